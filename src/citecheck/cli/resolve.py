"""``citecheck resolve``: ask the registries, write the lock file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from citecheck.audit import articles_of, read_all
from citecheck.cli import asking
from citecheck.cli.guard import FAILED, Refused, complain, tell
from citecheck.cli.known import shown
from citecheck.cli.options import Lang, Paths, language
from citecheck.cli.registries import Lock, Mailto, Refresh, asked_by, contact, lock_path, read_lock, written
from citecheck.cli.settings import Config, in_force
from citecheck.facts import Facts
from citecheck.match.forms import doi_of
from citecheck.model import Unread, Work
from citecheck.registry import ages
from citecheck.registry.questions import Question, open_questions
from citecheck.registry.resolve import Run
from citecheck.report.words import say

WOULD_CHANGE = 1


def resolve(
    paths: Paths,
    *,
    lock: Lock = None,
    refresh: Annotated[
        Refresh | None,
        typer.Option(
            help="Ask again: notices (has anything been retracted or corrected?) or all.", show_default=False
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="DOI", help="Ask about this work alone, and again; may be repeated.", show_default=False
        ),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop from the lock file what none of these articles cites.")
    ] = False,
    frozen: Annotated[
        bool,
        typer.Option(
            "--frozen",
            help="Ask nothing; exit code 1 where the lock file lacks something, or its retractions are "
            f"older than {ages.NOTICES_EXPIRED} days.",
        ),
    ] = False,
    config: Config = None,
    mailto: Mailto = None,
    lang: Lang = None,
) -> None:
    """Ask the registries about the works cited, and keep what they say.

    Crossref, doi.org, DataCite and OpenAlex are asked, and the lock file is written.
    DOIs and the text of references are sent to them, nothing else of the articles. Only what the file lacks
    or has too old is asked. Exit code: 0 all answered, 2 something could not be asked or read.
    """
    settings = in_force(paths, config, None, language(lang))
    lang_ = language(lang or settings.lang)
    path, address = lock_path(lock, settings), contact(mailto, settings, lang_)
    unread: list[Unread] = []
    cited = asked_by(list(articles_of(list(read_all(paths, unread, lang_)), unread, lang_)))
    facts = read_lock(path, lang_)
    if frozen:
        lacks = list(lacking(path, cited, facts, lang_))
        tell(lacks, lang_)
        raise typer.Exit(WOULD_CHANGE if lacks else 0)
    asked = list(chosen(cited, facts, only, lang_)) if only else cited
    if not address:
        complain(say(lang_, "registry.no-contact"))
    with written(lang_):
        run = asking.ask(facts, asked, mailto=address, refresh="all" if only else refresh, into=path)
        if prune and not unread:
            asking.prune(path, cited)
    tell([(one.path, one.reason) for one in unread], lang_)
    if prune and unread:
        complain(say(lang_, "registry.not-pruned", path=shown(path)))
    conclude(run, path, lang_)
    raise typer.Exit(FAILED if run.failures or unread else 0)


def conclude(run: Run, path: Path, lang: str) -> None:
    """Say what the lock file knows now, and why it could not learn more."""
    for warning in sorted(run.client.warnings):
        complain(say(lang, f"registry.{warning}"))
    complain(say(lang, "registry.done", path=shown(path), n=len(read_lock(path, lang).works)))
    gone = sorted(doi for doi, locked in run.works.items() if locked.vanished == run.day)
    if gone:
        complain(say(lang, "registry.vanished", dois=", ".join(gone)))
    if run.failures:
        reason = next(iter(run.failures.values()))
        complain(say(lang, "registry.unasked", n=len(run.failures), reason=reason))


def lacking(path: Path, cited: Sequence[Question], facts: Facts, lang: str) -> Iterator[tuple[str, str]]:
    """Yield what a lock file lacks for articles: answers, and news of retractions."""
    dois, searches = open_questions(cited, facts)
    if dois or searches:
        yield shown(path), say(lang, "registry.frozen", n=len(dois) + len(searches))
    days = ages.since_noticed(cited, facts, ages.today())
    if days > ages.NOTICES_EXPIRED:
        yield shown(path), say(lang, "registry.stale", n=days)


def chosen(cited: Sequence[Question], facts: Facts, words: Sequence[str], lang: str) -> Iterator[Question]:
    """Yield a question about each of some DOIs: cited ones, and those found for what is cited.

    Raises:
        Refused: if none of the articles has anything to do with one of them.
    """
    for word in words:
        doi = doi_of(Work(doi=word))
        about = (one for one in cited if doi in (one.doi, *facts.candidates(one.key)))
        one = next(about, None) if doi else None
        if one is None:
            raise Refused(say(lang, "registry.not-cited", doi=word))
        yield replace(one, doi=doi, key="")
