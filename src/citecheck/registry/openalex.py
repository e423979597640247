"""OpenAlex: finds DOIs that Crossref's search did not bring.

It merges versions and has taken in false copies, so what it finds is looked up where it is registered, and
is never believed by itself. Searches cost money beyond what is free each day; then it is asked no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citecheck.registry.outcome import Outcome, Unasked
from citecheck.registry.request import Request

if TYPE_CHECKING:
    from citecheck.registry.client import Client

NAME = "openalex"
ROWS = 5


async def search(client: Client, title: str) -> Outcome[list[str]]:
    """Return the DOIs of works with a title like this one."""
    params = {"search": title, "per-page": str(ROWS), "select": "doi,title"}
    answer = await client.get(Request(NAME, "list", "/works", is_list, params, absent=(), metered=True))
    if isinstance(answer, Unasked):
        return answer
    found = (str(one.get("doi") or "").lower() for one in answer["results"])
    return [doi.removeprefix("https://doi.org/") for doi in found if doi]


def is_list(answer: Any) -> bool:
    """Tell whether an answer is a list of works."""
    results = answer.get("results") if isinstance(answer, dict) else None
    return isinstance(results, list) and all(isinstance(one, dict) for one in results)
