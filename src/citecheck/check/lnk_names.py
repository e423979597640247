"""Names that the text spells otherwise than the list or the notes (LNK004)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from citecheck.catalogue import Rule
from citecheck.link.names import tidy
from citecheck.match.forms import fold
from citecheck.model import Article, Citation, Cited, Entry, Finding, Name, Note
from citecheck.text import Text

FULL_NAME = re.compile(r"(?<![\w-])[^\W\d_a-z][\w’'\-]+(?:[ \n][^\W\d_a-z][\w’'.\-]*){1,3}")
ODD = re.compile(r"(?<![\w-])[^\W\d_]*[A-ZÀ-ÖØ-Þ]{2}[^\W\d_]*[a-zß-öø-ÿ][^\W\d_]*(?![\w-])")


Likeness = tuple[Entry | Note, Name]


def author_mismatch(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each name in the text that is a cited author's but for a letter or two."""
    told: set[str] = set()
    found: list[tuple[Citation | Text, Text, str, Likeness]] = [
        *misspelt_citations(article),
        *claimed_names(article),
        *odd_capitals(article),
    ]
    for at, text, printed, (source, name) in found:
        if fold(printed) in told:
            continue
        told.add(fold(printed))
        full = len(printed.split()) > 1 and name.given
        yield rule.finding(
            article,
            at,
            text=text,
            related=((source, "source"),),
            confidence=0.85,
            printed=printed,
            known=f"{name.given} {name.family}" if full else name.family,
        )


def misspelt_citations(article: Article) -> Iterator[tuple[Citation, Text, str, Likeness]]:
    """Yield the citations whose name no entry of their year bears, but one nearly does."""
    for citation in article.citations:
        for part in citation.parts:
            source = spelt_like(article, part)
            if source:
                yield citation, citation.text, part.names[0], source


def spelt_like(article: Article, part: Cited) -> Likeness | None:
    """Return the entry of the cited year, and its author, whose name the citation nearly has."""
    if part.targets or part.candidates or not part.names or not part.year[:4].isdigit():
        return None
    family = part.names[0].split()[-1]
    for entry in article.entries:
        for name in entry.work.creators:
            if entry.work.year == int(part.year[:4]) and (
                near(family, name.family) or near(part.names[0], name.family)
            ):
                return entry, name
    return None


def near(printed: str, known: str) -> bool:
    """Tell whether two family names differ by a letter, or by two where they are long."""
    a, b = fold(printed), fold(known)
    allowed = 1 if min(len(a), len(b)) < 7 else 2
    return min(len(a), len(b)) >= 4 and a[:1] == b[:1] and 0 < OSA.distance(a, b) <= allowed


def claimed_names(article: Article) -> Iterator[tuple[Text, Text, str, Likeness]]:
    """Yield the full names before a note marker that are the note's author but for the spelling."""
    notes = {note.id: note for note in article.notes}
    for citation in article.citations:
        note = notes.get(citation.targets[0]) if citation.targets and citation.kind == "note-marker" else None
        for name in note.work.author if note else ():
            for text in names_before(article, citation):
                if note and misspells(text.string, name):
                    yield text, text, " ".join(text.string.split()), (note, name)


def names_before(article: Article, citation: Citation) -> Iterator[Text]:
    """Yield the full names in the claim of a citation."""
    for block in article.body:
        if not block.text.start <= citation.text.start < block.text.end:
            continue
        at = block.text.offsets.index(citation.text.start)
        begin = max(0, at - len(citation.claim) - 1)
        yield from (block.text[m.start() : m.end()] for m in FULL_NAME.finditer(block.text.string, begin, at))


def misspells(printed: str, name: Name) -> bool:
    """Tell whether a full name is ``name`` but for the family's spelling: one given name at least agrees."""
    *given, family = tidy(printed).split()
    known = [fold(part) for part in name.given.split() if len(part.strip(".")) > 2]
    agree = any(fold(part) in known for part in given)
    return agree and near(family, name.family)


def odd_capitals(article: Article) -> Iterator[tuple[Text, Text, str, Likeness]]:
    """Yield the words of the text that are a listed author's name with a capital where it has none."""
    known: dict[str, Likeness] = {
        fold(name.family): (entry, name)
        for entry in article.entries
        for name in entry.work.creators
        if len(name.family) > 3 and not ODD.fullmatch(name.family)
    }
    for block in article.body if known else ():
        for match in ODD.finditer(block.text.string):
            source = known.get(fold(match[0]))
            if source and not match[0].isupper():
                text = block.text[match.start() : match.end()]
                yield text, text, match[0], source
