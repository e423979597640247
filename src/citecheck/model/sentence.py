"""What a user is to be told, before it is known in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its words.

    Attributes:
        key: where the tables of words have it ("unreadable.empty").
        values: what its placeholders stand for; a value may be a sentence itself.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        told = ", ".join(f"{name}: {value}" for name, value in self.values.items())
        return f"{self.key} ({told})" if told else self.key
