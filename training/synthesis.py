"""Generates marked-up references: facts, real and invented, recombined and printed in many styles."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from damage import damage
from facts import Facts
from people import People

SHARES = {"es": 24, "fr": 22, "en": 17, "de": 16, "ar": 14, "pt": 4, "it": 3}
ARABIC = {"arabic-book": 6, "arabic-article": 4}
QUOTES = {
    "fr": [("« ", " »"), ("« ", " »"), ("“", "”"), ("«", "»"), ('"', '"')],
    "de": [("„", "“"), ('"', '"'), ("»", "«"), ("", "")],
    "it": [("«", "»"), ("“", "”"), ("‘", "’"), ('"', '"')],
    "ar": [("«", "»"), ('"', '"'), ("“", "”")],
}
PARTS = re.compile(r"\[\[(.*?)\]\]")
FIELD = re.compile(r"\{(\w+)\}")
FOLDER = Path(__file__).parent
TEMPLATES: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "templates.toml").read_text("utf-8"))
POOLS: dict[str, dict[str, list[str]]] = tomllib.loads((FOLDER / "pools.toml").read_text("utf-8"))


class Generator:
    """Makes references of one language out of pools of facts."""

    def __init__(self, lang: str, records: Iterable[dict[str, Any]], random: Random) -> None:
        self.lang, self.random = lang, random
        self.words: dict[str, list[str]] = TEMPLATES["words"][lang]
        self.people = People(lang, POOLS[lang], self.words["and"], random)
        self.facts = Facts(lang, POOLS[lang], harvest(records, lang), self.words["EDN"], random)

    def reference(self) -> dict[str, Any]:
        """Return one reference as a record of the training data."""
        kinds = ARABIC if self.lang == "ar" else TEMPLATES["shares"]
        kind = self.random.choices(list(kinds), list(kinds.values()))[0]
        template = self.random.choice(TEMPLATES["styles"][kind].strip().split("\n"))
        template = PARTS.sub(lambda part: part[1] if self.random.random() < 0.6 else "", template)
        self.quotes = self.random.choice(
            QUOTES.get(self.lang, [("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’")])
        )
        self.facts.kind = kind
        pieces: list[tuple[str, str]] = []
        last = 0
        for field in FIELD.finditer(template):
            pieces.append((template[last : field.start()], ""))
            pieces.append((self.value(field[1]), TEMPLATES["labels"].get(field[1], "")))
            last = field.end()
        pieces.append((template[last:], ""))
        return record(damage(tidy(pieces), self.random), self.lang)

    def value(self, name: str) -> str:
        """Return a value for a field of a template."""
        if name in ("q", "k"):
            return self.quotes[name == "k"]
        if name in ("t", "ct"):
            return self.facts.title(book=name == "ct" or "book" in self.facts.kind)
        if name[0] in "aeut" and len(name) == 2 and name[1] in "imucet":
            return self.people.names(name)
        if name in self.words:
            return self.random.choice(self.words[name])
        maker = getattr(self.facts, f"_{name}", None)
        return (
            maker()
            if maker
            else self.facts.pool({"n": "papers", "pub": "publishers", "place": "places"}[name])
        )


def harvest(records: Iterable[dict[str, Any]], lang: str) -> dict[str, list[str]]:
    """Return titles, journals, publishers and places of real records of one language."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in records:
        if one["lang"] != lang:
            continue
        fields = one["fields"]
        for title in fields.get("title", ())[:1]:
            text = clean(title)
            if 12 < len(text) < 180 and not re.search(r"[«»“”\"]", text):
                found["books" if "publisher" in fields else "titles"].append(text)
        for label, name in (
            ("container-title", "journals"),
            ("publisher", "publishers"),
            ("location", "places"),
        ):
            if label == "container-title" and not fields.get("volume"):
                continue
            found[name] += [
                text
                for value in fields.get(label, ())
                for text in [clean(value)]
                if 3 < len(text) < 70 and not re.search(r"\d|[()\[\]]|^in |^In ", text)
            ]
    return found


def clean(text: str) -> str:
    """Return a printed field without mark-up and marks at its ends."""
    return re.sub(r"</?\w+>", "", " ".join(text.split())).strip(" .,;:")


def tidy(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return pieces without a full stop doubled by what a field ends with."""
    out: list[tuple[str, str]] = []
    for text, label in pieces:
        doubled = bool(out) and text[:1] == "." and out[-1][0][-1:] in ".?!"
        if text[doubled:]:
            out.append((text[doubled:], label))
    return out


def record(pieces: list[tuple[str, str]], lang: str) -> dict[str, Any]:
    """Return pieces as a record of the training data; neighbours of one label become one span."""
    raw = ""
    spans: list[tuple[int, int, str]] = []
    for text, label in pieces:
        end = len(raw) + len(text)
        if label and spans and spans[-1][2] == label and not raw[spans[-1][1] :].strip(" ,."):
            spans[-1] = (spans[-1][0], end, label)
        elif label:
            spans.append((len(raw), end, label))
        raw += text
    return {"raw": raw, "lang": lang, "spans": spans, "set": "generated"}


def generate(records: list[dict[str, Any]], count: int, random: Random) -> Iterator[dict[str, Any]]:
    """Yield ``count`` generated references, in the languages' shares."""
    makers = {lang: Generator(lang, records, random) for lang in SHARES}
    for lang in random.choices(list(SHARES), list(SHARES.values()), k=count):
        yield makers[lang].reference()
