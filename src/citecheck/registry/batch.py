"""Asks for many works: in lists, where the registry takes lists, and alone for what a list did not hold.

One DOI that a registry cannot read makes it refuse the whole list: then the list held nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from citecheck.registry.outcome import Missing, Outcome, Unasked
from citecheck.registry.request import Request

if TYPE_CHECKING:
    from citecheck.registry.client import Client

BATCH = 40


@dataclass(frozen=True, slots=True)
class Service:
    """How a registry is asked for works.

    Attributes:
        one: the question for one DOI.
        item: what the answer to it says.
        many: the question for several, none of which holds a comma; to it there is no "not found".
        split: what the answer to that says of each DOI it holds, as ``one`` would be answered.
        fewest: how many make a list worth while.
    """

    one: Callable[[str], Request]
    item: Callable[[Any], Any]
    many: Callable[[Sequence[str]], Request] | None = None
    split: Callable[[Any], Iterable[tuple[str, Any]]] = lambda answer: ()
    fewest: int = 2


async def works(client: Client, service: Service, dois: Sequence[str]) -> dict[str, Outcome[Any]]:
    """Return what a registry says of each DOI; where a list fails, none of its DOIs could be asked."""
    failed: dict[str, Unasked] = {}
    together = [doi for doi in dois if "," not in doi and client.kept(service.one(doi)) is None]
    for start in range(0, len(together), BATCH):
        failed |= await listed(client, service, together[start : start + BATCH])
    alone = [doi for doi in dois if doi not in failed]
    answers = await asyncio.gather(*(client.get(service.one(doi)) for doi in alone))
    return failed | {
        doi: answer if isinstance(answer, Missing | Unasked) else service.item(answer)
        for doi, answer in zip(alone, answers, strict=True)
    }


async def listed(client: Client, service: Service, dois: Sequence[str]) -> dict[str, Unasked]:
    """Ask for a list and keep what it holds as single answers; return the DOIs that could not be asked."""
    if service.many is None or len(dois) < service.fewest:
        return {}
    answer = await client.get(service.many(dois))
    if isinstance(answer, Unasked):
        return {} if answer.refused else dict.fromkeys(dois, answer)
    for doi, single in service.split(answer):
        client.keep(service.one(doi), single)
    return {}
