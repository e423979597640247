"""``citecheck fix``: mend what is certain."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Annotated

import typer

from citecheck.cli.guard import FAILED, complain, tell
from citecheck.cli.known import known_rules
from citecheck.cli.options import Lang, Paths, language
from citecheck.cli.output import write
from citecheck.cli.settings import STANDARD_INPUT, Config, StdinName, in_force, overruled
from citecheck.config import configured
from citecheck.fix import Mended, mend
from citecheck.read import Unreadable, discover, guessed, load
from citecheck.report.words import say, words_of

CHANGED = 1


def fix(
    paths: Paths,
    *,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", help="Show what would change, and change nothing; exit code 1 if anything would."
        ),
    ] = False,
    unsafe: Annotated[
        bool,
        typer.Option(
            "--unsafe",
            help="Mend also what is only probable: an ibid in a chain becomes author and short title, of two "
            "entries for one work the fuller one stays.",
        ),
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES", help="Mend what these rules find; named as for audit.", show_default=False
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Leave alone what these rules find.", show_default=False),
    ] = None,
    config: Config = None,
    stdin_filename: StdinName = None,
    lang: Lang = None,
) -> None:
    """Mend what is certain, and change nothing else.

    Certain are: an entry repeated word for word, a misspelt “ibid.”, the form of a DOI, tracking in an
    address, the dashes of page ranges, two works printed as one entry. What would bring other findings is
    left as it is. Look at it first with --diff. Standard input (-) is printed, mended.

    Exit code: 0 all well, 1 something would change (--diff), 2 something could not be mended.
    """
    settings = overruled(
        in_force(paths, config, stdin_filename, language(lang)), select=select, ignore=ignore
    )
    lang_ = language(lang or settings.lang)
    with known_rules(lang_):
        rules = configured(settings, lang_)
    refused: list[tuple[str, str]] = []
    changed = False
    for path in discover(paths):
        try:
            name, data = named(path, stdin_filename)
            mended = mend(name, data, rules, settings, unsafe=unsafe)
        except Unreadable as error:
            refused.append((error.path, words_of(lang_, error.reason)))
            continue
        changed |= mended.after != mended.before
        hand_over(mended, path, lang_, diff=diff)
        report(mended, name if stdin_filename else path, lang_, diff=diff)
    tell(refused, lang_)
    raise typer.Exit(FAILED if refused else CHANGED if diff and changed else 0)


def named(path: Path | Unreadable, stdin: Path | None) -> tuple[Path, bytes]:
    """Return the name and the bytes of a file, or of standard input.

    Raises:
        Unreadable: if they cannot be had.
    """
    if isinstance(path, Unreadable):
        raise path
    if path != STANDARD_INPUT:
        return path, load(path)
    data = sys.stdin.buffer.read()
    return stdin or Path(f"-{guessed(data)}"), data


def hand_over(mended: Mended, path: Path | Unreadable, lang: str, *, diff: bool) -> None:
    """Show the difference, or write the file; what came from standard input is printed."""
    if diff:
        sys.stdout.write("".join(difference(mended)))
    elif path == STANDARD_INPUT:
        sys.stdout.buffer.write(mended.after)
    elif mended.after != mended.before:
        write(mended.after, mended.path, lang)


def report(mended: Mended, path: Path | Unreadable, lang: str, *, diff: bool) -> None:
    """Say of a file what was mended, what would bring other findings, and how much --unsafe would mend."""
    if mended.rules:
        key = "mending.would" if diff else "mending.done"
        complain(say(lang, key, n=len(mended.rules), path=path, rules=counted(mended.rules)))
    else:
        complain(say(lang, "mending.nothing", path=path))
    if mended.refused:
        rules = counted(mended.refused)
        complain(say(lang, "mending.refused", n=len(mended.refused), path=path, rules=rules))
    if mended.left:
        complain(say(lang, "mending.left", n=mended.left, path=path))


def counted(rules: Sequence[str]) -> str:
    """Return each rule with how often it stands there."""
    return ", ".join(f"{rule} × {n}" for rule, n in Counter(rules).items())


def difference(mended: Mended) -> Iterator[str]:
    """Yield the lines of a unified difference, as ``patch`` reads it."""
    before, after = (text.splitlines(keepends=True) for text in mended.texts)
    name = mended.path.as_posix().replace(os.sep, "/")
    for line in unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
