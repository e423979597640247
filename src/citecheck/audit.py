"""The table of contents of the program: one stage a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from citecheck.catalogue import choose, load
from citecheck.check import check
from citecheck.describe import describe
from citecheck.divide import divide
from citecheck.link import link
from citecheck.model import Article, Manuscript, Report, Unread
from citecheck.read import Unreadable, discover, read


def audit(
    paths: Sequence[Path], *, lang: str = "en", select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Report:
    """Audit files and folders; ``-`` is standard input.

    Args:
        paths: what to audit.
        lang: of the messages.
        select: codes, families or names of the rules to run; all that are on by default without it.
        ignore: rules not to run.

    Raises:
        UnknownRule: if ``select`` or ``ignore`` names none.
    """
    rules = choose(load(lang), select, ignore)
    unread: list[Unread] = []
    manuscripts = list(read_all(paths, unread))
    articles = list(articles_of(manuscripts, unread))
    findings, failed = check(articles, rules)
    remarks = tuple((manuscript.path, remark) for manuscript in manuscripts for remark in manuscript.remarks)
    return Report(tuple(articles), tuple(findings), (*unread, *failed), remarks)


def read_all(paths: Sequence[Path], unread: list[Unread]) -> Iterator[Manuscript]:
    """Yield the manuscripts under ``paths``; what cannot be read is added to ``unread``."""
    for path in discover(paths):
        try:
            if isinstance(path, Unreadable):
                raise path
            manuscript = read(path)
        except Unreadable as error:
            unread.append(Unread(error.path, error.reason))
            continue
        unread += [Unread(manuscript.path, reason) for _, reason in manuscript.unread]
        yield manuscript


def articles_of(manuscripts: Sequence[Manuscript], unread: list[Unread]) -> Iterator[Article]:
    """Yield the articles of all manuscripts, described and linked; their ids are unique in the run.

    A manuscript on which a stage fails is added to ``unread``: it costs only itself.
    """
    numbers = count(1)
    for manuscript in manuscripts:
        try:
            articles = [link(describe(article)) for article in divide(manuscript)]
        except Exception as error:
            reason = f"citecheck failed on it ({type(error).__name__}: {error}); please report this"
            unread.append(Unread(manuscript.path, reason))
            continue
        yield from (replace(article, id=f"a{next(numbers)}") for article in articles)
