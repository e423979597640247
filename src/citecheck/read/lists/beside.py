"""The lists that a text in Markdown, Typst or Org names: what it cites of them comes behind its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from citecheck.model import Manuscript, Sentence, Spot
from citecheck.read import lines
from citecheck.read.decode import Unreadable
from citecheck.read.lists import bibtex, csljson, kin, ris
from citecheck.read.tex.files import of_file

READERS = {".bib": bibtex.read, ".bibtex": bibtex.read, ".json": csljson.read, ".ris": ris.read}
FIELD = re.compile(
    r"^#?\+?bibliography[ \t]*[:(](.*(?:\n(?:[ \t]+|-[ \t]).*)*)", re.MULTILINE | re.IGNORECASE
)
NAME = re.compile(r"[^\s\"'(),\[\]]+\.(?:bib|bibtex|json|ris)(?![\w.])", re.IGNORECASE)
TRAILING = ".:?/-"
KEY = re.compile(r"(?<![\w@])@\{?(\w[\w:.#$%&+?<>~/-]*)|@\*")


def named(source: str) -> list[str]:
    """Return the names of the lists that a text, or the front matter of one, cites from."""
    return [name for field in FIELD.finditer(source) for name in NAME.findall(field[1])]


def with_lists(manuscript: Manuscript, names: Iterable[str]) -> Manuscript:
    """Return a manuscript with what it cites of the lists beside it; it says which of them is not there."""
    for name in names:
        path = Path(manuscript.path).parent / name
        told = Sentence("reading.list-missing", {"name": name})
        try:
            if path.is_file():
                manuscript = joined(manuscript, READERS[path.suffix.lower()](path.read_bytes(), str(path)))
                continue
        except Unreadable as error:
            told = of_file(name, error.reason)
        except OSError:
            told = of_file(name, Sentence("reading.list-unreadable"))
        manuscript = replace(manuscript, remarks=(*manuscript.remarks, told))
    return manuscript


def joined(manuscript: Manuscript, found: Manuscript) -> Manuscript:
    """Return a manuscript with the source of a list behind its own, and the entries that it cites."""
    cited = {match[1].rstrip(TRAILING) if match[1] else "*" for match in KEY.finditer(manuscript.source)}
    own = manuscript.source if manuscript.source.endswith("\n") else f"{manuscript.source}\n"
    source, by = own + found.source, len(own)
    entries = [
        replace(block, text=kin.moved(block.text, by))
        for block in kin.completed(found.blocks)
        if "*" in cited or block.label in cited
    ]
    return replace(
        manuscript,
        source=source,
        blocks=(*manuscript.blocks, *entries),
        remarks=(*manuscript.remarks, *(of_file(found.path, remark) for remark in found.remarks)),
        unread=(*manuscript.unread, *((by + at, of_file(found.path, reason)) for at, reason in found.unread)),
        lines=lines.starts(source),
        spots=(*(manuscript.spots or rows(manuscript)), *rows(found)),
    )


def rows(manuscript: Manuscript) -> Iterator[Spot]:
    """Yield where each line of a file stands: in that file."""
    yield from (Spot(manuscript.path, line) for line, _ in enumerate(manuscript.lines, 1))
