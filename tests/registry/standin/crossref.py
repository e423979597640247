"""The routes of Crossref: one work, its agency, lists of works; refusals in its own words."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterable, Mapping
from typing import Any

from tests.registry.standin.answers import Answer, Question, as_json, selected
from tests.registry.standin.filters import FILTERS, ORDERS, fulfils, taken_apart
from tests.registry.standin.index import Item
from tests.registry.standin.negotiated import csl

UTF8 = {"Content-Type": "application/json;charset=utf-8"}
NOT_FOUND = b"Resource not found."
SPREAD, DEPTH = 41_213, 60
LARGEST = {"rows": 1000, "offset": 10_000, "sample": 100}
PARAMETERS = {*LARGEST, "query", "filter", "select", "sort", "order", "cursor", "facet"}
UNSELECTABLE = {"subtype", "language", "institution", "edition-number"}


def crossref(question: Question) -> Answer:
    """Return Crossref's answer."""
    path = question.path.removeprefix("/v1")
    if path == "/works":
        return works(question)
    if not path.startswith("/works/"):
        return Answer(404, NOT_FOUND, UTF8)
    doi = path.removeprefix("/works/").lower()
    if doi.endswith("/agency"):
        return agency(question, doi.removesuffix("/agency"))
    if "/transform" in doi:
        item = question.index.get(doi.partition("/transform")[0])
        return as_json(csl(item)) if item else Answer(404, NOT_FOUND, {"Content-Type": "text/plain"})
    return work(question, doi)


def work(question: Question, doi: str) -> Answer:
    """Return the answer about one work."""
    for name in question.params:
        field_query = name.startswith("query.")
        what = "field query parameters" if field_query else name
        value = "query.*" if field_query else name
        return refusal("parameter-not-allowed", value, f"This route does not support {what}")
    item = question.index.get(doi)
    if item is None or question.agency(doi) != "Crossref":
        return Answer(404, NOT_FOUND, {"Content-Type": "text/plain"})
    return as_json(envelope("work", item | {"score": 1}))


def agency(question: Question, doi: str) -> Answer:
    """Return whose a DOI is."""
    label = question.agency(doi)
    if not label:
        return Answer(404, NOT_FOUND, UTF8)
    message = {"DOI": doi, "agency": {"id": label.lower(), "label": label}}
    return as_json(envelope("work-agency", message), headers=UTF8)


def works(question: Question) -> Answer:
    """Return a list of works, in the order of relevance where there is a query."""
    params = question.params
    refused = parameter_refused(params) or number_refused(params) or name_refused(params)
    if refused:
        return refused
    start = beginning(params)
    if start is None:
        said = {"type": "cursor-invalid", "value": params["cursor"]}
        failed = failure("resource-failure", said | {"message": "Cursor specified but it is invalid"})
        return as_json(failed, 404)
    words = " ".join(value for name, value in params.items() if name.partition(".")[0] == "query")
    found = candidates(question, words)
    rows = int(params.get("rows", "20"))
    total = len(found) * (SPREAD if words else 1)
    if "sample" in params:
        found = random.Random(1).sample(found, min(int(params["sample"]), len(found)))
        total, start = total if words else len(found), 0
    page = found[start : start + (len(found) if "sample" in params else rows)]
    following = {"next-cursor": cursor(start + rows)} if "cursor" in params else {}
    message = {
        "facets": {},
        **following,
        "total-results": total,
        "items": [selected(item, params.get("select", "")) for item in page],
        "items-per-page": rows,
        "query": {"start-index": start if "offset" in params else 0, "search-terms": params.get("query")},
    }
    return as_json(envelope("work-list", message))


def candidates(question: Question, words: str) -> list[Item]:
    """Return the works that fulfil the filters and share a word with the query, with their scores."""
    filters = taken_apart(question.params.get("filter", ""))
    hits: Iterable[tuple[Item, float]]
    if words:
        hits = [(item, round(score * 10, 4)) for item, score in question.index.search(words, DEPTH)]
    elif set(filters) == {"doi"}:
        hits = [(item, 0.0) for doi in filters["doi"] if (item := question.index.get(doi))]
    else:
        hits = [(item, 0.0) for item in question.index.all()]
    found = [
        item | {"score": score}
        for item, score in hits
        if question.agency(item["DOI"]) == "Crossref" and fulfils(item, filters)
    ]
    order = question.params.get("sort", "score" if words else "updated")
    down = question.params.get("order", "desc") == "desc"
    return sorted(found, key=ORDERS[order], reverse=down)


def parameter_refused(params: Mapping[str, str]) -> Answer | None:
    """Return a refusal for a parameter that there is not."""
    for name in params:
        if name not in PARAMETERS and not name.startswith("query."):
            return refusal("parameter-not-allowed", name, f"This route does not support {name}")
    return None


def number_refused(params: Mapping[str, str]) -> Answer | None:
    """Return a refusal for a number that is none or too high."""
    for name, most in LARGEST.items():
        value = params.get(name, "0")
        if not value.isdecimal() or int(value) > most:
            said = (
                f"Integer specified as {value} but must be a positive integer less than or equal to {most}. "
            )
            return refusal("integer-not-valid", value, said)
    return None


def name_refused(params: Mapping[str, str]) -> Answer | None:
    """Return a refusal for a filter, a field or an order that there is not."""
    for name in taken_apart(params.get("filter", "")):
        if name not in FILTERS:
            said = f"Filter '{name}' specified but there is no such filter for this route. "
            valid = f"Valid filters for this route are: {', '.join(sorted(FILTERS))}"
            return refusal("filter-not-available", name, said + valid)
    unknown = set(params.get("select", "").split(",")) & UNSELECTABLE
    unknown |= {params.get("sort", "score")} - set(ORDERS)
    for value in sorted(unknown):
        return refusal("parameter-not-allowed", value, f"This route does not support {value}")
    return None


def beginning(params: Mapping[str, str]) -> int | None:
    """Return where the page begins; None for a cursor that was never given out."""
    if params.get("cursor", "*") == "*":
        return int(params.get("offset", "0"))
    try:
        return int(base64.b64decode(params["cursor"], validate=True).decode().removeprefix("from "))
    except ValueError:
        return None


def cursor(start: int) -> str:
    """Return the cursor for the page that begins at ``start``."""
    return base64.b64encode(f"from {start}".encode()).decode()


def envelope(kind: str, message: Any) -> dict[str, Any]:
    """Return a message as Crossref wraps it."""
    return {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message}


def failure(kind: str, said: Mapping[str, str]) -> dict[str, Any]:
    """Return what Crossref says of a question that it cannot answer: its message is a list."""
    return {"status": "failed", "message-type": kind, "message": [said]}


def refusal(kind: str, value: str, message: str) -> Answer:
    """Return the answer to a question that is not well put."""
    said = {"type": kind, "value": value, "message": message}
    return as_json(failure("validation-failure", said), 400, UTF8)
