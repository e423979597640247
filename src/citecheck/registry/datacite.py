"""DataCite: records of ``api.datacite.org`` for the DOIs that it registers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from citecheck.facts import Record
from citecheck.registry.outcome import Missing, Outcome, Unasked
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
    return {doi: await work(client, doi) for doi in dois}


async def work(client: Client, doi: str) -> Outcome[Any]:
    """Return DataCite's answer about one DOI."""
    path = f"/dois/{quote(doi, safe='')}"
    answer = await client.get(Request(NAME, "single", path, is_work, missing=no_work))
    return answer if isinstance(answer, Missing | Unasked) else answer["data"]["attributes"]


def is_work(answer: Any) -> bool:
    """Tell whether an answer is a work."""
    data = answer.get("data") if isinstance(answer, dict) else None
    return isinstance(data, dict) and isinstance(data.get("attributes"), dict)


def no_work(text: str) -> bool:
    """Tell whether a 404 is DataCite's own."""
    try:
        return any(str(error.get("status")) == "404" for error in json.loads(text)["errors"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


def record_of(item: Mapping[str, Any]) -> Record:
    """Return the record that the attributes of a DOI describe."""
    container = item.get("container") or {}
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
        publisher=str(publisher.get("name") if isinstance(publisher, dict) else publisher),
        subject=tuple(str(one["subject"]) for one in item.get("subjects") or () if one.get("subject")),
        registry=NAME,
    )
