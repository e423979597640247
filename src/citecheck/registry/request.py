"""One question to one registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode


def resource_not_found(text: str) -> bool:
    """Tell whether a 404 is Crossref's own, whatever its content type."""
    return text.strip() == "Resource not found."


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, and how to tell an answer.

    Attributes:
        registry: whom.
        kind: how the registry counts it: as a single record or as a list.
        path, params: without the contact address.
        check: whether a JSON answer is whole and of the kind expected; one that is not is asked for again.
        missing: whether the text under a status of ``absent`` says that the registry does not know the thing.
        accept: the media type wanted.
        absent: the statuses that may say so.
        metered: whether the registry sells its answers, and says in its headers how many are still free.
    """

    registry: str
    kind: Literal["single", "list"]
    path: str
    check: Callable[[Any], bool]
    params: Mapping[str, str] = field(default_factory=dict)
    missing: Callable[[str], bool] = resource_not_found
    accept: str = "application/json"
    absent: tuple[int, ...] = (404,)
    metered: bool = False

    @property
    def key(self) -> str:
        """The name of the question in the store; who asks does not belong to it."""
        return f"{self.registry} {self.path}?{urlencode(sorted(self.params.items()))}"
