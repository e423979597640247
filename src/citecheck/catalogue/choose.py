"""Chooses rules by code, family, name or former name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from citecheck.catalogue.rule import Rule


class UnknownRule(ValueError):
    """A code that no rule has; ``nearest`` are the codes or names that come closest."""

    def __init__(self, code: str, nearest: Sequence[str]) -> None:
        super().__init__(code)
        self.code = code
        self.nearest = tuple(nearest)


def choose(
    rules: Mapping[str, Rule],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend: Sequence[str] = (),
) -> list[Rule]:
    """Return the rules to run: those selected, else those on by default; those of ``extend``; none ignored.

    Raises:
        UnknownRule: if a word means no rule.
    """
    chosen = {code for word in select for code in meant(rules, word)}
    chosen = chosen or {code for code, rule in rules.items() if rule.default}
    chosen |= {code for word in extend for code in meant(rules, word)}
    chosen -= {code for word in ignore for code in meant(rules, word)}
    return [rule for code, rule in rules.items() if code in chosen]


def meant(rules: Mapping[str, Rule], word: str) -> set[str]:
    """Return the codes that ``word`` means: a code, the letters of a family, a name or a former name.

    Raises:
        UnknownRule: if it means none.
    """
    upper, lower = word.strip().upper(), word.strip().lower()
    if upper in rules:
        return {upper}
    found = {code for code, rule in rules.items() if lower in (rule.name, *rule.formerly)}
    found |= {code for code in rules if upper.isalpha() and code.rstrip("0123456789") == upper}
    if not found:
        families = {code.rstrip("0123456789") for code in rules}
        names = {rule.name for rule in rules.values()}
        raise UnknownRule(
            word, get_close_matches(upper, {*rules, *families}, 3, 0.5) + get_close_matches(lower, names, 2)
        )
    return found
