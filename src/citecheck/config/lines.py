"""On which line each key of a TOML file stands; the standard reader does not say it."""

from __future__ import annotations

import re

PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""
DOTTED = rf"{PART}(?:[ \t]*\.[ \t]*{PART})*"
HEADER = re.compile(rf"[ \t]*\[[ \t]*({DOTTED})[ \t]*\]")
KEY = re.compile(rf"[ \t]*({DOTTED})[ \t]*=")

Path = tuple[str, ...]


def lines(source: str) -> dict[Path, int]:
    """Return the line of each key and table by its full path ("severity", "IBD003")."""
    found: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(source.splitlines(), 1):
        if header := HEADER.match(line):
            table = parts(header[1])
            found.setdefault(table, number)
        elif key := KEY.match(line):
            found.setdefault((*table, *parts(key[1])), number)
    return found


def parts(dotted: str) -> Path:
    """Return the parts of a dotted key, without quotation marks."""
    return tuple(part.strip("\"'") for part in re.findall(PART, dotted))


def line_of(found: dict[Path, int], path: Path) -> int:
    """Return the line of a key, or of the nearest table around it; 0 where nothing is known."""
    while path:
        if path in found:
            return found[path]
        path = path[:-1]
    return 0
