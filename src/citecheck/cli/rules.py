"""``citecheck rules``: the catalogue on one page."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from citecheck.catalogue import Rule, load
from citecheck.cli.known import known_rules
from citecheck.cli.options import Lang, language
from citecheck.cli.settings import Config, in_force
from citecheck.report.words import name, say


def rules(
    format: Annotated[
        Literal["text", "json"], typer.Option(help="A list for people, or one for programs.")
    ] = "text",
    lang: Lang = None,
    config: Config = None,
) -> None:
    """List the rules, house rules among them."""
    settings = in_force([Path()], config, None, language(lang))
    lang_ = language(lang or settings.lang)
    with known_rules(lang_):
        catalogue = load(lang_, house=settings.house_rules).values()
    if format == "json":
        text = json.dumps([rule_object(rule) for rule in catalogue], ensure_ascii=False, indent=2)
    else:
        text = "\n".join(listing(catalogue, lang_))
    sys.stdout.write(text + "\n")


def family(rule: Rule) -> str:
    """Return the letters of a rule's code."""
    return rule.code.rstrip("0123456789")


def listing(catalogue: Iterable[Rule], lang: str) -> Iterator[str]:
    """Yield the lines of the list, family by family."""
    for letters, members in groupby(catalogue, key=family):
        yield f"{letters}  {name(lang, 'family', letters)}"
        for rule in members:
            severity = say(lang, f"severity.{rule.severity}")
            off = "" if rule.default else f" ({say(lang, 'rule.off-mark')})"
            yield f"  {rule.code}  {severity:<13}  {rule.name}{off}"
            yield f"          {rule.summary}"
        yield ""
    yield say(lang, "explain", command="citecheck explain REF003")


def rule_object(rule: Rule) -> dict[str, Any]:
    """Return what a program may want to know of a rule."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "target": rule.target,
        "summary": rule.summary,
        "why": rule.why,
        "do": rule.do,
        "limits": rule.limits,
        "default": rule.default,
        "options": dict(rule.options),
        "formerly": list(rule.formerly),
    }
