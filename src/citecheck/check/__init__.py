"""Runs the rules. Each module holds one family; each check is a function named after its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

from citecheck.catalogue import Rule
from citecheck.model import Article, Finding, Sentence
from citecheck.text import Text

Failure = tuple[str, Sentence]


def check(articles: Sequence[Article], rules: Sequence[Rule]) -> tuple[list[Finding], list[Failure]]:
    """Return what ``rules`` find in ``articles``, and the rules that failed.

    A rule that fails costs only itself: it is told, and the others go on.
    """
    findings: list[Finding] = []
    failed: list[Failure] = []
    for rule in rules:
        subjects: Sequence[Any] = [articles] if rule.scope == "run" else articles
        for subject in subjects:
            try:
                findings += run(rule, subject)
            except Exception as error:
                failed.append(failure(rule, subject, error))
    return unsaid(findings, rules), failed


def failure(rule: Rule, subject: Any, error: Exception) -> Failure:
    """Return what a user is told of a rule that failed: a defect of the rule, not of the article."""
    paths = [subject.path] if isinstance(subject, Article) else [article.path for article in subject]
    reason = Sentence("failure.rule", {"code": rule.code, "error": f"{type(error).__name__}: {error}"})
    return ", ".join(dict.fromkeys(paths)), reason


def run(rule: Rule, subject: Any) -> list[Finding]:
    """Return what one rule finds in an article (or in all of them, as its scope says)."""
    return list(resolve(rule.check)(subject, rule)) if rule.check else list(patterns(subject, rule))


def resolve(name: str) -> Callable[[Any, Rule], Iterator[Finding]]:
    """Return the check that a rule file names ("ibd.ibid_chain").

    Raises:
        AttributeError, ModuleNotFoundError: if there is none.
    """
    module, _, function = name.partition(".")
    found: Callable[[Any, Rule], Iterator[Finding]] = getattr(
        import_module(f"citecheck.check.{module}"), function
    )
    return found


def patterns(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield the first match of a rule's patterns in each entry, note or line that it is about."""
    for at, text in subjects(article, rule):
        if rule.keywords and not holds(text.string, rule.keywords):
            continue
        for pattern in rule.patterns:
            match = pattern.search(text.string)
            if match:
                part, words = text[match.start() : match.end()], " ".join(match[0].split())
                yield rule.finding(article, part if at is None else at, text=part, match=words)
                break


def holds(string: str, keywords: Sequence[str]) -> bool:
    """Tell whether a text holds one of the keywords, which are in small letters."""
    small = " ".join(string.lower().split())
    return any(keyword in small for keyword in keywords)


def subjects(article: Article, rule: Rule) -> Iterator[tuple[Any, Text]]:
    """Yield what a rule is about: the article's entries and notes, and its lines."""
    if "entry" in rule.target:
        yield from ((entry, entry.text) for entry in article.entries)
    if "note" in rule.target:
        yield from ((note, note.text) for note in article.notes)
    if "line" in rule.target:
        yield from ((None, block.text) for block in (*article.front, *article.body))


def unsaid(findings: Sequence[Finding], rules: Sequence[Rule]) -> list[Finding]:
    """Return the findings that no other one on the same target explains, in the order of the text."""
    silences = {rule.code: rule.silences for rule in rules}
    quiet = {(f.article, f.target, code) for f in findings for code in silences[f.rule] if f.target != "line"}
    kept = [f for f in findings if (f.article, f.target, f.rule) not in quiet]
    return sorted(kept, key=lambda f: (f.place.path, f.place.line, f.place.column, f.rule))
