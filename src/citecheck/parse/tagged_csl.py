"""Reads works that come as CSL-JSON; names and dates are JSON in a string."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from citecheck.model import Date, Name, Work
from citecheck.parse import dates, numbers, pages
from citecheck.parse.identifiers import identifiers
from citecheck.parse.language import language
from citecheck.parse.names import particles

PLAIN = {
    "title": "title",
    "container-title": "container_title",
    "collection-title": "collection_title",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "event-title": "event_title",
    "event": "event_title",
    "event-place": "event_place",
    "genre": "genre",
    "URL": "url",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "number-of-pages": "extent",
    "note": "note",
}
ROLES = ("author", "editor", "translator")


def work(fields: Mapping[str, str], vocabulary: str = "csl") -> Work:
    """Return the work that an item of CSL-JSON describes."""
    values: dict[str, Any] = {"type": fields.get("type", "document")}
    for name, field in PLAIN.items():
        values[field] = values.get(field) or loaded(fields.get(name, ""), str) or ""
    for role in ROLES:
        values[role] = tuple(map(named, loaded(fields.get(role, ""), list) or ()))
    for name, field in (("issued", "issued"), ("accessed", "accessed"), ("original-date", "original_date")):
        values[field] = dated(fields.get(name, ""))
    if fields.get("page"):
        values["page"] = pages.pages(str(fields["page"]))
    if fields.get("edition"):
        values["edition"] = numbers.edition(str(fields["edition"]))
    printed = str(fields.get("DOI", ""))
    values["doi"] = next((one.value for one in identifiers(printed) if one.kind == "DOI"), printed)
    values["language"] = str(fields.get("language", ""))[:2] or language(values["title"])
    return Work(**values)


def loaded(value: str, wanted: type) -> Any:
    """Return a value, decoded where no string is wanted; None where it is of another type."""
    if wanted is str:
        return value
    try:
        found = json.loads(value or "null")
    except ValueError:
        return None
    return found if isinstance(found, wanted) else None


def named(given: Any) -> Name:
    """Return a name; the particle may stand before the family name, as RIS has it."""
    if not isinstance(given, dict):
        return Name(literal=str(given))
    before, family = particles(str(given.get("family") or ""))
    particle = given.get("non-dropping-particle") or given.get("dropping-particle") or before
    parts = (family, given.get("given"), particle, given.get("suffix"), given.get("literal"))
    return Name(*(str(part or "") for part in parts))


def dated(value: str) -> Date | None:
    """Return a date: by its parts, else as it is written."""
    given = loaded(value, dict)
    if given is None:
        return dates.date(value) if value and value[0] not in "[{" else None
    parts = given.get("date-parts") or [[]]
    numbers_ = (
        [int(part) for part in parts[0] if str(part).isdigit()]
        if parts and isinstance(parts[0], list)
        else []
    )
    if numbers_:
        printed = "-".join(f"{number:02d}" for number in numbers_)
        year, month, day = [*numbers_, None, None][:3]
        return Date(printed, year, month, day)
    printed = str(given.get("raw") or given.get("literal") or "")
    return dates.date(printed) if printed else None
