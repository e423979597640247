"""The three outcomes of a question: an answer, "not found", and "could not be asked"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from citecheck.model import Sentence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Missing:
    """The registry was asked, answered, and does not know it."""

    said_by: str


@dataclass(frozen=True, slots=True)
class Unasked:
    """The registry could not be asked; nothing follows about the work.

    Attributes:
        reason: what went wrong; its words are the reporter's.
        refused: the registry did not take the question as it was put.
    """

    reason: Sentence
    refused: bool = False


Outcome: TypeAlias = T | Missing | Unasked
