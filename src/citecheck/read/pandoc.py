"""What pandoc reads, as the Markdown that it makes of it; places are paragraphs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path

from citecheck.model import Block, Manuscript, Spot
from citecheck.read import markdown
from citecheck.read.decode import LIMIT, Unreadable, too_large
from citecheck.read.lists import beside
from citecheck.read.sheet import opening
from citecheck.text import BOLD

FORMATS = {
    ".odt": "odt",
    ".rtf": "rtf",
    ".epub": "epub",
    ".typ": "typst",
    ".org": "org",
    ".rst": "rst",
    ".dbk": "docbook",
}
DIALECT = (
    "markdown-raw_html-raw_attribute-raw_tex-header_attributes-fenced_divs-bracketed_spans-link_attributes"
    "-native_divs-native_spans-simple_tables-multiline_tables-grid_tables-smart"
)
KEYED = (".typ", ".org")
FOOTNOTE = (rb"{\*\footnote", rb"{\footnote")
CODE_AND_SUBSTITUTE = re.compile(rb"(\\u-?\d{1,6})(?=[^\s\\{}\d])")
COMMAND = "pip install 'citecheck-audit[pandoc]'"
SECONDS = 60
BOUNDED = ("+RTS", "-M1g", "-RTS", "--sandbox", "--wrap=none")


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a file as pandoc reads it.

    Raises:
        Unreadable: if pandoc is not there, does not read the file, or takes too long.
    """
    if len(data) > LIMIT:
        raise too_large(path, len(data))
    suffix = Path(path).suffix.lower()
    program = find()
    if program is None:
        raise Unreadable(path, "unreadable.no-pandoc", suffix=suffix, command=COMMAND)
    if suffix == ".rtf":
        data = CODE_AND_SUBSTITUTE.sub(rb"\1 ", data.replace(*FOOTNOTE))
    dialect = DIALECT if suffix in KEYED else f"{DIALECT}-citations"
    words = [program, *BOUNDED, "--from", FORMATS[suffix], "--to", dialect]
    try:
        made = converted([*words, "--standalone"], data) or converted(words, data)
    except subprocess.TimeoutExpired:
        raise Unreadable(path, "unreadable.pandoc-slow", seconds=SECONDS) from None
    except (OSError, subprocess.CalledProcessError) as error:
        told = (getattr(error, "stderr", b"") or b"").decode("utf-8", "replace").strip() or str(error)
        if "heap" in told.lower():
            raise Unreadable(path, "unreadable.pandoc-memory") from None
        raise Unreadable(path, "unreadable.pandoc", reason=told.splitlines()[-1][:120]) from None
    manuscript = placed(markdown.read(made, path))
    if suffix == ".rtf":
        return replace(manuscript, blocks=tuple(map(headed, manuscript.blocks)))
    named = beside.named(data.decode("utf-8", "replace")) if suffix in KEYED else ()
    return beside.with_lists(manuscript, named)


def converted(words: Sequence[str], data: bytes) -> bytes:
    """Return what a command makes of a file; nothing, where it cannot write the head that we ask of it.

    Raises:
        OSError, subprocess.CalledProcessError, subprocess.TimeoutExpired: if it fails.
    """
    headed = words[-1] == "--standalone"
    done = subprocess.run(words, input=data, capture_output=True, timeout=SECONDS, check=not headed)
    return done.stdout if done.returncode == 0 else b""


def headed(block: Block) -> Block:
    """Return a block; as a heading the bold list item that pandoc makes of one in LibreOffice's RTF."""
    bold = block.kind == "item" and all(style & BOLD for style in block.text.styles)
    return replace(block, kind="heading", level=2) if bold else block


def placed(manuscript: Manuscript) -> Manuscript:
    """Return a manuscript whose places are paragraphs, since its lines are none of the file."""
    spots = [Spot(kind="paragraph", number="1")] * len(manuscript.lines)
    for number, block in enumerate(manuscript.blocks, 1):
        kind = "note" if block.kind == "note" else "table" if block.kind == "table" else "paragraph"
        label = block.label if kind == "note" else str(number)
        first, last = (manuscript.place(at) for at in (block.text.start, max(block.text.end - 1, 0)))
        spot = Spot(kind=kind, number=label, words=opening(block.text.string))
        spots[first.line - 1 : last.line] = [spot] * (last.line - first.line + 1)
    return replace(manuscript, spots=tuple(spots))


@cache
def find() -> str | None:
    """Return pandoc: the one that the extra brings, else the one of the system; None where there is none."""
    try:
        found = str(import_module("pypandoc").get_pandoc_path())
    except (ImportError, OSError):
        found = ""
    return found if found and os.path.isfile(found) else shutil.which("pandoc")
