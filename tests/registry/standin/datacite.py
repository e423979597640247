"""The routes of DataCite: one DOI, and several."""

from __future__ import annotations

import re
from typing import Any

from tests.registry.standin.answers import Answer, Question, as_json
from tests.registry.standin.index import Item

NAME = "DataCite"
UTF8 = {"Content-Type": "application/json; charset=utf-8"}
MISSING = {"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]}
KINDS = {"journal-article": "JournalArticle", "book": "Book", "dataset": "Dataset", "report": "Report"}


def datacite(question: Question) -> Answer:
    """Return DataCite's answer."""
    if question.path == "/dois":
        return listing(question)
    doi = question.path.removeprefix("/dois/").lower()
    item = question.index.get(doi)
    if item is None or question.agency(doi) != NAME:
        return as_json(MISSING, 404, UTF8)
    return as_json({"data": data_of(item)}, headers=UTF8)


def listing(question: Question) -> Answer:
    """Return the works asked for that there are, on pages of 25 unless told otherwise."""
    asked = question.params.get("ids", "").split(",") + re.findall(
        r'"(.*?)"', question.params.get("query", "")
    )
    found = [item for doi in asked if question.agency(doi) == NAME and (item := question.index.get(doi))]
    size = int(question.params.get("page[size]", "25"))
    meta = {"total": len(found), "totalPages": -(-len(found) // size), "page": 1}
    return as_json(
        {"data": [data_of(item) for item in found[:size]], "meta": meta, "links": {}}, headers=UTF8
    )


def data_of(item: Item) -> dict[str, Any]:
    """Return a work as DataCite describes it."""
    first, _, last = item.get("page", "").partition("-")
    named = [(one.get("family", one.get("name", "")), one.get("given", "")) for one in item.get("author", ())]
    attributes = {
        "doi": item["DOI"],
        "prefix": item["DOI"].partition("/")[0],
        "suffix": item["DOI"].partition("/")[2],
        "creators": [
            {"name": f"{family}, {given}", "givenName": given, "familyName": family}
            for family, given in named
        ],
        "titles": [{"title": title} for title in item.get("title", ())],
        "publisher": item.get("publisher", ""),
        "container": {
            "title": (item.get("container-title") or [""])[0],
            "volume": item.get("volume", ""),
            "issue": item.get("issue", ""),
            "firstPage": first,
            "lastPage": last,
        },
        "publicationYear": item["issued"]["date-parts"][0][0],
        "subjects": [],
        "types": {"resourceTypeGeneral": KINDS.get(item["type"], "Text")},
    }
    return {"id": item["DOI"], "type": "dois", "attributes": attributes}
