r"""The list that biber writes for biblatex (``.bbl``): entries with their fields by BibLaTeX's names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Block
from citecheck.read.lists import latex
from citecheck.read.tex.source import Source
from citecheck.text import Text

ENTRY = re.compile(r"\\entry\{([^{}]+)\}\{(\w+)\}")
FIELD = re.compile(r"\\(field|list|name)\{(\w+)\}(?:\{\d+\}\{[^{}]*\}|\{\d+\})?(?=\s*\{)")
VERB = re.compile(r"\\verb\{(\w+)\}\s*\\verb ([^\n]*)\n\s*\\endverb")
DASH = re.compile(r"\\bibrangedash\s*")
PART = re.compile(r"\b(family|given|prefix|suffix)=\s*(?=\{)")


def entries(bbl: str, start: int) -> Iterator[Block]:
    """Yield the entries of a list that stands at offset ``start``."""
    source, found = Source(bbl), list(ENTRY.finditer(bbl))
    for match, following in zip(found, [*found[1:], None], strict=True):
        end = following.start() if following else len(bbl)
        fields = {"ENTRYTYPE": match[2]} | dict(pairs(source, match.end(), end))
        fields |= {name: latex.decode(name, value) for name, value in VERB.findall(bbl, match.end(), end)}
        text = Text.of(bbl[match.start() : end].partition("\\endentry")[0], start + match.start())
        yield Block("entry", text.strip(), label=match[1], tagged=fields, vocabulary="bibtex")


def pairs(source: Source, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the fields of the entry between two offsets; dates come in parts, names in pieces."""
    for match in FIELD.finditer(source.source, start, end):
        span = source.span(match.end())
        if span is None:
            continue
        if match[1] == "name":
            yield match[2], " and ".join(names(source, *span))
        elif match[1] == "list":
            yield match[2], " and ".join(value(source, *one) for one in groups(source, *span))
        else:
            yield match[2], value(source, *span)


def value(source: Source, start: int, end: int) -> str:
    """Return what stands between two offsets, decoded."""
    return latex.text(DASH.sub("–", source.source[start:end]))


def groups(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the arguments in braces that follow one another between two offsets."""
    span = source.span(start)
    while span and span[1] < end:
        yield span
        span = source.span(span[1] + 1)


def names(source: Source, start: int, end: int) -> Iterator[str]:
    """Yield names in BibTeX's form: "van der Berg, Jr., Anna"; an organisation in braces."""
    for group in groups(source, start, end):
        parts = {}
        for match in PART.finditer(source.source, *group):
            if span := source.span(match.end()):
                parts[match[1]] = value(source, *span)
        family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
        rest = [part for part in (parts.get("suffix"), parts.get("given")) if part]
        yield ", ".join([family, *rest]) if rest else f"{{{family}}}"
