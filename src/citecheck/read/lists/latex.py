"""The values of BibTeX fields as a reader sees them: accents decoded, braces gone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

NAMES = re.compile(
    r"(?:short)?author|(?:short)?editor[abc]?|translator|bookauthor|afterword|annotator|commentator|foreword|holder|"
    r"introduction"
)
VERBATIM = re.compile(r"crossref|doi|eprint|file|ids|isbn|issn|pdf|url|urlraw|xdata|xref")
WORTH = re.compile(r"[\\$~{}]|--|``|''")
COMMENT = re.compile(r"(?<!\\)%")
ESCAPED = re.compile(r"\\([_&%#~$])")
URL = re.compile(r"^\\url\s*\{(.*)\}$", re.DOTALL)


def decode(field: str, value: str) -> str:
    """Return the value of ``field`` in Unicode.

    Braces go, except around a whole name that they keep together: ``{World Health Organization} and Roy, A.``
    """
    value = re.sub(r"[ \t\r\n]+", " ", value).strip()
    if VERBATIM.fullmatch(field):
        return ESCAPED.sub(r"\1", URL.sub(r"\1", value)).translate({ord("{"): None, ord("}"): None})
    if not WORTH.search(value):
        return value
    if NAMES.fullmatch(field):
        return " and ".join(whole_name(name) for name in split_names(value))
    return text(value)


def whole_name(name: str) -> str:
    """Return one name; the braces around all of it stay."""
    return f"{{{text(name)}}}" if name.startswith("{") and enclosed(name) else text(name)


def enclosed(value: str) -> bool:
    """Return whether the first brace closes at the very end."""
    depths = depth_after(value)
    return bool(depths) and depths[-1] == 0 and 0 not in depths[:-1]


def split_names(value: str) -> list[str]:
    """Return the names of a list; an "and" inside braces joins no names."""
    depths = depth_after(value)
    names, last = [], 0
    for match in re.finditer(r"\s+and\s+", value):
        if depths[match.start()] == 0:
            names.append(value[last : match.start()])
            last = match.end()
    return [name.strip() for name in (*names, value[last:])]


def depth_after(value: str) -> list[int]:
    """Return for each character how many braces are open after it."""
    depth, depths = 0, []
    for i, character in enumerate(value):
        if character in "{}" and value[i - 1 : i] != "\\":
            depth += 1 if character == "{" else -1
        depths.append(depth)
    return depths


def text(value: str) -> str:
    """Return a piece of LaTeX as Unicode; as it stands, without braces, where LaTeX would not take it."""
    try:
        shown = decoder().latex_to_text(COMMENT.sub(r"\%", value))
    except Exception:  # a broken value must not cost the entry
        shown = value.replace("{", "").replace("}", "")
    return re.sub(r"[ \t\r\n]+", " ", str(shown)).strip()


@cache
def journals() -> Mapping[str, str]:
    r"""Return the journals by the macros that stand for them (``\apj``)."""
    return tomllib.loads(Path(__file__).with_name("journals.toml").read_text("utf-8"))


@cache
def decoder() -> LatexNodes2Text:
    """Return the decoder, with addresses shown bare."""
    context = get_default_latex_context_db()
    shown = [MacroTextSpec(name, title) for name, title in journals().items()]
    context.add_context_category(
        "citecheck", prepend=True, macros=[MacroTextSpec("url", simplify_repl="%s"), *shown]
    )
    return LatexNodes2Text(latex_context=context, math_mode="text", keep_comments=True)
