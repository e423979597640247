"""What the registries answer, in their own envelopes and words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.registry.standin.index import Index

JSON = "application/json;charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """A response before it is sent."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def as_json(value: Any, status: int = 200) -> Answer:
    return Answer(status, json.dumps(value).encode(), {"Content-Type": JSON})


def answer(index: Index, target: str, agencies: Mapping[str, str]) -> Answer:
    """Return the answer to a request path that begins with the registry's name."""
    parts = urlsplit(target)
    registry, _, path = parts.path.lstrip("/").partition("/")
    params = {key: values[0] for key, values in parse_qs(parts.query).items()}
    return ROUTES[registry](index, "/" + path, params, agencies)


def crossref(index: Index, path: str, params: Mapping[str, str], agencies: Mapping[str, str]) -> Answer:
    path = path.removeprefix("/v1")
    if path == "/works":
        return works(index, params)
    doi = unquote(path.removeprefix("/works/"))
    item = index.get(doi)
    if item is None or agencies.get(doi, "Crossref") != "Crossref":
        return Answer(404, b"Resource not found.", {"Content-Type": "text/plain"})
    return as_json(envelope("work", item | {"score": 1}))


def works(index: Index, params: Mapping[str, str]) -> Answer:
    if "filter" in params:
        names = [part.partition(":") for part in params["filter"].split(",")]
        bad = [name for name, _, _ in names if name not in ("doi", "updates", "type")]
        if bad:
            return as_json(failure("filter-not-available", bad[0]), 400)
        found = [item for _, _, doi in names if (item := index.get(doi))]
        return as_json(envelope("work-list", listing([item | {"score": 0} for item in found], len(found))))
    rows = int(params.get("rows", "20"))
    hits = index.search(params.get("query.bibliographic", ""), rows)
    items = [item | {"score": round(score * 10, 4)} for item, score in hits]
    return as_json(envelope("work-list", listing(items, len(items) * 41_213)))


def listing(items: list[Any], total: int) -> dict[str, Any]:
    return {
        "facets": {},
        "total-results": total,
        "items": items,
        "items-per-page": 20,
        "query": {"start-index": 0, "search-terms": None},
    }


def envelope(kind: str, message: Any) -> dict[str, Any]:
    return {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message}


def failure(kind: str, value: str) -> dict[str, Any]:
    said = {"type": kind, "value": value, "message": f"Filter {value} specified but there is no such filter"}
    return {"status": "failed", "message-type": "validation-failure", "message": [said]}


def doiorg(index: Index, path: str, params: Mapping[str, str], agencies: Mapping[str, str]) -> Answer:
    if path.startswith("/doiRA/"):
        dois = unquote(path.removeprefix("/doiRA/")).split(",")
        return as_json([agency(index, doi, agencies) for doi in dois])
    doi = unquote(path.removeprefix("/api/handles/"))
    if index.get(doi) or doi in agencies:
        return as_json({"responseCode": 1, "handle": doi, "values": []})
    return as_json({"responseCode": 100, "handle": doi}, 404)


def agency(index: Index, doi: str, agencies: Mapping[str, str]) -> dict[str, str]:
    if doi in agencies:
        return {"DOI": doi, "RA": agencies[doi]}
    return {"DOI": doi, "RA": "Crossref"} if index.get(doi) else {"DOI": doi, "status": "DOI does not exist"}


def datacite(index: Index, path: str, params: Mapping[str, str], agencies: Mapping[str, str]) -> Answer:
    doi = unquote(path.removeprefix("/dois/"))
    item = index.get(doi)
    if item is None or agencies.get(doi) != "DataCite":
        return as_json(
            {"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]}, 404
        )
    attributes = {
        "doi": doi,
        "titles": [{"title": item["title"][0]}],
        "creators": [
            {"familyName": one["family"], "givenName": one.get("given", "")} for one in item.get("author", ())
        ],
        "publicationYear": item["issued"]["date-parts"][0][0],
        "types": {"resourceTypeGeneral": "JournalArticle"},
    }
    return as_json({"data": {"id": doi, "type": "dois", "attributes": attributes}})


def openalex(index: Index, path: str, params: Mapping[str, str], agencies: Mapping[str, str]) -> Answer:
    hits = index.search(params.get("search", ""), int(params.get("per-page", "3")))
    found = [{"doi": f"https://doi.org/{item['DOI']}", "title": item["title"][0]} for item, _ in hits]
    return as_json({"meta": {"count": len(found)}, "results": found})


ROUTES = {"crossref": crossref, "doi.org": doiorg, "datacite": datacite, "openalex": openalex}
