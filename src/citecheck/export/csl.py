"""Works as CSL-JSON: the variables and their names are those of CSL 1.0.2."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from citecheck.lexicon import numbered
from citecheck.model import Date, Name, Pages, Work

DASHES = re.compile(r"\s*[‐‑‒–—―−-]+\s*")
PRINTED_AS = {"family": "family", "given": "given", "particle": "non-dropping-particle", "suffix": "suffix"}


def write(works: Iterable[tuple[str, Work]]) -> str:
    """Return works, each with its key, as a CSL-JSON file."""
    return json.dumps([csl(work, key) for key, work in works], ensure_ascii=False, indent=2) + "\n"


def csl(work: Work, id: str = "") -> dict[str, Any]:
    """Return a work as a CSL-JSON item, without the variables that it does not have."""
    item: dict[str, Any] = {
        "id": id,
        "type": work.type,
        "author": names(work.author),
        "editor": names(work.editor),
        "translator": names(work.translator),
        "title": work.title,
        "container-title": work.container_title,
        "collection-title": work.collection_title,
        "issued": date(work.issued),
        "original-date": date(work.original_date),
        "accessed": date(work.accessed),
        "volume": work.volume,
        "issue": work.issue,
        "page": pages(work.page),
        "number": work.number,
        "number-of-pages": extent(work.extent),
        "edition": work.edition,
        "publisher": work.publisher,
        "publisher-place": work.publisher_place,
        "event-title": work.event_title,
        "event-place": work.event_place,
        "genre": work.genre,
        "archive": "arXiv" if work.arxiv else "",
        "archive_location": work.arxiv,
        "DOI": work.doi,
        "URL": work.url,
        "ISBN": work.isbn,
        "ISSN": work.issn,
        "PMID": work.pmid,
        "language": work.language,
        "note": work.note,
    }
    return {variable: value for variable, value in item.items() if value}


def names(people: tuple[Name, ...]) -> list[dict[str, str]]:
    """Return names as CSL has them; those without a character are left out."""
    return [found for found in map(name, people) if found]


def name(person: Name) -> dict[str, str]:
    """Return a person by the parts of the name, an organisation as ``literal``."""
    if person.literal:
        return {"literal": person.literal}
    parts = {key: getattr(person, part) for part, key in PRINTED_AS.items()}
    return {key: part for key, part in parts.items() if part}


def date(when: Date | None) -> dict[str, Any]:
    """Return a date by its parts, with its season; as printed, where it has no year."""
    if when is None:
        return {}
    if not when.parts:
        return {"literal": when.printed} if when.printed else {}
    season = numbered("dates.seasons").get(when.season.casefold(), when.season)
    return {"date-parts": [when.parts]} | ({"season": season} if season else {})


def pages(range: Pages | None) -> str:
    """Return pages with a plain hyphen; of one range of plain numbers, the last with all its digits."""
    if range is None:
        return ""
    if range.first is None or range.last is None or "," in range.printed:
        return DASHES.sub("-", range.printed.strip())
    return str(range.first) if range.first == range.last else f"{range.first}-{range.last}"


def extent(printed: str) -> str:
    """Return the number of pages without the word that says so."""
    digits = re.search(r"\d+", printed)
    return digits[0] if digits else ""
