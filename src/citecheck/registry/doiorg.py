"""doi.org: which agency a DOI belongs to, and whether it exists at all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from citecheck.registry import batch, crossref
from citecheck.registry.batch import Service
from citecheck.registry.outcome import Missing, Outcome, Unasked
from citecheck.registry.request import Request

if TYPE_CHECKING:
    from citecheck.registry.client import Client

NAME = "doi.org"
UNKNOWN = "unknown"
NO_DOI = ("DOI does not exist", "Invalid DOI")
NO_HANDLE = 100


async def agencies(client: Client, dois: Sequence[str]) -> dict[str, Outcome[str]]:
    """Return the agency of each DOI; "unknown" for one that exists and whose agency is not told.

    That a DOI does not exist is believed only where both services of doi.org say so. Of one with a comma
    Crossref is asked first, which knows the other agencies' too.
    """
    told = await batch.works(client, TOGETHER, [doi for doi in dois if "," not in doi])
    told |= await batch.works(client, ALONE, [doi for doi in dois if "," in doi])
    untold = [doi for doi in dois if isinstance(told[doi], Missing)]
    answers = await asyncio.gather(*(client.get(handle(doi)) for doi in untold))
    return told | {
        doi: answer if isinstance(answer, Missing | Unasked) else UNKNOWN
        for doi, answer in zip(untold, answers, strict=True)
    }


def one(doi: str) -> Request:
    """Return the question for the agency of one DOI."""
    return many([doi])


def many(dois: Sequence[str]) -> Request:
    """Return the question for the agencies of DOIs."""
    path = "/doiRA/" + ",".join(quote(doi, safe="/") for doi in dois)
    return Request(NAME, "list", path, is_list, absent=())


def split(answer: Any) -> Iterator[tuple[str, Any]]:
    """Yield each DOI of a list with the answer about it alone, or ``Missing``."""
    for said in answer:
        yield said["DOI"].lower(), Missing(NAME) if said.get("status") in NO_DOI else [said]


def agency(answer: Any) -> Outcome[str]:
    """Return the agency that an answer about one DOI names."""
    said = answer[0] if answer else {}
    return Missing(NAME) if said.get("status") in NO_DOI else str(said.get("RA") or UNKNOWN)


def label(answer: Any) -> str:
    """Return the agency that Crossref names."""
    return str(answer["message"]["agency"]["label"])


def handle(doi: str) -> Request:
    """Return the question whether a DOI has a handle."""
    path = f"/api/handles/{quote(doi, safe='')}"
    return Request(NAME, "single", path, has_handle, {"type": "URL"}, no_handle)


def is_list(answer: Any) -> bool:
    """Tell whether an answer is a list of DOIs."""
    return isinstance(answer, list) and all(
        isinstance(one, dict) and isinstance(one.get("DOI"), str) for one in answer
    )


def has_handle(answer: Any) -> bool:
    """Tell whether an answer is one of the handle service: 1 is found, 200 found without that value."""
    return isinstance(answer, dict) and answer.get("responseCode") in (1, 200)


def no_handle(text: str) -> bool:
    """Tell whether a 404 is the handle service's own."""
    try:
        return bool(json.loads(text).get("responseCode") == NO_HANDLE)
    except (ValueError, AttributeError):
        return False


TOGETHER = Service(one, agency, many, split, fewest=1)
ALONE = Service(crossref.agency, label)
