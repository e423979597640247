"""``citecheck explain``: one rule at length."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import fill
from typing import Annotated

import typer

from citecheck.catalogue import Example, Rule, choose, load
from citecheck.cli.known import known_rules
from citecheck.cli.options import Lang, codes, language
from citecheck.cli.settings import Config, in_force
from citecheck.report.words import name, say

WIDTH = 88


def explain(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="CODE",
            help="A code (IBD003), a name (ibid-chain) or a family (IBD).",
            show_default=False,
        ),
    ],
    lang: Lang = None,
    config: Config = None,
) -> None:
    """Tell what a rule means and what to do; house rules included."""
    settings = in_force([Path()], config, None, language(lang))
    lang_ = language(lang or settings.lang)
    with known_rules(lang_):
        chosen = choose(load(lang_, house=settings.house_rules), codes(words))
    sys.stdout.write("\n\n".join("\n".join(page(rule, lang_)) for rule in chosen) + "\n")


def page(rule: Rule, lang: str) -> Iterator[str]:
    """Yield the lines that explain a rule."""
    yield f"{rule.code} {rule.name} ({say(lang, f'severity.{rule.severity}')})"
    yield ""
    yield fill(rule.summary, WIDTH)
    yield say(lang, "rule.target", target=name(lang, "target", rule.target))
    if not rule.default:
        yield say(lang, "rule.off", code=rule.code)
    if rule.formerly:
        yield say(lang, "rule.formerly", names=", ".join(rule.formerly))
    for part, words in (("why", rule.why), ("do", rule.do), ("limits", rule.limits)):
        if words:
            yield from ("", say(lang, f"rule.{part}"), paragraph(words))
    if rule.options:
        yield from ("", say(lang, "rule.options"))
        yield from (f"  {key} = {value}" for key, value in rule.options.items())
    yield from examples(say(lang, "rule.bad"), rule.bad, lang)
    yield from examples(say(lang, "rule.good"), rule.good, lang)


def paragraph(words: str) -> str:
    """Return words as an indented paragraph."""
    return fill(words, WIDTH, initial_indent="  ", subsequent_indent="  ")


def examples(title: str, shown: Sequence[Example], lang: str) -> Iterator[str]:
    """Yield examples under a title, each with the parts that it has."""
    for number, example in enumerate(shown):
        yield from ("", title) if number == 0 else ("",)
        parts = [("text", words) for words in (example.text,) if words]
        parts += [("note", note) for note in example.notes] + [("entry", entry) for entry in example.entries]
        for kind, words in parts:
            lead = f"  {say(lang, f'rule.{kind}')}: "
            yield fill(words, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))
