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
from citecheck.cli.settings import Config, in_force, overruled
from citecheck.config import configured
from citecheck.fix import Mended, mend
from citecheck.read import Unreadable, discover, load
from citecheck.report.words import say

CHANGED = 1
STANDARD_INPUT = Path("-")


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
    lang: Lang = None,
) -> None:
    """Mend what is certain, and change nothing else.

    Certain are: an entry repeated word for word, a misspelt “ibid.”, the form of a DOI, tracking in an
    address, the dashes of page ranges, two works printed as one entry. Look at it first with --diff.

    Exit code: 0 all well, 1 something would change (--diff), 2 something could not be mended.
    """
    settings = overruled(in_force(paths, config, None, language(lang)), select=select, ignore=ignore)
    lang_ = language(lang or settings.lang)
    with known_rules(lang_):
        rules = configured(settings, lang_)
    refused: list[tuple[str, str]] = []
    changed = False
    for path in files(paths, refused, lang_):
        try:
            mended = mend(path, load(path), rules, settings, unsafe=unsafe)
        except Unreadable as error:
            refused.append((error.path, error.reason))
            continue
        changed |= mended.after != mended.before
        show(mended, lang_, diff=diff)
    tell(refused, lang_)
    raise typer.Exit(FAILED if refused else CHANGED if diff and changed else 0)


def files(paths: Sequence[Path], refused: list[tuple[str, str]], lang: str) -> Iterator[Path]:
    """Yield the files to mend; what is none joins what is refused."""
    for path in discover(paths):
        if isinstance(path, Unreadable):
            refused.append((path.path, path.reason))
        elif path == STANDARD_INPUT:
            refused.append(("-", say(lang, "mending.no-input")))
        else:
            yield path


def show(mended: Mended, lang: str, *, diff: bool) -> None:
    """Write the file, or show the difference; say what was mended, and what --unsafe would mend."""
    if mended.after != mended.before:
        if diff:
            sys.stdout.write("".join(difference(mended)))
        else:
            write(mended.after, mended.path, lang)
        key = "mending.would" if diff else "mending.done"
        rules = ", ".join(f"{rule} × {n}" for rule, n in Counter(mended.rules).items())
        complain(say(lang, key, n=len(mended.rules), path=mended.path, rules=rules))
    else:
        complain(say(lang, "mending.nothing", path=mended.path))
    if mended.left:
        complain(say(lang, "mending.left", n=mended.left, path=mended.path))


def difference(mended: Mended) -> Iterator[str]:
    """Yield the lines of a unified difference, as ``patch`` reads it."""
    before, after = (
        data.decode(mended.encoding).splitlines(keepends=True) for data in (mended.before, mended.after)
    )
    name = mended.path.as_posix().replace(os.sep, "/")
    for line in unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
