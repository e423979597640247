"""``citecheck parse``: raw references in, one a line; what they describe out. Nothing is kept in memory."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from citecheck.cli.guard import Refused
from citecheck.cli.options import Lang, language
from citecheck.export import csl, write
from citecheck.model import Work
from citecheck.parse import fields
from citecheck.parse import parse as read
from citecheck.report.words import say

STANDARD_INPUT = Path("-")
Lines = Iterable[tuple[int, str]]


class BadRecordError(ValueError):
    """A line that is no record; its number is the argument."""


def parse(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="One reference a line; - is standard input.")
    ] = STANDARD_INPUT,
    *,
    format: Annotated[
        Literal["json", "csl-json", "bibtex", "fields"],
        typer.Option(
            help="json: one object a line; csl-json and bibtex: for Zotero and the like; "
            "fields: from JSON Lines with “id” and “raw”, the printed strings by label."
        ),
    ] = "json",
    lang: Lang = None,
) -> None:
    """Read raw references, one a line, and say what each describes."""
    lang_ = language(lang)
    try:
        with opened(file, lang_) as stream:
            for text in WRITERS[format](numbered(stream)):
                sys.stdout.write(text)
    except BadRecordError as bad:
        raise Refused(say(lang_, "failure.bad-record", line=bad)) from bad


@contextmanager
def opened(file: Path, lang: str) -> Iterator[io.TextIOWrapper]:
    """Open the file to read from; bytes that are no UTF-8 become question marks.

    Raises:
        Refused: if that cannot be done.
    """
    try:
        stream = sys.stdin.buffer if file == STANDARD_INPUT else file.open("rb")
    except OSError as error:
        raise Refused(say(lang, "failure.unreadable", path=file, reason=error)) from error
    with io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace") as lines:
        yield lines


def numbered(stream: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not empty, with their numbers from 1."""
    for number, line in enumerate(stream, 1):
        if raw := line.strip():
            yield number, raw


def named(lines: Lines) -> Iterator[tuple[str, Work]]:
    """Yield every work with a key made of the line's number: ``ref7``, ``ref7-2``."""
    for number, raw in lines:
        for position, work in enumerate(read(raw), 1):
            yield f"ref{number}" + (f"-{position}" if position > 1 else ""), work


def as_bibtex(lines: Lines) -> Iterator[str]:
    """Yield BibTeX entries."""
    for key, work in named(lines):
        yield write([(key, work)], "bibtex") + "\n"


def as_csl(lines: Lines) -> Iterator[str]:
    """Yield a CSL-JSON file, item by item."""
    before = "[\n"
    for key, work in named(lines):
        yield before + json.dumps(csl(work, key), ensure_ascii=False)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def as_json(lines: Lines) -> Iterator[str]:
    """Yield for each reference an object with its works: CSL, where each field is printed, how sure it is."""
    for _, raw in lines:
        yield line_of({"raw": raw, "works": [work_object(work) for work in read(raw)]})


def as_fields(lines: Lines) -> Iterator[str]:
    """Yield for each record its id and the printed strings by label.

    Raises:
        BadRecordError: at the first line that is no record.
    """
    for number, line in lines:
        try:
            record = json.loads(line)
            key, raw = record["id"], str(record["raw"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadRecordError(number) from error
        yield line_of({"id": key, "fields": fields(raw)})


def work_object(work: Work) -> dict[str, Any]:
    """Return what was read, where each field is printed in the raw text, and how sure that is."""
    return {
        "csl": csl(work),
        "printed": {field: [list(span) for span in spans] for field, spans in work.printed.items()},
        "confidences": {field: round(value, 3) for field, value in work.confidences.items()},
        "confidence": round(work.confidence, 3),
    }


def line_of(value: dict[str, Any]) -> str:
    """Return an object on a line of its own."""
    return json.dumps(value, ensure_ascii=False) + "\n"


WRITERS: dict[str, Callable[[Lines], Iterator[str]]] = {
    "json": as_json,
    "csl-json": as_csl,
    "bibtex": as_bibtex,
    "fields": as_fields,
}
