"""The lock file: facts of the registries as text to be reviewed in a diff, merged and kept with the articles.

Works are sorted by DOI, searches by key, each in a block of its own. Nothing in it is a verdict: what
follows from the facts is worked out at each run.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import reduce
from pathlib import Path
from typing import Any

from citecheck import __version__
from citecheck.facts import Absent, Facts, Locked, Notice, Record, Searched
from citecheck.model import Sentence
from citecheck.registry.questions import NORMALISER, Question

FORMAT = 1
DEFAULT = Path("refs") / "citecheck.lock.json"
INNERMOST, LINE = re.compile(r"\[\n *([^\[\]{}]+?)\n *\]"), re.compile(r"\n *")
CONFLICT = re.compile(
    r"^<{7}.*\n((?:.*\n)*?)(?:^\|{7}.*\n(?:.*\n)*?)?^={7}\n((?:.*\n)*?)^>{7}.*\n?", re.MULTILINE
)
APART = ("doi", "notices", "notice_of", "published_as", "registry")


class BadLock(ValueError):
    """A file that is no lock file of this format, and the sentence that says why."""

    def __init__(self, key: str, **values: object) -> None:
        self.reason = Sentence(key, values)
        super().__init__(str(self.reason))


def read(path: Path) -> Facts:
    """Return the facts of a lock file; none where there is no such file.

    Where git has left both sides of a merge in it, the facts are those of both, merged.

    Raises:
        BadLock: if it is no lock file, or was made by a later format.
        OSError: if it cannot be read.
    """
    if not path.exists():
        return Facts()
    try:
        text = path.read_text("utf-8")
        sides = dict.fromkeys((CONFLICT.sub(r"\1", text), CONFLICT.sub(r"\2", text)))
        return reduce(merge, [parse(json.loads(side)) for side in sides])
    except BadLock:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadLock("registry.lock-damaged", error=f"{type(error).__name__}: {error}") from error


def parse(data: Mapping[str, Any]) -> Facts:
    """Return the facts of a lock file's object.

    Raises:
        BadLock: if its format is another.
        ValueError, KeyError, TypeError, AttributeError: if it has another form.
    """
    if data["lockfile"] != FORMAT:
        raise BadLock("registry.lock-format", format=data["lockfile"])
    searches = data.get("searches", {}) if data.get("normaliser") == NORMALISER else {}
    return Facts(
        {doi: locked_of(doi, one) for doi, one in data.get("works", {}).items()},
        {key: searched_of(one) for key, one in searches.items()},
        {doi: Absent(one["said-by"], one["asked"]) for doi, one in data.get("absent", {}).items()},
    )


def locked_of(doi: str, data: Mapping[str, Any]) -> Locked:
    """Return a work of the file."""
    record = record_of(doi, data) if "record" in data else None
    keys = ("sha256", "indexed", "fetched", "noticed", "vanished")
    return Locked(data["agency"], record, **{key: data.get(key, "") for key in keys})


def record_of(doi: str, data: Mapping[str, Any]) -> Record:
    """Return the record of a work of the file."""
    kept = {key.replace("-", "_"): value for key, value in data["record"].items()}
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in kept.items()
    }
    for key in ("author", "editor"):
        values[key] = tuple((person[0], person[1]) for person in kept.get(key, ()))
    return Record(
        doi,
        notices=notices_of(data, "notices"),
        notice_of=notices_of(data, "notice-of"),
        published_as=tuple(data.get("published-as", ())),
        registry=data.get("from", ""),
        **values,
    )


def notices_of(data: Mapping[str, Any], key: str) -> tuple[Notice, ...]:
    """Return the notices under a key."""
    return tuple(Notice(**one) for one in data.get(key, ()))


def searched_of(data: Mapping[str, Any]) -> Searched:
    """Return a search of the file."""
    return Searched(
        data["text"], tuple(data["candidates"]), tuple(data["asked-of"]), data["asked"], data.get("year")
    )


def dump(facts: Facts) -> str:
    """Return the text of a lock file: sorted, a person or a date on one line, no e-mail, no scores."""
    data = {
        "lockfile": FORMAT,
        "made-with": f"citecheck {__version__}",
        "normaliser": NORMALISER,
        "works": {doi: work_data(one) for doi, one in facts.works.items()},
        "searches": {key: search_data(one) for key, one in facts.searches.items()},
        "absent": {doi: {"said-by": one.said_by, "asked": one.asked} for doi, one in facts.absent.items()},
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    return INNERMOST.sub(lambda match: "[" + LINE.sub(" ", match[1]) + "]", text) + "\n"


def work_data(one: Locked) -> dict[str, Any]:
    """Return a work as the file has it; what is empty is left out."""
    data: dict[str, Any] = {
        key: getattr(one, key) for key in ("agency", "sha256", "indexed", "fetched", "noticed", "vanished")
    }
    if one.record:
        data["record"] = {
            field.name.replace("_", "-"): value
            for field in fields(Record)
            if field.name not in APART and (value := getattr(one.record, field.name))
        }
        data["notices"] = [notice_data(notice) for notice in one.record.notices]
        data["notice-of"] = [notice_data(notice) for notice in one.record.notice_of]
        data["published-as"] = list(one.record.published_as)
        data["from"] = one.record.registry
    return {key: value for key, value in data.items() if value or key == "record"}


def notice_data(notice: Notice) -> dict[str, str]:
    """Return a notice as the file has it."""
    return {field.name: value for field in fields(Notice) if (value := getattr(notice, field.name))}


def search_data(one: Searched) -> dict[str, Any]:
    """Return a search as the file has it."""
    data: dict[str, Any] = {
        "text": one.text,
        "candidates": list(one.candidates),
        "asked-of": list(one.asked_of),
        "asked": one.asked,
    }
    return data | ({"year": one.year} if one.year else {})


def merge(ours: Facts, theirs: Facts) -> Facts:
    """Return both, of what both have the one asked later; an absent DOI that has turned up is not absent."""
    works = {**ours.works}
    for doi, one in theirs.works.items():
        mine = works.get(doi)
        works[doi] = one if mine is None else later(mine, one)
    searches = {**ours.searches}
    for key, search in theirs.searches.items():
        if key not in searches or search.asked > searches[key].asked:
            searches[key] = search
    absent = {**ours.absent}
    for doi, none in theirs.absent.items():
        if doi not in absent or none.asked > absent[doi].asked:
            absent[doi] = none
    return Facts(works, searches, {doi: one for doi, one in absent.items() if doi not in works})


def later(mine: Locked, other: Locked) -> Locked:
    """Return of two states of a work the one fetched later, with the notices asked for last."""
    newer, older = (other, mine) if other.fetched > mine.fetched else (mine, other)
    if older.record and older.noticed > newer.noticed:
        return newer.with_notices(older.record, older.noticed)
    return newer


def pruned(facts: Facts, questions: Iterable[Question]) -> Facts:
    """Return the facts that some questions ask for."""
    keys, dois = {one.key for one in questions}, {one.doi for one in questions}
    searches = {key: one for key, one in facts.searches.items() if key in keys}
    dois |= {doi for one in searches.values() for doi in one.candidates}
    return Facts(
        {doi: one for doi, one in facts.works.items() if doi in dois},
        searches,
        {doi: one for doi, one in facts.absent.items() if doi in dois},
    )


def write(path: Path, facts: Facts) -> None:
    """Write the file whole or not at all; one that would stay the same is left alone.

    Raises:
        OSError: if that cannot be done; what stood there is untouched.
    """
    text = dump(facts)
    if path.exists() and path.read_text("utf-8") == text:
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8", newline="\n")
        os.replace(draft, path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        draft.unlink(missing_ok=True)
