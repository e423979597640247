"""Reads works whose fields are tagged in JATS (``mixed-citation``, ``element-citation``)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from citecheck.model import Name, Work
from citecheck.parse import dates, numbers, pages
from citecheck.parse.identifiers import identifiers
from citecheck.parse.language import language
from citecheck.parse.names import person, upright

TYPES = {
    "journal": "article-journal",
    "article": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "chapter": "chapter",
    "confproc": "paper-conference",
    "conf-proc": "paper-conference",
    "conference": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "gov": "report",
    "web": "webpage",
    "webpage": "webpage",
    "website": "webpage",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "data": "dataset",
    "software": "software",
    "preprint": "article",
    "patent": "patent",
    "standard": "standard",
}
PLAIN = {
    "volume": "volume",
    "issue": "issue",
    "elocation-id": "number",
    "publisher-name": "publisher",
    "publisher-loc": "publisher_place",
    "series": "collection_title",
    "conf-name": "event_title",
    "conf-loc": "event_place",
    "isbn": "isbn",
    "issn": "issn",
    "pmid": "pmid",
    "arxiv": "arxiv",
    "size": "extent",
}
TITLES = ("article-title", "chapter-title", "part-title", "data-title")
EDGES = " .,;:"


def work(fields: Mapping[str, str], vocabulary: str = "jats") -> Work:
    """Return the work that the tags of a citation describe."""
    given = {name: value.strip() for name, value in fields.items()}
    values: dict[str, Any] = {field: given.get(tag, "").strip(EDGES) for tag, field in PLAIN.items()}
    title = next((given[tag] for tag in TITLES if given.get(tag)), "").strip(' ,;“”"«»')
    values["title"] = trimmed(title or given.get("source", ""))
    values["container_title"] = trimmed(given.get("source", "")) if title else ""
    values["type"] = kind(given, bool(title))
    for role in ("author", "editor", "translator"):
        values[role] = people(fields.get(role, ""))
    values["issued"] = issued(given)
    accessed = re.sub(r"^\D*(?=\d)", "", given.get("date-in-citation", ""))
    values["accessed"] = dates.date(accessed) if accessed else None
    ends = [given[end].strip(EDGES) for end in ("fpage", "lpage") if given.get(end)]
    printed = "-".join(ends) or given.get("page-range", "").strip(EDGES)
    values["page"] = pages.pages(printed) if printed else None
    values["edition"] = numbers.edition(given["edition"]) if given.get("edition") else ""
    values["et_al"] = "etal" in given
    values |= addresses(given)
    values["language"] = given.get("lang") or language(values["title"])
    return Work(**values)


def trimmed(title: str) -> str:
    """Return a title without the marks around it; a full stop at its end belongs to the reference."""
    return title.strip(' ,;“”"«»').removesuffix(".").rstrip()


def kind(given: Mapping[str, str], titled: bool) -> str:
    """Return the CSL type, by the publication type that the citation names, else by its fields."""
    found = TYPES.get(given.get("publication-type", ""), "")
    if found == "book" and titled:
        return "chapter"
    if found:
        return found
    if given.get("volume") or given.get("issue"):
        return "article-journal"
    return "book" if given.get("publisher-name") else "webpage" if given.get("uri") else "document"


def people(printed: str) -> tuple[Name, ...]:
    """Return the persons and organisations of a role."""
    found = []
    for one in json.loads(printed or "[]"):
        if one.get("literal"):
            found.append(Name(literal=one["literal"].strip(EDGES)))
        elif one.get("name"):
            found.append(upright(one["name"]))
        else:
            named = person(one.get("family", ""), one.get("given", ""))
            found.append(Name(named.family, named.given, named.particle, one.get("suffix", named.suffix)))
    return tuple(found)


def issued(given: Mapping[str, str]) -> Any:
    """Return the date of publication; None where there is none."""
    parts = (given.get("day"), given.get("month") or given.get("season"), given.get("year"))
    printed = " ".join(part.strip(EDGES + "()") for part in parts if part)
    if given.get("month", "").isdigit():
        printed = "-".join(part.zfill(2) for part in reversed(parts) if part)
    return dates.date(printed) if given.get("year") else None


def addresses(given: Mapping[str, str]) -> dict[str, str]:
    """Return DOI and address."""
    printed = given.get("doi", "")
    doi = next((one.value for one in identifiers(printed) if one.kind == "DOI"), printed)
    return {"doi": doi, "url": given.get("uri", "")}
