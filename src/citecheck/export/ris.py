"""Works as RIS, for reference managers that know no BibTeX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citecheck.export.csl import extent, pages
from citecheck.model import Date, Name, Work

TYPES = {
    "article": "JOUR",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "thesis": "THES",
    "webpage": "ELEC",
}


def write(works: Iterable[tuple[str, Work]]) -> str:
    """Return works, each with its key, as a RIS file."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in lines(key, work)) for key, work in works)


def lines(key: str, work: Work) -> Iterator[tuple[str, str]]:
    """Yield the tags of a work with their values, in RIS's order: the type first, the end last."""
    yield "TY", TYPES.get(work.type, "GEN")
    for tag, value in tags(key, work):
        if value:
            yield tag, " ".join(value.split())
    yield "ER", ""


def tags(key: str, work: Work) -> Iterator[tuple[str, str]]:
    """Yield every tag that a work may have; many values are empty."""
    for tag, people in (("AU", work.author), ("ED", work.editor), ("A4", work.translator)):
        yield from ((tag, name(person)) for person in people)
    yield from (("TI", work.title), ("T2", work.container_title), ("T3", work.collection_title))
    yield from dates(work.issued)
    yield from (("VL", work.volume), ("IS", work.issue), ("ET", work.edition))
    first, _, last = pages(work.page).partition("-")
    yield from (("SP", first or extent(work.extent)), ("EP", last), ("C7", work.number))
    yield from (("PB", work.publisher), ("CY", work.publisher_place))
    yield from (("C3", work.event_title), ("M3", work.genre))
    yield from (("DO", work.doi), ("UR", work.url), ("Y2", day(work.accessed)))
    yield from (("SN", work.isbn), ("SN", work.issn), ("AN", work.pmid))
    yield from (("LA", work.language), ("N1", work.note), ("ID", key))


def name(person: Name) -> str:
    """Return "von Family, Given, Jr"; an organisation as it stands, with a comma to keep it whole."""
    if person.literal:
        return person.literal + ("," if " " in person.literal else "")
    return ", ".join(filter(None, (str(person), person.given, person.suffix)))


def dates(when: Date | None) -> Iterator[tuple[str, str]]:
    """Yield year and date; an undated work has what is printed as its date."""
    if when is None:
        return
    yield "PY", str(when.year or "")
    yield "DA", day(when) if when.month else "" if when.year else when.printed


def day(when: Date | None) -> str:
    """Return a date as RIS has it: ``2019/05/08/``, each part where it is known, the season last."""
    if when is None or not when.year:
        return ""
    return "/".join([*(f"{part:02}" for part in when.parts), "", "", ""][:3]) + f"/{when.season}"
