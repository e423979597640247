"""Turns whatever ends a command into an exit code and at most one line."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

import typer

from citecheck.cli.options import language
from citecheck.report.words import say

P = ParamSpec("P")
R = TypeVar("R")
FAILED, INTERRUPTED, PIPE_CLOSED = 2, 130, 141


class Refused(Exception):
    """What was asked for cannot be done; the message says why, and what to do instead."""


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Return ``command`` such that a refusal is one line, and interruptions and closed pipes are quiet."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            result = command(*args, **kwargs)
            sys.stdout.flush()
        except typer.Exit:
            sys.stdout.flush()
            raise
        except Refused as refusal:
            complain(str(refusal))
            raise typer.Exit(FAILED) from refusal
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(PIPE_CLOSED) from None
        return result

    return run


def complain(sentence: str) -> None:
    """Print a line for the user beside the output."""
    print(sentence, file=sys.stderr)


def fault(command: str, error: Exception) -> int:
    """Say on one line that citecheck itself failed, and return the exit code."""
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    complain(say(language(), "failure.fault", command=command, error=what))
    return FAILED


def tell(said: Iterable[tuple[str, str]], lang: str) -> None:
    """Print beside the output what is to be said of files."""
    for path, sentence in said:
        complain(say(lang, "of-file", path=path, sentence=sentence))
