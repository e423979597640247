"""Hands the output over: to the screen, or to a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from citecheck.cli.guard import Refused
from citecheck.report.words import say

STANDARD_OUTPUT = Path("-")


def deliver(text: str, output: Path | None, lang: str) -> None:
    """Print ``text``, or write it into ``output``.

    Raises:
        Refused: if the file cannot be written.
    """
    if output is None or output == STANDARD_OUTPUT:
        sys.stdout.write(text)
    else:
        write(text, output, lang)


def write(text: str | bytes, output: Path, lang: str) -> None:
    """Write ``text`` into a file; what stood in it is there until the new text is complete.

    Raises:
        Refused: if the file cannot be written.
    """
    try:
        if output.is_dir():
            raise Refused(say(lang, "failure.is-folder", path=output))
        if not output.parent.is_dir():
            raise Refused(say(lang, "failure.no-folder", path=output))
        if output.exists() and not output.is_file():
            save(text, output)
        else:
            replace(text, output.resolve())
    except OSError as error:
        raise Refused(say(lang, "failure.unwritable", path=output, reason=error)) from error


def replace(text: str | bytes, output: Path) -> None:
    """Write ``text`` beside ``output``, then put it in its place."""
    draft = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        save(text, draft)
        os.replace(draft, output)
    finally:
        draft.unlink(missing_ok=True)


def save(text: str | bytes, path: Path) -> None:
    """Write ``text`` in UTF-8, where a character that has none there becomes an escape; bytes as they are."""
    if isinstance(text, bytes):
        path.write_bytes(text)
    else:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
