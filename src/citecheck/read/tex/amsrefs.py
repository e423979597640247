r"""Entries in the manner of amsrefs: ``\bib{roux}{book}{author={Roux, Anne}, title={Salt}}``."""

from __future__ import annotations

import re

from citecheck.model import Block
from citecheck.read.lists import latex
from citecheck.read.tex.source import Source
from citecheck.text import Text

FIELD = re.compile(r"\s*,?\s*([a-z]+)\s*=\s*(?=\{)")
REPEATED = frozenset({"author", "editor", "translator"})


def entry(source: Source, at: int, after: int) -> tuple[Block, int] | None:
    """Return the entry that begins at ``at``, and where it ends; None where its arguments are not there."""
    key = source.span(after)
    kind = source.span(key[1] + 1) if key else None
    body = source.span(kind[1] + 1) if kind else None
    if key is None or kind is None or body is None:
        return None
    fields = {"ENTRYTYPE": source.source[slice(*kind)].lower()}
    position = body[0]
    while match := FIELD.match(source.source, position, body[1]):
        span = source.span(match.end())
        if span is None:
            break
        name, value = match[1], latex.decode(match[1], source.source[slice(*span)])
        joined = name in REPEATED and name in fields
        fields[name] = f"{fields[name]} and {value}" if joined else value
        position = span[1] + 1
    text = Text.of(source.source[at : body[1] + 1], at)
    label = source.source[slice(*key)].strip()
    return Block("entry", text, label=label, tagged=fields, vocabulary="bibtex"), body[1] + 1
