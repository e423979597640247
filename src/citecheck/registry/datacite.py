"""DataCite: records of ``api.datacite.org`` for the DOIs that it registers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from citecheck.facts import Record
from citecheck.registry import batch
from citecheck.registry.batch import Service
from citecheck.registry.outcome import Outcome
from citecheck.registry.request import Request

if TYPE_CHECKING:
    from citecheck.registry.client import Client

NAME = "datacite"
TYPES = {
    "JournalArticle": "journal-article",
    "Preprint": "posted-content",
    "Book": "book",
    "BookChapter": "book-chapter",
    "ConferencePaper": "proceedings-article",
    "Dissertation": "dissertation",
    "Report": "report",
    "Dataset": "dataset",
}


async def works(client: Client, dois: Sequence[str]) -> dict[str, Outcome[Any]]:
    """Return what DataCite says of each DOI."""
    return await batch.works(client, Service(one, attributes, many, split), dois)


def one(doi: str) -> Request:
    """Return the question for one record."""
    return Request(NAME, "single", f"/dois/{quote(doi, safe='')}", is_work, missing=no_work)


def many(dois: Sequence[str]) -> Request:
    """Return the question for several records."""
    params = {"ids": ",".join(dois), "page[size]": str(len(dois))}
    return Request(NAME, "list", "/dois", is_list, params, absent=())


def split(answer: Any) -> Iterator[tuple[str, Any]]:
    """Yield each DOI of a list with the answer about it alone."""
    for work in answer["data"]:
        yield work["attributes"]["doi"].lower(), {"data": work}


def attributes(answer: Any) -> Any:
    """Return what an answer says of its work."""
    return answer["data"]["attributes"]


def is_work(answer: Any) -> bool:
    """Tell whether an answer is a work."""
    return isinstance(answer, dict) and is_item(answer.get("data"))


def is_list(answer: Any) -> bool:
    """Tell whether an answer is a list of works."""
    data = answer.get("data") if isinstance(answer, dict) else None
    return isinstance(data, list) and all(is_item(one) for one in data)


def is_item(data: Any) -> bool:
    """Tell whether a JSON value is a work."""
    described = data.get("attributes") if isinstance(data, dict) else None
    return isinstance(described, dict) and isinstance(described.get("doi"), str)


def no_work(text: str) -> bool:
    """Tell whether a 404 is DataCite's own."""
    try:
        return any(str(error.get("status")) == "404" for error in json.loads(text)["errors"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


def record_of(item: Mapping[str, Any]) -> Record:
    """Return the record that the attributes of a DOI describe."""
    container = item.get("container") or {}
    issn = container.get("identifier") if container.get("identifierType") == "ISSN" else None
    pages = "-".join(str(container[key]) for key in ("firstPage", "lastPage") if container.get(key))
    year = str(item.get("publicationYear") or "")
    years = (int(year),) if year.isdigit() else ()
    publisher = item.get("publisher") or ""
    kind = (item.get("types") or {}).get("resourceTypeGeneral") or ""
    return Record(
        doi=str(item["doi"]).lower(),
        type=TYPES.get(kind, kind.lower()),
        title=tuple(str(one["title"]) for one in item.get("titles") or () if one.get("title")),
        author=tuple(
            (str(one.get("familyName") or one.get("name") or ""), str(one.get("givenName") or ""))
            for one in item.get("creators") or ()
        ),
        issued=years,
        years=years,
        container=(str(container["title"]),) if container.get("title") else (),
        volume=str(container.get("volume") or ""),
        issue=str(container.get("issue") or ""),
        page=pages,
        issn=(str(issn),) if issn else (),
        publisher=str(publisher.get("name") if isinstance(publisher, dict) else publisher),
        subject=tuple(str(one["subject"]) for one in item.get("subjects") or () if one.get("subject")),
        registry=NAME,
    )
