"""Citations and notes that the format itself ties to entries (``xref``, fields of reference managers)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from citecheck.link.claims import claim_around
from citecheck.match import Index
from citecheck.model import Anchor, Article, Block, Citation, Cited, Entry, Note
from citecheck.parse import parse_tagged
from citecheck.text import Text

ALIKE = 75


class Anchors:
    """The anchors of an article, each with the entry that it points at."""

    def __init__(self, article: Article) -> None:
        self.by_key = {entry.key: entry for entry in article.entries if entry.key}
        self.entries = article.entries
        self.index = Index([entry.work for entry in article.entries])
        found = [
            one for one in article.manuscript.anchors if article.start <= one.start < max(article.end, 1)
        ]
        self.all = [(one, entry) for one in found if (entry := self.entry(one)) is not None]

    def entry(self, anchor: Anchor) -> Entry | None:
        """Return the entry that an anchor points at, by its key, else by its fields; None where none fits."""
        if anchor.key or not anchor.tagged:
            return self.by_key.get(anchor.key)
        near = self.index.candidates(parse_tagged(anchor.tagged, anchor.vocabulary))
        return self.entries[near[0][0]] if len(near) == 1 else None

    def inside(self, text: Text) -> list[tuple[Anchor, Entry]]:
        """Return the anchors that lie in ``text``, with their entries."""
        return [(one, entry) for one, entry in self.all if text.holds(one.start) and one.end <= text.end]


def with_entries(note: Note, anchors: Anchors) -> Note:
    """Return a note with the entries that its anchors point at."""
    ids = [entry.id for _, entry in anchors.inside(note.text)]
    return replace(note, listed=tuple(dict.fromkeys([*note.listed, *ids]))) if ids else note


def tied(citations: Sequence[Citation], blocks: Sequence[Block], anchors: Anchors) -> list[Citation]:
    """Return the citations, those that are anchored tied to entries, with those only anchored."""
    spans = [(one.start, one.end) for one, _ in anchors.all]
    found = [
        one
        for one in citations
        if one.kind != "note-marker"
        or one.text.string.startswith("[^")
        or not any(s < one.text.end and one.text.start < e for s, e in spans)
    ]
    loose: dict[tuple[int, int], tuple[Block, list[tuple[Anchor, Entry]]]] = {}
    for block in blocks if anchors.all else ():
        for anchor, entry in anchors.inside(block.text):
            at = [
                index
                for index, one in enumerate(found)
                if one.text.start < anchor.end and anchor.start < one.text.end
            ]
            if at:
                found[at[0]] = filled(found[at[0]], anchor, entry)
            else:
                loose.setdefault((anchor.start, anchor.end), (block, []))[1].append((anchor, entry))
    return [*found, *(citation(block, pairs) for block, pairs in loose.values())]


def filled(citation: Citation, anchor: Anchor, entry: Entry) -> Citation:
    """Return a citation that names one source, tied to ``entry`` where its words did not tell.

    Another year than the entry's, or a name spelt nearly like the entry's, stay to be told.
    """
    if anchor.locator:
        citation = replace(
            citation,
            parts=tuple(
                replace(part, locator=anchor.locator)
                if part.targets == (entry.id,) and not part.locator
                else part
                for part in citation.parts
            ),
        )
    counted = citation.kind == "numeric" or (citation.kind == "key" and citation.targets)
    if counted and entry.id not in citation.targets:
        return replace(citation, targets=(*citation.targets, entry.id))
    if len(citation.parts) != 1 or citation.parts[0].targets or citation.parts[0].candidates:
        return citation
    part, work = citation.parts[0], entry.work
    if part.year and work.year and not part.year.startswith(str(work.year)):
        return replace(citation, parts=(replace(part, candidates=(entry.id,)),))
    if any(ratio(name, str(own)) >= ALIKE for name in part.names for own in work.creators) and part.year:
        return citation
    return replace(citation, targets=(entry.id,), parts=(replace(part, targets=(entry.id,)),))


def citation(block: Block, pairs: Sequence[tuple[Anchor, Entry]]) -> Citation:
    """Return the citation that stands only in anchors over the same words."""
    anchor = pairs[0][0]
    start, end = (bisect_left(block.text.offsets, at) for at in (anchor.start, anchor.end))
    text = block.text[start:end]
    kind = "numeric" if text.string.strip(" []().,;–-").isdigit() else "key"
    return Citation(
        "",
        text,
        "numeric" if kind == "numeric" else "key",
        tuple(entry.id for _, entry in pairs),
        claim_around(block.text.string, start, end),
        tuple(parts(pairs)),
    )


def parts(pairs: Sequence[tuple[Anchor, Entry]]) -> Iterator[Cited]:
    """Yield the sources of a citation."""
    yield from (
        Cited((entry.key or entry.id,), locator=anchor.locator, targets=(entry.id,))
        for anchor, entry in pairs
    )
