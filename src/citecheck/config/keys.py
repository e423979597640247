"""The keys of a settings' file, and what each may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

from citecheck.model import Severity
from citecheck.report.words import languages

Shape = Literal["words", "word", "year", "path", "paths", "severities", "options", "ignores"]

KEYS: Mapping[str, Shape] = {
    "select": "words",
    "extend-select": "words",
    "ignore": "words",
    "severity": "severities",
    "options": "options",
    "per-file-ignores": "ignores",
    "house-rules": "paths",
    "lang": "word",
    "fail-on": "word",
    "article-year": "year",
    "baseline": "path",
    "lock": "path",
    "mailto": "word",
}


def choices(key: str) -> tuple[str, ...]:
    """Return the words that ``key`` may hold; none where any will do."""
    severities: tuple[str, ...] = get_args(Severity)
    return {
        "lang": languages(),
        "fail-on": (*severities, "never"),
        "severity": severities,
    }.get(key, ())


def fits(value: Any, shape: Shape) -> bool:
    """Tell whether a value has the shape that its key asks for."""
    match shape:
        case "word" | "path":
            return isinstance(value, str)
        case "year":
            return isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999
        case "words" | "paths":
            return is_words(value)
        case "severities":
            return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
        case "ignores":
            return isinstance(value, dict) and all(is_words(one) for one in value.values())
        case "options":
            return isinstance(value, dict) and all(isinstance(one, dict) for one in value.values())


def is_words(value: Any) -> bool:
    """Tell whether a value is a list of strings."""
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
