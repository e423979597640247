"""What is in force: the settings' file, and over it the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from citecheck.cli.guard import Refused
from citecheck.cli.known import known_rules, shown
from citecheck.cli.options import codes
from citecheck.config import Settings, Several, find, read
from citecheck.report.words import say

STANDARD_INPUT = Path("-")
LISTS = ("select", "extend-select", "ignore")

Config = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Take the settings from this file, not from citecheck.toml or pyproject.toml beside or above "
        "the article.",
        show_default=False,
    ),
]
StdinName = Annotated[
    Path | None,
    typer.Option(
        metavar="NAME",
        help="What standard input is called: its format, its settings and the reports follow the name.",
        show_default=False,
    ),
]


def in_force(paths: Sequence[Path], config: Path | None, stdin: Path | None, lang: str) -> Settings:
    """Return the settings for ``paths``.

    Raises:
        Refused: if there are mistakes in them, or the paths have different ones.
    """
    named = [(stdin or Path()) if path == STANDARD_INPUT else path for path in paths]
    try:
        file = config or find(named)
    except Several as several:
        files = ", ".join(map(shown, several.files))
        raise Refused(say(lang, "settings.several", files=files)) from several
    with known_rules(lang):
        return read(file) if file else Settings()


def overruled(
    settings: Settings,
    *,
    select: Sequence[str] | None = None,
    extend_select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    **others: Any,
) -> Settings:
    """Return the settings with what the command line says instead.

    ``select`` takes the place of all that the file says of rules to run; ``extend_select`` and ``ignore``
    are added to it.
    """
    if select:
        lines = {key: at for key, at in settings.lines.items() if key[0] not in LISTS}
        settings = replace(settings, select=tuple(codes(select)), extend_select=(), ignore=(), lines=lines)
    added = {"extend_select": extend_select, "ignore": ignore}
    values: dict[str, Any] = {
        key: (*getattr(settings, key), *codes(words)) for key, words in added.items() if words
    }
    values |= {key: value for key, value in others.items() if value is not None}
    return replace(settings, **values)
