"""The rules that the settings ask for, with the severities and options that they give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from citecheck.catalogue import Rule, UnknownRule, choose, load
from citecheck.catalogue.choose import meant
from citecheck.config.lines import line_of
from citecheck.config.mistakes import BadSettings, Mistake, nearest
from citecheck.config.settings import Settings
from citecheck.model import Finding, Severity


def configured(settings: Settings, lang: str) -> list[Rule]:
    """Return the rules to run.

    Raises:
        BadSettings: if the settings' file names a rule or an option that there is none of.
        UnknownRule: if words from elsewhere do.
        BadRule: if a house rule is none.
    """
    catalogue = load(lang, house=settings.house_rules)
    mistakes = [*unknown_rules(settings, catalogue), *unknown_options(settings, catalogue)]
    if mistakes:
        raise BadSettings(mistakes)
    severities = regraded(settings, catalogue)
    rules = {
        code: replace(
            rule,
            severity=severities.get(code, rule.severity),
            options={**rule.options, **options_of(settings, catalogue, code)},
        )
        for code, rule in catalogue.items()
    }
    return choose(rules, settings.select, settings.ignore, settings.extend_select)


def regraded(settings: Settings, catalogue: Mapping[str, Rule]) -> dict[str, Severity]:
    """Return by code the severities that the settings change; a code outweighs its family."""
    words = sorted(settings.severity, key=lambda word: word.upper() in catalogue)
    return {code: settings.severity[word] for word in words for code in meant(catalogue, word)}


def grade(findings: Iterable[Finding], settings: Settings, rules: Sequence[Rule]) -> list[Finding]:
    """Return the findings with the severities that the settings ask for, also where a check chose its own."""
    changed = {rule.code: rule.severity for rule in rules if rule.code in meaning(rules, settings.severity)}
    return [replace(one, severity=changed.get(one.rule, one.severity)) for one in findings]


def meaning(rules: Sequence[Rule], words: Iterable[str]) -> set[str]:
    """Return the codes of those of ``rules`` that ``words`` mean; a word that means none adds none."""
    catalogue = {rule.code: rule for rule in rules}
    found: set[str] = set()
    for word in words:
        try:
            found |= meant(catalogue, word)
        except UnknownRule:
            continue
    return found


def options_of(settings: Settings, catalogue: Mapping[str, Rule], code: str) -> dict[str, Any]:
    """Return the options that the settings give a rule, under whichever of its names."""
    return {
        key: value
        for word, options in settings.options.items()
        if code in meant(catalogue, word)
        for key, value in options.items()
    }


def unknown_rules(settings: Settings, catalogue: Mapping[str, Rule]) -> Iterator[Mistake]:
    """Yield the words in the settings' file that mean no rule."""
    for path, word in named(settings):
        try:
            meant(catalogue, word)
        except UnknownRule as unknown:
            line = line_of(dict(settings.lines), path)
            yield Mistake("unknown-rule", file_of(settings), line, {"code": word}, unknown.nearest[:1])


def named(settings: Settings) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the words for rules that stand in the file, each with its key."""
    lists = {"select": settings.select, "extend-select": settings.extend_select, "ignore": settings.ignore}
    for key, words in lists.items():
        yield from (((key,), word) for word in words if (key, word) in settings.lines)
    yield from ((("severity", word), word) for word in settings.severity)
    yield from ((("options", word), word) for word in settings.options)
    for pattern, words in settings.per_file_ignores.items():
        yield from ((("per-file-ignores", pattern), word) for word in words)


def unknown_options(settings: Settings, catalogue: Mapping[str, Rule]) -> Iterator[Mistake]:
    """Yield the options that their rule does not have, and values of another type than the default's."""
    for word, options in settings.options.items():
        try:
            rules = [catalogue[code] for code in meant(catalogue, word)]
        except UnknownRule:
            continue
        known = {key: value for rule in rules for key, value in rule.options.items()}
        for key, value in options.items():
            line = line_of(dict(settings.lines), ("options", word, key))
            if key not in known:
                values = {"name": key, "code": word, "choices": ", ".join(known)}
                yield Mistake("unknown-option", file_of(settings), line, values, nearest(key, list(known)))
            elif kind(value) != kind(known[key]):
                values = {"name": f"options.{word}.{key}", "shape": kind(known[key])}
                yield Mistake("type", file_of(settings), line, values)


def kind(value: Any) -> str:
    """Return what a value is, in the words of the sentence that asks for it."""
    if isinstance(value, bool):
        return "yes-no"
    if isinstance(value, int | float):
        return "number"
    return "words" if isinstance(value, list) else "table" if isinstance(value, dict) else "word"


def file_of(settings: Settings) -> Path:
    """Return the settings' file."""
    return settings.file or Path()
