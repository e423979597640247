"""Options that several commands have, and what they mean."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from shutil import get_terminal_size
from typing import Annotated, Literal

import typer

from citecheck.report.look import Detail, Look
from citecheck.report.words import DEFAULT, languages

PIPE_WIDTH = 120
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")

Lang = Annotated[
    Literal["en", "fr", "es", "ar"] | None,
    typer.Option(help="Language of the messages; that of your system without it.", show_default=False),
]
Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="Articles (.docx, .md, .tex, .xml, .pdf, .bib …), folders of articles, or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write into this file instead of the screen.",
        show_default=False,
    ),
]


def language(chosen: str | None = None) -> str:
    """Return the language chosen, else that of the locale if the program speaks it, else English."""
    locale = next((value for value in map(os.environ.get, LOCALE) if value), "")
    spoken = locale[:2].lower()
    return chosen or (spoken if spoken in languages() else DEFAULT)


def codes(values: Iterable[str]) -> list[str]:
    """Return the codes of an option that takes several, repeated or joined by commas."""
    return [code for value in values for code in (part.strip() for part in value.split(",")) if code]


def look(lang: str, *, to_file: bool, quiet: bool, verbose: bool) -> Look:
    """Return how to show a report on this screen, in a pipe or in a file."""
    screen = sys.stdout.isatty() and not to_file
    refused = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    wanted = screen or bool(os.environ.get("FORCE_COLOR") and not to_file)
    detail: Detail = "quiet" if quiet else "verbose" if verbose else "normal"
    width = get_terminal_size().columns if screen else PIPE_WIDTH
    return Look(lang, width, wanted and not refused, detail)
