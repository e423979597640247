"""Requests taken apart, and answers before they are sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.registry.standin.index import Index

JSON = {"Content-Type": "application/json"}
HTML = {"Content-Type": "text/html;charset=utf-8"}


@dataclass(frozen=True)
class Answer:
    """A response before it is sent.

    Attributes:
        how: which fault its sending suffers; empty for none.
    """

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    how: str = ""


@dataclass(frozen=True)
class Question:
    """A request, and what there is to answer it from.

    Attributes:
        agencies: whose a DOI is, where it is not Crossref's.
        base: what the addresses of all registries begin with.
    """

    registry: str
    path: str
    params: Mapping[str, str]
    index: Index
    agencies: Mapping[str, str]
    base: str

    @classmethod
    def of(cls, target: str, index: Index, agencies: Mapping[str, str], base: str) -> Question:
        """Return the question of a request path that begins with the registry's name."""
        parts = urlsplit(target)
        registry, _, path = parts.path.lstrip("/").partition("/")
        params = dict(parse_qsl(parts.query, keep_blank_values=True))
        params.pop("mailto", None)
        return cls(registry, "/" + unquote(path), params, index, agencies, base)

    @property
    def key(self) -> str:
        """The normalised request: who asks, the version of the route and case do not belong to it."""
        path = self.path.removeprefix("/v1").lower()
        return f"{self.registry} {path} {sorted(self.params.items())}"

    def agency(self, doi: str) -> str:
        """Return whose a DOI is; empty where it does not exist."""
        return self.agencies.get(doi.lower()) or ("Crossref" if self.index.get(doi) else "")


def as_json(value: Any, status: int = 200, headers: Mapping[str, str] = JSON) -> Answer:
    """Return an answer in JSON, written as the registries write it."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Answer(status, body.encode(), headers)


def selected(item: Mapping[str, Any], names: str) -> dict[str, Any]:
    """Return the fields named that an item has; all without names."""
    return {key: item[key] for key in names.split(",") if key in item} if names else dict(item)
