"""From a settings' file to settings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from citecheck.config.find import OWN, SHARED
from citecheck.config.keys import KEYS, choices, fits
from citecheck.config.lines import line_of, lines
from citecheck.config.mistakes import BadSettings, Mistake, nearest
from citecheck.config.settings import Settings

LISTS = ("select", "extend-select", "ignore")
TOOL = ("tool", "citecheck")
AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")


def read(file: Path) -> Settings:
    """Return the settings that a file holds.

    Raises:
        BadSettings: if it cannot be read, or a key or a value is none; all mistakes are told.
    """
    file = file.resolve()
    try:
        source = file.read_text("utf-8")
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise BadSettings([syntax(file, str(error))]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings([Mistake("unreadable", file, values={"reason": error})]) from error
    nested = file.name == SHARED or (file.name != OWN and "tool" in data)
    table = data.get("tool", {}).get("citecheck", {}) if nested else data
    depth = len(TOOL) if nested else 0
    where = {path[depth:]: line for path, line in lines(source).items() if path[:depth] == TOOL[:depth]}
    mistakes = list(wrong(file, table, where))
    if mistakes:
        raise BadSettings(mistakes)
    return settings(file, table, where)


def syntax(file: Path, message: str) -> Mistake:
    """Return the mistake of a file that is no TOML."""
    line = AT_LINE.search(message)
    return Mistake("syntax", file, int(line[1]) if line else 0, {"reason": AT_LINE.sub("", message)})


def wrong(file: Path, table: dict[str, Any], where: dict[tuple[str, ...], int]) -> Iterator[Mistake]:
    """Yield unknown keys, values of another shape, and words that are no choice."""
    for key, value in table.items():
        line = line_of(where, (key,))
        if key not in KEYS:
            yield Mistake("unknown-key", file, line, {"name": key}, nearest(key, list(KEYS)))
        elif not fits(value, KEYS[key]):
            yield Mistake("type", file, line, {"name": key, "shape": KEYS[key]})
        else:
            yield from no_choice(file, key, value, where)
            if KEYS[key] == "paths":
                yield from no_folder(file, key, value, line)


def no_choice(file: Path, key: str, value: Any, where: dict[tuple[str, ...], int]) -> Iterator[Mistake]:
    """Yield the words of a key that are none of its choices."""
    known = choices(key)
    words: dict[tuple[str, ...], str] = {(key,): value}
    if isinstance(value, dict):
        words = {(key, rule): word for rule, word in value.items()}
    for path, word in words.items():
        if known and word not in known:
            values = {"name": ".".join(path), "value": word, "choices": ", ".join(known)}
            yield Mistake("unknown-value", file, line_of(where, path), values, nearest(word, known))


def no_folder(file: Path, key: str, names: list[str], line: int) -> Iterator[Mistake]:
    """Yield the folders that are none."""
    for name in names:
        if not (file.parent / name).is_dir():
            yield Mistake("no-folder", file, line, {"name": key, "value": name})


def final(kind: str, value: Any, file: Path) -> Any:
    """Return a value in the form in which ``Settings`` keeps it; paths count from the file's folder."""
    match kind:
        case "words":
            return tuple(value)
        case "path":
            return file.parent / value
        case "paths":
            return tuple(file.parent / name for name in value)
        case "ignores":
            return {pattern: tuple(words) for pattern, words in value.items()}
    return value


def settings(file: Path, table: dict[str, Any], where: dict[tuple[str, ...], int]) -> Settings:
    """Return the settings of a table without mistakes."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        values[key.replace("-", "_")] = final(KEYS[key], value, file)
    spoken: dict[tuple[str, ...], int] = {
        (key, word): line_of(where, (key,)) for key in LISTS for word in table.get(key, ())
    }
    return Settings(**values, file=file, lines={**where, **spoken})
