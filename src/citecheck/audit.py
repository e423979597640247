"""The table of contents of the program: one stage a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from citecheck.catalogue import Rule
from citecheck.check import check
from citecheck.claim.vectors import installed
from citecheck.config import Settings, configured, grade
from citecheck.describe import describe
from citecheck.divide import divide
from citecheck.facts import Facts
from citecheck.link import link
from citecheck.model import Article, Manuscript, Report, Unread
from citecheck.read import Unreadable, discover, read
from citecheck.report.words import say, words_of
from citecheck.suppress import suppress


def audit(
    paths: Sequence[Path],
    *,
    lang: str = "en",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    settings: Settings | None = None,
    stdin: Path | None = None,
    consult: Callable[[Sequence[Article]], Facts | None] | None = None,
) -> Report:
    """Audit files and folders; ``-`` is standard input.

    Args:
        paths: what to audit.
        lang: of the messages.
        select: codes, families or names of the rules to run; all that are on by default without it.
        ignore: rules not to run.
        settings: what is in force instead of ``select`` and ``ignore``.
        stdin: the name that standard input goes by.
        consult: says what the registries know of the articles' works; without it none is asked.

    Raises:
        UnknownRule: if ``select`` or ``ignore`` names none.
        BadSettings: if the settings' file does.
    """
    settings = settings or Settings(select=tuple(select), ignore=tuple(ignore))
    rules = configured(settings, lang)
    unread: list[Unread] = []
    manuscripts = list(read_all(paths, unread, lang, stdin))
    return examine(manuscripts, rules, unread, settings=settings, lang=lang, consult=consult)


def examine(
    manuscripts: Sequence[Manuscript],
    rules: Sequence[Rule],
    unread: list[Unread],
    *,
    settings: Settings,
    lang: str,
    consult: Callable[[Sequence[Article]], Facts | None] | None = None,
) -> Report:
    """Audit manuscripts with ``rules``; what cannot be audited joins what is ``unread`` already."""
    articles = [dated(article, settings) for article in articles_of(manuscripts, unread, lang)]
    facts = consult(articles) if consult else None
    articles = [replace(article, facts=facts) for article in articles]
    found, failed = check(articles, rules)
    graded = grade(found, settings, rules)
    findings, unused = suppress(manuscripts, articles, graded, rules, settings=settings, lang=lang)
    unread += [Unread(path, words_of(lang, reason)) for path, reason in failed]
    remarks = [
        *remarks_on(manuscripts, lang),
        *copies(articles, lang),
        *unaided(articles, rules, lang),
        *unused,
    ]
    return Report(tuple(articles), tuple(findings), tuple(unread), tuple(remarks))


def remarks_on(manuscripts: Sequence[Manuscript], lang: str) -> list[tuple[str, str]]:
    """Return what a user should know of how files were read: path and sentence."""
    return [(one.path, words_of(lang, remark)) for one in manuscripts for remark in one.remarks]


def copies(articles: Sequence[Article], lang: str) -> Iterator[tuple[str, str]]:
    """Yield the files that seem to be others in a second format: of one name and title."""
    first: dict[tuple[Path, str], str] = {}
    for article in articles:
        path = Path(article.path)
        other = first.setdefault((path.with_suffix(""), article.title.casefold()), article.path)
        if article.title and other != article.path:
            yield article.path, say(lang, "reading.copy", other=Path(other).name)


def unaided(articles: Sequence[Article], rules: Sequence[Rule], lang: str) -> Iterator[tuple[str, str]]:
    """Yield that the extra "topic" is missing, where the rule on topics would have used it (MIS002)."""
    least = next((rule.options["citations"] for rule in rules if rule.code == "MIS002"), 0)
    wanting = [article.path for article in articles if least and len(article.citations) >= least]
    if wanting and not installed():
        yield wanting[0], say(lang, "topic.missing", n=len(wanting), least=least)


def dated(article: Article, settings: Settings) -> Article:
    """Return an article with the settings' year, where it has none of its own."""
    return article if article.year else replace(article, year=settings.article_year)


def read_all(
    paths: Sequence[Path], unread: list[Unread], lang: str, stdin: Path | None = None
) -> Iterator[Manuscript]:
    """Yield the manuscripts under ``paths``; what cannot be read is added to ``unread``, in words."""
    for path in discover(paths):
        try:
            if isinstance(path, Unreadable):
                raise path
            manuscript = read(path, stdin)
        except Unreadable as error:
            unread.append(Unread(error.path, words_of(lang, error.reason)))
            continue
        unread += [Unread(manuscript.path, words_of(lang, reason)) for _, reason in manuscript.unread]
        yield manuscript


def articles_of(manuscripts: Sequence[Manuscript], unread: list[Unread], lang: str) -> Iterator[Article]:
    """Yield the articles of all manuscripts, described and linked; their ids are unique in the run.

    A manuscript on which a stage fails is added to ``unread``: it costs only itself.
    """
    numbers = count(1)
    for manuscript in manuscripts:
        try:
            articles = [link(describe(article)) for article in divide(manuscript)]
        except Exception as error:
            reason = say(lang, "failure.article", error=f"{type(error).__name__}: {error}")
            unread.append(Unread(manuscript.path, reason))
            continue
        yield from (replace(article, id=f"a{next(numbers)}") for article in articles)
