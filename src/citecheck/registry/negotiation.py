"""Content negotiation at doi.org: records of the agencies that are asked in no other way.

The answer is CSL-JSON from a server of the agency's own. Works of Crossref are not asked for like this: it
would be counted as a question to Crossref.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from citecheck.facts import Record
from citecheck.registry import batch, crossref, doiorg
from citecheck.registry.batch import Service
from citecheck.registry.outcome import Outcome
from citecheck.registry.request import Request

if TYPE_CHECKING:
    from citecheck.registry.client import Client

NAME = "negotiation"
AGENCIES = ("ISTIC", "JaLC", "KISTI", "mEDRA", "OP")
CSL = "application/vnd.citationstyles.csl+json"
NO_RECORD = (204, 404, 406)
TYPES = {
    "article": "posted-content",
    "article-journal": "journal-article",
    "chapter": "book-chapter",
    "entry-encyclopedia": "reference-entry",
    "paper-conference": "proceedings-article",
    "thesis": "dissertation",
}


async def works(client: Client, dois: Sequence[str]) -> dict[str, Outcome[Any]]:
    """Return the CSL-JSON of each DOI; one without any may be registered all the same."""
    answers = await batch.works(client, Service(one, dict), dois)
    return {
        doi: answer | {"DOI": doi} if isinstance(answer, dict) else answer for doi, answer in answers.items()
    }


def one(doi: str) -> Request:
    """Return the question for one record."""
    path = f"/{quote(doi, safe='/')}"
    return Request(NAME, "single", path, is_work, missing=taken_at_its_word, accept=CSL, absent=NO_RECORD)


def taken_at_its_word(text: str) -> bool:
    """Take a status at its word: agencies and doi.org put it into pages of their own."""
    return True


def is_work(answer: Any) -> bool:
    """Tell whether an answer describes a work."""
    return isinstance(answer, dict) and bool(listed(answer.get("title")))


def record_of(item: Mapping[str, Any]) -> Record:
    """Return the record that CSL-JSON describes."""
    kind = str(item.get("type") or "")
    described = {
        **{key: item.get(key) for key in ("DOI", "volume", "issue", "page", "publisher")},
        **{key: listed(item.get(key)) for key in ("title", "container-title", "ISSN", "ISBN")},
        **{key: [named(one) for one in listed(item.get(key))] for key in ("author", "editor")},
        "issued": dated(item.get("issued")),
        "type": TYPES.get(kind, kind),
    }
    return replace(crossref.record_of(described), registry=doiorg.NAME)


def listed(value: Any) -> list[Any]:
    """Return a list of what may be given alone."""
    return value if isinstance(value, list) else [value] if value else []


def named(person: Any) -> Any:
    """Return a person, or an organisation with its name where Crossref has it."""
    literal = person.get("literal") if isinstance(person, dict) else None
    return {"name": literal} if literal else person


def dated(value: Any) -> dict[str, Any]:
    """Return a date whose numbers are numbers."""
    parts = listed(value.get("date-parts")) if isinstance(value, dict) else []
    numbers = [int(part) for part in listed(parts[0] if parts else None) if str(part).isdecimal()]
    return {"date-parts": [numbers]}
