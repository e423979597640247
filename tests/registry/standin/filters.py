"""Crossref's filters and orders of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from tests.registry.standin.index import Item

Test = Callable[[Item, str], bool]


def taken_apart(text: str) -> dict[str, list[str]]:
    """Return the values of each filter: a comma parts them, so that none can hold one."""
    filters: dict[str, list[str]] = {}
    for part in text.split(",") if text else ():
        name, _, value = part.partition(":")
        filters.setdefault(name, []).append(value)
    return filters


def fulfils(item: Item, filters: Mapping[str, Iterable[str]]) -> bool:
    """Tell whether a work fulfils any value of each filter."""
    return all(any(FILTERS[name](item, value) for value in values) for name, values in filters.items())


def number(item: Item, key: str, value: str) -> bool:
    """Tell whether a work bears a standard number, hyphens and addresses before it aside."""
    wanted = value.rpartition("/")[2].replace("-", "")
    return wanted in [one.rpartition("/")[2].replace("-", "") for one in item.get(key, ())]


def updates(item: Item, value: str) -> bool:
    """Tell whether a work is a notice about a DOI."""
    return any(one["DOI"].lower() == value.lower() for one in item.get("update-to", ()))


def day(item: Item, key: str) -> str:
    """Return a date as YYYY-MM-DD, as far as it is known."""
    parts = (item.get(key, {}).get("date-parts") or [[]])[0]
    return "-".join(f"{part:02}" for part in parts if isinstance(part, int))


def dated(key: str) -> dict[str, Test]:
    """Return the two filters about a date, by the ends of their names."""
    return {
        "from": lambda item, value: day(item, key)[: len(value)] >= value,
        "until": lambda item, value: "" < day(item, key)[: len(value)] <= value,
    }


DATES = {"pub": "issued", "index": "indexed", "created": "created", "update": "deposited"}
FILTERS: dict[str, Test] = {
    "doi": lambda item, value: item["DOI"] == value.lower(),
    "isbn": lambda item, value: number(item, "ISBN", value),
    "issn": lambda item, value: number(item, "ISSN", value),
    "prefix": lambda item, value: item["DOI"].startswith(value.lower() + "/"),
    "type": lambda item, value: item.get("type") == value,
    "updates": updates,
    **{f"{end}-{name}-date": test for name, key in DATES.items() for end, test in dated(key).items()},
}
ORDERS: dict[str, Callable[[Item], Any]] = {
    "score": lambda item: item["score"],
    "relevance": lambda item: item["score"],
    "is-referenced-by-count": lambda item: item.get("is-referenced-by-count", 0),
    "updated": partial(day, key="deposited"),
    **{key: partial(day, key=key) for key in ("issued", "published", "indexed", "created", "deposited")},
}
