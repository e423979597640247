"""Runs the trained model, which says what each stretch of a reference is."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from citecheck.parse.features import features
from citecheck.parse.tokens import Token

MODEL = Path(__file__).parent / "model.crfsuite"


class Span(NamedTuple):
    """A stretch of a reference, what it is, and how sure the model is of it."""

    start: int
    end: int
    label: str
    confidence: float


@cache
def tagger() -> Any:
    """Return the model, read once."""
    model = import_module("pycrfsuite").Tagger()
    model.open(str(MODEL))
    return model


def label(found: list[Token], *, sure: bool = True) -> list[Span]:
    """Return the labelled stretches of a reference, in their order.

    Args:
        found: the reference's tokens.
        sure: whether to work out confidences, which takes a little time.
    """
    if not found:
        return []
    model = tagger()
    model.set(features(found))
    spans: list[Span] = []
    last, open_label = -1, ""
    for index, tag in enumerate(model.tag()):
        if tag == "O":
            open_label = ""
            continue
        name = tag[2:]
        certain = model.marginal(tag, index) if sure else 1.0
        token = found[index]
        if name == open_label and tag[0] == "I":
            spans[last] = Span(spans[last].start, token.end, name, min(spans[last].confidence, certain))
        else:
            spans.append(Span(token.start, token.end, name, certain))
            last, open_label = len(spans) - 1, name
    return spans
