"""Ties every citation, ibid and short form of an article to its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from citecheck.link import anchored, authoryear, markers, numbered, repeated, shortforms
from citecheck.link.authoryear import Found
from citecheck.link.claims import claim_around, claim_before
from citecheck.link.roster import Roster
from citecheck.match import Index
from citecheck.model import Article, Block, Citation, Entry, Note


def link(article: Article) -> Article:
    """Return the article with its notes resolved and its citations found and tied to their sources."""
    index = Index([entry.work for entry in article.entries])
    anchors = anchored.Anchors(article)
    noted = [anchored.with_entries(note, anchors) for note in article.notes]
    notes = tuple(listed(note, article.entries, index) for note in shortforms.resolve(noted, article.entries))
    article = replace(article, notes=notes)
    blocks = [*article.front, *article.body]
    counted = cited_by_number(blocks, article)
    marked = list(note_citations(blocks, article, counted)) if article.notes or not counted else []
    named = list(text_citations(blocks, article, counted))
    tied = anchored.tied([*marked, *named], blocks, anchors)
    found = repeated.tied(sorted(tied, key=lambda citation: citation.text.start))
    return replace(article, citations=tuple(replace(c, id=f"c{i}") for i, c in enumerate(found, 1)))


def listed(note: Note, entries: Sequence[Entry], index: Index) -> Note:
    """Return the note with the ids of the entries that describe its works."""
    described = (entries[i].id for work in note.works for i, _ in index.candidates(work))
    found = dict.fromkeys([*note.listed, *described])
    return replace(note, listed=tuple(found))


def cited_by_number(blocks: Sequence[Block], article: Article) -> Sequence[tuple[Block, Found]]:
    """Return the citations by number of the list; beside notes, only where these have plain markers."""
    if not article.entries or not markers.plainly_marked(blocks, article.notes):
        return ()
    forms = (numbered.squares, numbered.rounds) if article.notes else numbered.FORMS
    return numbered.by_number(blocks, article.entries, forms)


def note_citations(
    blocks: Sequence[Block], article: Article, counted: Sequence[tuple[Block, Found]]
) -> Iterable[Citation]:
    """Yield the note markers that are not ``counted``, each with its note and what the note stands for."""
    taken = {block.text.offsets[one.start] for block, one in counted}
    by_id = {note.id: note for note in article.notes}
    places = {block.text.start: block for block in blocks}
    starts = sorted(places)
    behind: dict[int, int] = {}
    for marker, id in markers.tie(blocks, article.notes, taken):
        block = places[starts[bisect_right(starts, marker.text.start) - 1]]
        at = block.text.offsets.index(marker.text.start)
        claim = claim_before(block.text.string, at, behind.get(block.text.start, 0))
        behind[block.text.start] = at + len(marker.text)
        yield Citation("", marker.text, "note-marker", targets(id, by_id), claim, label=marker.label)


def targets(id: str | None, notes: dict[str, Note]) -> tuple[str, ...]:
    """Return a note's id and the ids of the entries that it stands for, itself or through its antecedent."""
    if id is None:
        return ()
    note = notes[id]
    antecedent = notes.get(note.resolves_to or "")
    entries = note.listed or (antecedent.listed if antecedent else ())
    if not antecedent and note.resolves_to:
        entries = (note.resolves_to,)
    return (id, *entries)


def text_citations(
    blocks: Sequence[Block], article: Article, counted: Sequence[tuple[Block, Found]]
) -> Iterable[Citation]:
    """Yield the citations that name their source in the text: by author, by number, by key."""
    found = [*authoryear.find(blocks, Roster(article.entries)), *numbered.by_key(blocks, article.entries)]
    for block, one in (*found, *repeated.find(blocks), *counted):
        claim = claim_around(block.text.string, one.start, one.end)
        yield authoryear.citation("", block.text, one, claim)
