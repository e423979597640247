"""``citecheck init``: the files that a journal's repository begins with."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from citecheck.cli.guard import Refused
from citecheck.cli.known import shown
from citecheck.cli.options import Lang, language
from citecheck.cli.output import write
from citecheck.report.words import say
from citecheck.starter.files import Host, StarterFile, files


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The journal's repository; this folder without it.")
    ] = Path(),
    *,
    articles: Annotated[
        str, typer.Option(metavar="NAME", help="The folder in it that holds the articles.")
    ] = "articles",
    ci: Annotated[Host, typer.Option(help="Where the repository lies, and the check is to run.")] = "github",
    lang: Lang = None,
) -> None:
    """Prepare a journal's repository to be checked.

    Settings, a CI job, a pre-commit hook and a README are written. A file that is there already is left as
    it is. Where there are no articles yet, a sample is put.
    """
    lang_ = language(lang)
    sample = not (folder / articles).exists()
    for file in files(ci, articles.strip("/"), lang_, sample=sample):
        sys.stdout.write(put(file, folder, lang_) + "\n")
    command = shlex.join(["citecheck", "audit", shown((folder / articles).resolve())])
    sys.stdout.write(say(lang_, "init.next", command=command) + "\n")


def put(file: StarterFile, folder: Path, lang: str) -> str:
    """Write a file where there is none, and return what is to be said of it.

    Raises:
        Refused: if it cannot be written.
    """
    path = folder / file.path
    if path.exists():
        return say(lang, "init.kept", path=path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(say(lang, "failure.unwritable", path=path, reason=error)) from error
    write(file.text, path, lang)
    return say(lang, "init.written", path=path)
