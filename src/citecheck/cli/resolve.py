"""``citecheck resolve``: ask the registries, write the lock file."""

from __future__ import annotations

from typing import Annotated

import typer

from citecheck.audit import articles_of, read_all
from citecheck.cli.asking import ask
from citecheck.cli.guard import FAILED, Refused, complain, tell
from citecheck.cli.options import Lang, Paths, language
from citecheck.cli.registries import Lock, Mailto, Refresh, asked_by, contact, read_lock
from citecheck.cli.settings import in_force
from citecheck.model import Unread
from citecheck.registry import lock as locks
from citecheck.registry.questions import open_questions
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
    frozen: Annotated[
        bool, typer.Option("--frozen", help="Ask nothing; exit code 1 where the lock file lacks something.")
    ] = False,
    mailto: Mailto = None,
    lang: Lang = None,
) -> None:
    """Ask Crossref, doi.org, DataCite and OpenAlex about the works cited, and write the lock file.

    DOIs and the text of references are sent to them, nothing else of the articles. Only what the file lacks
    or has too old is asked. Exit code: 0 all answered, 2 something could not be asked or read.
    """
    lang_ = language(lang)
    path = lock or in_force(paths, None, None, lang_).folder / locks.DEFAULT
    address = contact(mailto, lang_)
    unread: list[Unread] = []
    asked = asked_by(list(articles_of(list(read_all(paths, unread)), unread)))
    facts = read_lock(path, lang_)
    if frozen:
        dois, searches = open_questions(asked, facts)
        if dois or searches:
            complain(say(lang_, "registry.frozen", path=path, n=len(dois) + len(searches)))
        raise typer.Exit(WOULD_CHANGE if dois or searches else 0)
    if not address:
        complain(say(lang_, "registry.no-contact"))
    try:
        run = ask(facts, asked, mailto=address, refresh=refresh, into=path)
    except OSError as error:
        raise Refused(say(lang_, "failure.unwritable", path=path, reason=error.strerror)) from error
    tell([(one.path, one.reason) for one in unread], lang_)
    if "public" in run.client.warnings:
        complain(say(lang_, "registry.public"))
    complain(say(lang_, "registry.done", path=path, n=len(run.works)))
    if run.failures:
        reason = next(iter(run.failures.values()))
        complain(say(lang_, "registry.unasked", n=len(run.failures), reason=reason))
    raise typer.Exit(FAILED if run.failures or unread else 0)
