"""Works that nobody wrote, their look-alikes, and references to them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from citecheck.model import Entry
from citecheck.parse import parse
from citecheck.registry.questions import Question, question
from citecheck.text import Text

Item = dict[str, Any]
SUBJECTS = [
    "salt",
    "wells",
    "harbours",
    "caravans",
    "weavers",
    "potters",
    "ferries",
    "marshes",
    "bridges",
    "forests",
    "vineyards",
    "glass",
]
ASPECTS = [
    "price",
    "memory",
    "taxation",
    "decline",
    "origins",
    "ritual",
    "ownership",
    "repair",
    "drainage",
    "naming",
]
PLACES = [
    "Brittany",
    "Tangier",
    "Bergen",
    "Lisbon",
    "Murano",
    "Ghent",
    "Oviedo",
    "Timbuktu",
    "Fez",
    "Bremen",
    "Genoa",
    "Porto",
    "Cork",
    "Riga",
]
FAMILIES = [
    "Aubin",
    "Okafor",
    "Herrera",
    "Young",
    "Garnier",
    "Weber",
    "Rossi",
    "Silva",
    "Adler",
    "Brown",
    "Cohen",
    "Diaz",
    "Evans",
    "Fischer",
]
JOURNALS = ("Annals of Roads", "Journal of Rural History", "Saharan Studies", "Revista de Historia Rural")


def works(count: int, seed: int = 1) -> list[Item]:
    """Return journal articles as a registry has them."""
    chance = random.Random(seed)
    return [one_work(number, chance) for number in range(count)]


def one_work(number: int, chance: random.Random) -> Item:
    first = chance.randrange(1, 400)
    place, other = chance.sample(PLACES, 2)
    return {
        "DOI": f"10.5555/work.{number}",
        "type": "journal-article",
        "title": [
            f"The {chance.choice(ASPECTS)} of {chance.choice(SUBJECTS)} between {place} and {other}, "
            f"{chance.randrange(1500, 1900)}"
        ],
        "author": [{"family": chance.choice(FAMILIES), "given": chance.choice("ABCDEFG")}],
        "issued": {"date-parts": [[chance.randrange(1990, 2020)]]},
        "container-title": [chance.choice(JOURNALS)],
        "volume": str(chance.randrange(1, 60)),
        "issue": str(chance.randrange(1, 5)),
        "page": f"{first}-{first + 17}",
    }


def reference(item: Item, *, doi: bool = False) -> str:
    """Return a reference to a work."""
    author = item["author"][0]
    text = (
        f"{author['family']}, {author['given']}. ({item['issued']['date-parts'][0][0]}). {item['title'][0]}. "
        f"{item['container-title'][0]}, {item['volume']}({item['issue']}), {item['page']}."
    )
    return text + (f" https://doi.org/{item['DOI']}" if doi else "")


def questions_of(texts: list[str]) -> Iterator[Question]:
    """Yield the questions that a list of references asks."""
    for number, text in enumerate(texts):
        entry = Entry(f"r{number}", Text.of(text), tuple(parse(text)))
        yield question(entry, entry.work)
