"""Finds the file with the settings that hold for an article."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

OWN, SHARED = "citecheck.toml", "pyproject.toml"


class Several(ValueError):
    """Paths with different settings in one run; the argument holds the files of the settings."""

    def __init__(self, files: Iterable[Path]) -> None:
        super().__init__("different settings")
        self.files = tuple(files)


def find(paths: Iterable[Path]) -> Path | None:
    """Return the settings' file nearest above ``paths``; None where there is none.

    Raises:
        Several: if the paths lead to different files.
    """
    found = dict.fromkeys(above(path) for path in paths)
    files = [file for file in found if file]
    if len(found) > 1 and files:
        raise Several(files)
    return files[0] if files else None


def above(path: Path) -> Path | None:
    """Return the nearest settings' file in the folder of ``path`` or above it."""
    start = path.resolve()
    for folder in (start, *start.parents) if start.is_dir() else start.parents:
        for name in (OWN, SHARED):
            if holds_settings(folder / name):
                return folder / name
    return None


def holds_settings(file: Path) -> bool:
    """Tell whether a file is there and has a place for our settings; a broken shared file has none."""
    try:
        if not file.is_file():
            return False
        return file.name == OWN or "citecheck" in tomllib.loads(file.read_text("utf-8")).get("tool", {})
    except (OSError, ValueError):
        return False
