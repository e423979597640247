"""The routes of OpenAlex: one work, and searches."""

from __future__ import annotations

from typing import Any

from tests.registry.standin.answers import Answer, Question, as_json, selected
from tests.registry.standin.index import Item

ADDRESS = "https://doi.org/"
MISSING = (
    b"<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n"
    b"<p>The requested URL was not found on the server. If you entered the URL manually please check your "
    b"spelling and try again.</p>\n"
)


def openalex(question: Question) -> Answer:
    """Return OpenAlex's answer."""
    names = question.params.get("select", "")
    if question.path != "/works":
        doi = question.path.removeprefix("/works/").removeprefix("doi:").removeprefix(ADDRESS)
        item = question.index.get(doi)
        if item is None:
            return Answer(404, MISSING, {"Content-Type": "text/html; charset=utf-8"})
        return as_json(selected(described(item), names))
    per_page = int(question.params.get("per-page", "25"))
    words = question.params.get("search", "") + question.params.get("filter", "").partition("search:")[2]
    hits = question.index.search(words, per_page)
    results = [selected(described(item) | {"relevance_score": score}, names) for item, score in hits]
    meta = {
        "count": len(hits),
        "db_response_time_ms": 12,
        "page": 1,
        "per_page": per_page,
        "groups_count": None,
    }
    return as_json({"meta": meta, "results": results[:per_page], "group_by": []})


def described(item: Item) -> dict[str, Any]:
    """Return a work as OpenAlex describes it, in short."""
    title = (item.get("title") or [None])[0]
    year = item["issued"]["date-parts"][0][0]
    return {
        "doi": ADDRESS + item["DOI"],
        "title": title,
        "display_name": title,
        "publication_year": year,
        "type": item["type"],
    }
