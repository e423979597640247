"""OpenAlex: finds DOIs that Crossref's search did not bring.

It merges versions and has taken in false copies, so what it finds is looked up where it is registered, and
is never believed by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citecheck.registry.outcome import Missing, Outcome, Unasked
from citecheck.registry.request import Request

if TYPE_CHECKING:
    from citecheck.registry.client import Client

NAME = "openalex"
ROWS = 5


async def search(client: Client, title: str) -> Outcome[list[str]]:
    """Return the DOIs of works with a title like this one."""
    params = {"search": title, "per-page": str(ROWS), "select": "doi,title"}
    answer = await client.get(Request(NAME, "list", "/works", is_list, params))
    if isinstance(answer, Missing | Unasked):
        return answer
    found = (str(one.get("doi") or "").lower() for one in answer["results"])
    return [doi.removeprefix("https://doi.org/") for doi in found if doi]


def is_list(answer: Any) -> bool:
    """Tell whether an answer is a list of works."""
    return isinstance(answer, dict) and isinstance(answer.get("results"), list)
