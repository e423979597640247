"""``citecheck config``: which settings are in force, and where each comes from."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from citecheck.cli.known import known_rules, shown
from citecheck.cli.options import Lang, language
from citecheck.cli.settings import Config, in_force
from citecheck.config import Settings, configured
from citecheck.config.keys import KEYS
from citecheck.config.lines import line_of
from citecheck.report.words import say


def config(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="An article or a folder; this folder without it.")
    ] = Path(),
    *,
    config: Config = None,
    lang: Lang = None,
) -> None:
    """Show the settings in force and their origin."""
    settings = in_force([path], config, None, language(lang))
    lang_ = language(lang or settings.lang)
    with known_rules(lang_):
        rules = configured(settings, lang_)
    sys.stdout.write(
        "\n".join([*listing(settings, lang_), "", say(lang_, "settings.rules", n=len(rules)), ""])
    )


def listing(settings: Settings, lang: str) -> Iterator[str]:
    """Yield a line for each setting, in the form of the settings' file."""
    if settings.file:
        yield say(lang, "settings.file", path=shown(settings.file))
    else:
        yield say(lang, "settings.none")
    yield ""
    rows = [row for key in KEYS for row in rows_of(settings, key, lang)]
    width = max(len(setting) for setting, _ in rows)
    yield from (f"{setting:<{width}}  # {origin}" for setting, origin in rows)


def rows_of(settings: Settings, key: str, lang: str) -> Iterator[tuple[str, str]]:
    """Yield a setting, or each line of a table of settings, with its origin."""
    value = getattr(settings, key.replace("-", "_"))
    if not (isinstance(value, Mapping) and value):
        yield f"{key} = {toml(value)}", origin(settings, (key,), lang)
        return
    for name, inner in value.items():
        if isinstance(inner, Mapping):
            for option, one in inner.items():
                yield f"{key}.{name}.{option} = {toml(one)}", origin(settings, (key, name, option), lang)
        else:
            yield f"{key}.{quoted(name)} = {toml(inner)}", origin(settings, (key, name), lang)


def origin(settings: Settings, path: tuple[str, ...], lang: str) -> str:
    """Return where a setting comes from: its line in the file, or the default."""
    line = line_of(dict(settings.lines), path)
    if not (settings.file and line):
        return say(lang, "settings.default")
    return say(lang, "settings.from", path=shown(settings.file), line=line)


def toml(value: Any) -> str:
    """Return a value in TOML; what is not set is empty there."""
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return "{}"
    return '"' + ("" if value is None else shown(value) if isinstance(value, Path) else str(value)) + '"'


def quoted(name: str) -> str:
    """Return a key in quotation marks where TOML asks for them."""
    return name if name.replace("-", "").replace("_", "").isalnum() else f'"{name}"'
