"""doi.org: which agency a DOI belongs to, and whether it exists at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from citecheck.registry.outcome import Missing, Outcome, Unasked
from citecheck.registry.request import Request

if TYPE_CHECKING:
    from citecheck.registry.client import Client

NAME = "doi.org"
BATCH = 40
UNKNOWN = "unknown"
NO_DOI = ("DOI does not exist", "Invalid DOI")
NO_HANDLE = 100


async def agencies(client: Client, dois: Sequence[str]) -> dict[str, Outcome[str]]:
    """Return the agency of each DOI; "unknown" for one that exists and whose agency is not told.

    That a DOI does not exist is believed only where both services of doi.org say so.
    """
    found: dict[str, Outcome[str]] = {}
    together = [doi for doi in dois if "," not in doi]
    for start in range(0, len(together), BATCH):
        found |= await listed(client, together[start : start + BATCH])
    for doi in dois:
        if isinstance(found.get(doi, Missing(NAME)), Missing):
            found[doi] = await exists(client, doi)
    return found


async def listed(client: Client, dois: Sequence[str]) -> dict[str, Outcome[str]]:
    """Return what one request says of DOIs."""
    path = "/doiRA/" + ",".join(quote(doi, safe="/") for doi in dois)
    answer = await client.get(Request(NAME, "list", path, is_list, keep=False))
    if isinstance(answer, Missing | Unasked):
        reason = answer.reason if isinstance(answer, Unasked) else NAME
        return {doi: Unasked(reason) for doi in dois}
    said = {str(one.get("DOI", "")).lower(): one for one in answer if isinstance(one, dict)}
    return {doi: agency(said.get(doi, {})) for doi in dois}


def agency(said: dict[str, Any]) -> Outcome[str]:
    """Return the agency that an item names."""
    if said.get("RA"):
        return str(said["RA"])
    if not said or said.get("status") in NO_DOI:
        return Missing(NAME)
    return UNKNOWN


async def exists(client: Client, doi: str) -> Outcome[str]:
    """Return "unknown" for a DOI that has a handle."""
    path = f"/api/handles/{quote(doi, safe='')}"
    answer = await client.get(Request(NAME, "single", path, has_handle, {"type": "URL"}, no_handle))
    return answer if isinstance(answer, Missing | Unasked) else UNKNOWN


def is_list(answer: Any) -> bool:
    """Tell whether an answer is a list."""
    return isinstance(answer, list)


def has_handle(answer: Any) -> bool:
    """Tell whether an answer is one of the handle service: 1 is found, 200 found without that value."""
    return isinstance(answer, dict) and answer.get("responseCode") in (1, 200)


def no_handle(text: str) -> bool:
    """Tell whether a 404 is the handle service's own."""
    try:
        return bool(json.loads(text).get("responseCode") == NO_HANDLE)
    except (ValueError, AttributeError):
        return False
