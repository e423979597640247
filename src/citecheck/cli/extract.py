"""``citecheck extract``: the references of articles, for other programs."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Literal

import typer

from citecheck.audit import articles_of, read_all, remarks_on
from citecheck.cli.guard import FAILED, Refused, tell
from citecheck.cli.options import Lang, Output, Paths, language
from citecheck.cli.output import deliver, write
from citecheck.cli.sources import Source, sources
from citecheck.export import csl, keys
from citecheck.export import write as export
from citecheck.model import Article, Unread
from citecheck.report.words import say

SUFFIXES = {"bibtex": ".bib", "csl-json": ".json", "ris": ".ris", "json": ".json"}


def extract(
    paths: Paths,
    *,
    format: Annotated[
        Literal["bibtex", "csl-json", "ris", "json"],
        typer.Option(help="For Zotero and the like: bibtex, csl-json or ris; json for programs."),
    ] = "bibtex",
    output: Output = None,
    output_dir: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write one list for each article into this folder, named after the article’s file.",
            show_default=False,
        ),
    ] = None,
    style: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write a list to be printed instead, in Markdown, in the form of this CSL style (.csl).",
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """Write the references as a list for Zotero and others.

    From an article with a reference list its entries are taken, otherwise the works in its notes, each once.
    Exit code: 0 all well, 2 something could not be read.
    """
    lang_ = language(lang)
    if output_dir and (output or style):
        raise Refused(say(lang_, "failure.two-outputs"))
    unread: list[Unread] = []
    manuscripts = list(read_all(paths, unread, lang_))
    articles = originals(list(articles_of(manuscripts, unread, lang_)))
    if style:
        deliver(printed(articles, style, lang_), output, lang_)
    elif output_dir:
        into_folder(articles, output_dir, format, lang_)
    else:
        deliver(listing(articles, format), output, lang_)
    tell([(one.path, one.reason) for one in unread], lang_)
    tell(remarks_on(manuscripts, lang_), lang_)
    raise typer.Exit(FAILED if unread else 0)


def originals(articles: Sequence[Article]) -> list[Article]:
    """Return the articles without the lists that an earlier extraction left beside them."""
    lists = {
        beside
        for path, name in zip(paths_of(articles), names(articles), strict=True)
        if (beside := path.with_name(name + ".bib")) != path
    }
    return [article for article in articles if Path(article.path) not in lists]


def paths_of(articles: Iterable[Article]) -> list[Path]:
    """Return the files of articles."""
    return [Path(article.path) for article in articles]


def names(articles: Sequence[Article]) -> list[str]:
    """Return what the list of each article is called: as its file, numbered where that holds several."""
    several, seen = Counter(article.path for article in articles), Counter[str]()
    found = []
    for article in articles:
        seen[article.path] += 1
        stem = Path(article.path).stem
        found.append(stem if several[article.path] == 1 else f"{stem}-{seen[article.path]}")
    return found


def into_folder(articles: Sequence[Article], folder: Path, format: str, lang: str) -> None:
    """Write a list for each article into ``folder``, and say so.

    Raises:
        Refused: if the folder or a file cannot be written, or two lists would have one name.
    """
    lists = [
        (folder / (name + SUFFIXES[format]), article)
        for name, article in zip(names(articles), articles, strict=True)
    ]
    taken = Counter(path for path, _ in lists)
    for path, article in lists:
        if taken[path] > 1:
            raise Refused(say(lang, "failure.same-name", path=path))
        if path.resolve() == Path(article.path).resolve():
            raise Refused(say(lang, "failure.itself", path=path))
    make(folder, lang)
    for path, article in lists:
        number = len(sources(article))
        if number:
            write(listing([article], format), path, lang)
        told = (
            say(lang, "done.written", path=path, n=number)
            if number
            else say(lang, "done.nothing", path=article.path)
        )
        sys.stdout.write(told + "\n")


def make(folder: Path, lang: str) -> None:
    """Make the folder where it is missing.

    Raises:
        Refused: if that cannot be done.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise Refused(say(lang, "failure.not-folder", path=folder)) from None
    except OSError as error:
        raise Refused(say(lang, "failure.unwritable", path=folder, reason=error)) from error


def listing(articles: Iterable[Article], format: str) -> str:
    """Return the references of articles as one file."""
    found = [source for article in articles for source in sources(article)]
    named = list(zip(keys(source.work for source in found), found, strict=True))
    if format != "json":
        return export(((key, source.work) for key, source in named), format)
    return (
        json.dumps([source_object(key, source) for key, source in named], ensure_ascii=False, indent=2) + "\n"
    )


def printed(articles: Iterable[Article], style: Path, lang: str) -> str:
    """Return the references of articles as a list to be printed.

    Raises:
        Refused: if the style cannot be read or applied.
    """
    found = [source.work for article in articles for source in sources(article)]
    styled = import_module("citecheck.export.styled")
    try:
        text: str = styled.write(list(zip(keys(found), found, strict=True)), style, lang)
    except OSError as error:
        raise Refused(say(lang, "failure.unreadable", path=style, reason=error)) from error
    except styled.BadStyle as bad:
        raise Refused(say(lang, f"failure.{bad.kind}", path=style, detail=bad.detail)) from bad
    return text


def source_object(key: str, source: Source) -> dict[str, object]:
    """Return a reference with the place where it is printed."""
    place = source.article.place(source.text)
    return {
        "key": key,
        "path": place.path,
        "line": place.line,
        "end_line": place.end_line,
        "raw": source.text.string,
        "csl": csl(source.work, key),
        "confidence": round(source.work.confidence, 3),
    }
