"""Entries of several files put together: places, parents and other names (BibLaTeX manual, 2.4.1, 3.13)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from citecheck.model import Block
from citecheck.read.lists import bibtex
from citecheck.text import Text


def meant(blocks: Iterable[Block]) -> dict[str, tuple[str, ...]]:
    """Return the keys of the entries that each other key stands for: one of an alias, all of a set."""
    found: dict[str, tuple[str, ...]] = {}
    for block in blocks:
        for alias in bibtex.keys(block.tagged.get("ids", "")):
            found[alias] = (*found.get(alias, ()), block.label)
    return found


def completed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield entries, each with the fields of the parent that it names, in whatever file that stands."""
    known: Mapping[str, Block] = {block.label.lower(): block for block in reversed(blocks)}
    for block in blocks:
        parent = known.get(block.tagged["crossref"].lower()) if block.tagged.get("crossref") else None
        if parent is None or parent is block:
            yield block
        else:
            tagged = bibtex.inherited(block.tagged, block.tagged["ENTRYTYPE"], parent.tagged)
            yield replace(block, tagged=tagged)


def moved(text: Text, by: int) -> Text:
    """Return a text that stands ``by`` characters later."""
    return Text(text.string, array("l", (offset + by for offset in text.offsets)), text.styles)
