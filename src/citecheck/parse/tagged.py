"""Reads works whose fields a format names: BibTeX and BibLaTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citecheck.model import Name, Work
from citecheck.parse import dates, numbers, pages
from citecheck.parse.identifiers import identifiers
from citecheck.parse.language import language
from citecheck.parse.names import person, upright

TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "book",
    "collection": "book",
    "mvbook": "book",
    "proceedings": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "inreference": "entry-encyclopedia",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "manual": "book",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "unpublished": "manuscript",
}
PLAIN = {
    "title": ("title",),
    "container_title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "collection_title": ("series",),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "publisher": ("publisher", "school", "institution", "organization"),
    "publisher_place": ("location", "address"),
    "event_title": ("eventtitle",),
    "event_place": ("venue",),
    "genre": ("type",),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "extent": ("pagetotal",),
    "note": ("note",),
    "number": ("eid",),
}


def work(fields: Mapping[str, str], vocabulary: str) -> Work:
    """Return the work that tagged fields describe; the entry's type is under ``ENTRYTYPE`` or ``type``.

    Raises:
        ValueError: if the vocabulary is not known.
    """
    if vocabulary not in ("bibtex", "biblatex"):
        raise ValueError(f"no reader for the fields of “{vocabulary}”; use bibtex")
    given = {name.lower(): clean(value) for name, value in fields.items()}
    values: dict[str, Any] = {
        attribute: next((given[name] for name in names if given.get(name)), "")
        for attribute, names in PLAIN.items()
    }
    kind = given.get("entrytype", "misc").lower()
    values["type"] = TYPES.get(kind, "webpage" if given.get("url") and kind == "misc" else "document")
    if given.get("subtitle"):
        values["title"] = f"{values['title']}: {given['subtitle']}"
    for role in ("author", "editor", "translator"):
        if given.get(role):
            values[role] = people(fields.get(role) or fields.get(role.capitalize()) or given[role])
    values["et_al"] = bool(re.search(r"\band\s+others\s*$", given.get("author", "")))
    values["issued"] = dates.date(
        given.get("date") or " ".join(filter(None, (given.get("month"), given.get("year"))))
    )
    values["accessed"] = dates.date(given["urldate"]) if given.get("urldate") else None
    if given.get("pages"):
        values["page"] = pages.pages(given["pages"])
    if given.get("edition"):
        values["edition"] = numbers.edition(given["edition"])
    values |= addresses(given)
    values["language"] = given.get("langid") or given.get("language") or language(values["title"])
    return Work(**values)


def clean(value: str) -> str:
    """Return a value without braces and with single spaces."""
    return " ".join(re.sub(r"(?<!\\)[{}]", "", value).split())


def people(printed: str) -> tuple[Name, ...]:
    """Return the names of a BibTeX list: "and" parts them, braces keep an organisation whole."""
    found = []
    for one in re.split(r"\s+and\s+(?![^{}]{0,300}\})", " ".join(printed.split())):
        if one.startswith("{") and one.endswith("}") and "{" not in one[1:]:
            found.append(Name(literal=clean(one)))
        elif one != "others" and one:
            found.append(name(clean(one)))
    return tuple(found)


def name(printed: str) -> Name:
    """Return one name in any of BibTeX's three forms."""
    parts = [part.strip() for part in printed.split(",")]
    if len(parts) == 3:
        named = person(parts[0], parts[2])
        return Name(named.family, named.given, named.particle, parts[1])
    return person(parts[0], parts[1]) if len(parts) == 2 else upright(printed)


def addresses(given: Mapping[str, str]) -> dict[str, str]:
    """Return DOI, URL, arXiv and PubMed numbers."""
    found = {"url": given.get("url", ""), "pmid": given.get("pmid", "")}
    doi = next(
        (one.value for one in identifiers(given.get("doi", "")) if one.kind == "DOI"), given.get("doi", "")
    )
    if given.get("eprinttype", given.get("archiveprefix", "")).lower() == "arxiv":
        found["arxiv"] = given.get("eprint", "")
    return found | {"doi": doi}
