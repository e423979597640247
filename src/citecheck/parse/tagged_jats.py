"""Reads works whose fields are tagged in JATS (``mixed-citation``, ``element-citation``)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from citecheck.model import Name, Work
from citecheck.parse import dates, numbers, pages
from citecheck.parse.identifiers import identifiers
from citecheck.parse.language import language
from citecheck.parse.names import names, person
from citecheck.parse.titles import tidy

TYPES = {
    "journal": "article-journal",
    "article": "article-journal",
    "journal-article": "article-journal",
    "periodical": "article-journal",
    "book": "book",
    "edited-book": "book",
    "book-chapter": "chapter",
    "chapter": "chapter",
    "confproc": "paper-conference",
    "conf-proc": "paper-conference",
    "conference": "paper-conference",
    "conf-paper": "paper-conference",
    "confpaper": "paper-conference",
    "proceedings": "paper-conference",
    "thesis": "thesis",
    "dissertation": "thesis",
    "report": "report",
    "gov": "report",
    "working-paper": "report",
    "web": "webpage",
    "webpage": "webpage",
    "website": "webpage",
    "online": "webpage",
    "blog": "post-weblog",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "data": "dataset",
    "database": "dataset",
    "legal-doc": "legislation",
    "software": "software",
    "preprint": "article",
    "patent": "patent",
    "standard": "standard",
}
PLAIN = {
    "elocation-id": "number",
    "patent": "number",
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
    values: dict[str, Any] = {}
    for tag, field in PLAIN.items():
        values[field] = values.get(field) or given.get(tag, "").strip(EDGES)
    title = tidy(next((given[tag] for tag in TITLES if given.get(tag)), ""))
    source = tidy(given.get("source", ""))
    values["type"] = kind(given, bool(title and source))
    within = title or values["type"] == "article-journal"
    values["title"], values["container_title"] = (title, source) if within else (source, "")
    for role in ("author", "editor", "translator"):
        values[role] = people(fields.get(role, ""))
    values |= published(given, values)
    values["volume"] = numbers.number(given.get("volume", ""))
    values["issue"] = numbers.number(given.get("issue") or given.get("supplement", ""))
    values["issued"] = issued(given)
    values["accessed"] = dates.date(given.get("date-in-citation", ""))
    ends = [given[end].strip(EDGES) for end in ("fpage", "lpage") if given.get(end)]
    printed = "-".join(ends) or given.get("page-range", "").strip(EDGES)
    values["page"] = pages.pages(printed) if printed else None
    values["edition"] = numbers.edition(given["edition"]) if given.get("edition") else ""
    values["et_al"] = "etal" in given
    values |= addresses(given)
    values["language"] = given.get("lang", "")[:2] or language(values["title"])
    return Work(**values)


def published(given: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the publisher: an institution too, if there are authors or it is a thesis; else the author."""
    institution = people(given.get("institution", ""))
    publisher = given.get("publisher-name", "").strip(EDGES)
    if institution and not values["author"] and values["type"] != "thesis":
        return {"author": institution, "publisher": publisher}
    return {"publisher": publisher or ", ".join(map(str, institution))}


def kind(given: Mapping[str, str], titled: bool) -> str:
    """Return the CSL type, by the publication type that the citation names, else by its fields."""
    found = TYPES.get(given.get("publication-type", ""), "")
    if not found and (given.get("volume") or given.get("issue")):
        return "article-journal"
    if found == "book" or (not found and given.get("publisher-name")):
        return "chapter" if titled else "book"
    return found or ("webpage" if given.get("uri") else "document")


def people(printed: str) -> tuple[Name, ...]:
    """Return the persons and organisations of a role."""
    found = []
    for one in json.loads(printed or "[]"):
        if one.get("literal"):
            found.append(Name(literal=one["literal"].strip(EDGES)))
        elif one.get("name"):
            found += undivided(one["name"])
        else:
            named = person(one.get("family", "").strip(" ,;"), one.get("given", "").strip(" ,;"))
            found.append(Name(named.family, named.given, named.particle, one.get("suffix", named.suffix)))
    return tuple(found)


def undivided(printed: str) -> tuple[Name, ...]:
    """Return the persons of a name that the tags do not divide; a group whose last word is no family name."""
    found, _ = names(printed)
    return (Name(literal=printed),) if any(name.family[:1].islower() for name in found) else found


def issued(given: Mapping[str, str]) -> Any:
    """Return the date of publication; None where there is none."""
    parts = (given.get("day"), given.get("month") or given.get("season"), given.get("year"))
    printed = " ".join(part.strip(EDGES + "()") for part in parts if part)
    if given.get("month", "").isdigit():
        printed = "-".join(part.zfill(2) for part in reversed(parts) if part)
    return dates.date(printed if given.get("year") else given.get("conf-date", ""))


def addresses(given: Mapping[str, str]) -> dict[str, str]:
    """Return DOI and address."""
    printed = given.get("doi", "")
    doi = next((one.value for one in identifiers(printed) if one.kind == "DOI"), printed)
    return {"doi": doi, "url": given.get("uri", "")}
