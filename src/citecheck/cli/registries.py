"""What ``audit`` and ``resolve`` have in common: the lock file, and the questions to the registries."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Annotated, Literal

import typer

from citecheck.cli.guard import Refused, complain, tell
from citecheck.cli.known import shown
from citecheck.config import Settings
from citecheck.facts import Facts
from citecheck.model import Article, Report, Sentence
from citecheck.registry import ages
from citecheck.registry import lock as locks
from citecheck.registry.questions import Question, questions, unlocked
from citecheck.report.where import where
from citecheck.report.words import say

CONTACT = "CITECHECK_MAILTO"
MOST = 5
ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")

Lock = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="What the registries said, kept with the articles; the setting “lock”, or "
        f"{locks.DEFAULT.as_posix()}, without it.",
        show_default=False,
    ),
]
Mailto = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help=f"Your e-mail address, which the registries ask for; the variable {CONTACT} or the setting "
        "“mailto” without it.",
        show_default=False,
    ),
]
Refresh = Literal["notices", "all"]


def lock_path(lock: Path | None, settings: Settings) -> Path:
    """Return where the lock file lies: as the command line says, else the settings, else the default."""
    return lock or settings.lock or settings.folder / locks.DEFAULT


def contact(mailto: str | None, settings: Settings, lang: str) -> str:
    """Return the user's address: that of the command line, the environment or the settings, or none.

    Raises:
        Refused: if it is no e-mail address.
    """
    given = (mailto or os.environ.get(CONTACT) or settings.mailto).strip()
    if given and not ADDRESS.fullmatch(given):
        raise Refused(say(lang, "registry.no-address", address=given))
    return given


def read_lock(path: Path, lang: str) -> Facts:
    """Return what a lock file holds; nothing where there is none.

    Raises:
        Refused: if it cannot be read.
    """
    try:
        return locks.read(path)
    except locks.BadLock as bad:
        raise Refused(say(lang, "registry.bad-lock", path=shown(path), reason=bad.reason)) from bad
    except OSError as error:
        raise Refused(say(lang, "failure.unreadable", path=path, reason=error)) from error


@contextmanager
def written(lang: str) -> Iterator[None]:
    """Refuse in a line what cannot be written: the lock file, or the answers kept for this machine.

    Raises:
        Refused: instead of ``OSError``.
    """
    try:
        yield
    except OSError as error:
        raise Refused(say(lang, "failure.unwritable", path=error.filename, reason=error)) from error


def asked_by(articles: Sequence[Article]) -> list[Question]:
    """Return the questions of articles."""
    return [question for article in articles for question in questions(article)]


@dataclass(slots=True)
class Consultation:
    """What an audit learns from the registries: from the lock file, and from themselves if told to.

    Attributes:
        path: of the lock file.
        online: whether to ask what the file lacks.
        mailto: the user's address.
        failure: why something could not be asked.
    """

    path: Path
    lang: str
    online: bool = False
    mailto: str = ""
    failure: Sentence | None = None

    def __call__(self, articles: Sequence[Article]) -> Facts | None:
        """Return what is known of the articles' works; None where no registry was ever asked."""
        facts = read_lock(self.path, self.lang)
        if not self.online:
            return facts if self.path.exists() else None
        asking = import_module("citecheck.cli.asking")
        with written(self.lang):
            run = asking.ask(facts, asked_by(articles), mailto=self.mailto)
        self.failure = next(iter(run.failures.values()), None)
        asked: Facts = run.facts
        return asked

    def noted(self, report: Report) -> Report:
        """Return a report that says which references are not in the lock file."""
        remarks = []
        for article in report.articles:
            left = unlocked(article, article.facts) if article.facts is not None else []
            if left:
                places = sorted({article.place(one.source.text) for one in left}, key=lambda one: one.start)
                listed = "; ".join(where(place, self.lang, "spot.line") for place in places[:MOST])
                listed += "…" if len(places) > MOST else ""
                said = say(
                    self.lang, "registry.not-locked", n=len(left), places=listed, path=shown(self.path)
                )
                remarks.append((article.path, said))
        return replace(report, remarks=(*report.remarks, *remarks))

    def warn(self, articles: Sequence[Article]) -> None:
        """Say beside the report, which no date may change, that news of retractions is old."""
        facts = next((one.facts for one in articles if one.facts), Facts())
        days = ages.since_noticed(asked_by(articles), facts, ages.today())
        if days > ages.NOTICES_OLD:
            tell([(shown(self.path), say(self.lang, "registry.stale", n=days))], self.lang)

    def complain(self) -> bool:
        """Say on one line why the registries could not all be asked; return whether that was so."""
        if self.failure:
            complain(say(self.lang, "registry.offline", reason=self.failure))
        return self.failure is not None
