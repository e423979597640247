"""Recorded answers of the real registries, where a folder with them is at hand."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.registry.standin.answers import Answer, Question, as_json
from tests.registry.standin.index import Index, Item

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "crossref" / "records"
REGISTRIES = {
    "api.crossref.org": "crossref",
    "doi.org": "doi.org",
    "api.datacite.org": "datacite",
    "api.openalex.org": "openalex",
}
OF_THE_WIRE = ("connection", "content-encoding", "content-length", "date", "transfer-encoding")


@dataclass(frozen=True)
class Recording:
    """An answer as it once came.

    Attributes:
        target: of the request, as the stand-in is asked for the same.
        json: the body, where it is JSON.
    """

    path: Path
    target: str
    answer: Answer
    json: Any


@cache
def recordings(kind: str = "*") -> list[Recording]:
    """Return the recorded answers of a kind: a folder's name."""
    found = [(path, json.loads(path.read_text("utf-8"))) for path in sorted(FOLDER.glob(f"{kind}/*.json"))]
    return [
        recording(path, data["request"]["uri"], data["response"])
        for path, data in found
        if "response" in data and "(" not in data["request"]["uri"].partition("?")[2]
    ]


def recording(path: Path, uri: str, response: Item) -> Recording:
    """Return one recorded answer."""
    parts = urlsplit(uri)
    target = f"/{REGISTRIES[parts.netloc]}{parts.path}" + (f"?{parts.query}" if parts.query else "")
    found = response.get("headers") or {}
    headers = {name: value for name, value in found.items() if name not in OF_THE_WIRE}
    if "json" in response:
        answer = as_json(response["json"], response["status"], headers)
    else:
        answer = Answer(response["status"], response["text"].encode(), headers)
    return Recording(path, target, answer, response.get("json"))


def exact() -> dict[str, Answer]:
    """Return the recorded answers by the key of their request."""
    empty = Index([])
    return {Question.of(one.target, empty, {}, "").key: one.answer for one in recordings()}


@cache
def works() -> list[Item]:
    """Return every recorded work once, as it was told of at the greatest length."""
    found: dict[str, Item] = {}
    with gzip.open(FOLDER / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [json.loads(line)["message"] for line in lines]
    items += [json.loads(path.read_text("utf-8"))["message"] for path in sorted(FOLDER.glob("works/*.json"))]
    for item in items:
        doi = item["DOI"].lower()
        found[doi] = max(found.get(doi, {}), item, key=len)
    return list(found.values())
