"""Every rule file is whole, and does to its examples what it says."""

from __future__ import annotations

import pytest

from citecheck.catalogue import Example, Rule, load
from citecheck.catalogue.load import folder
from citecheck.check import resolve

from .conftest import Audit

RULES = load()


def each_example(side: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule in RULES.values()
        for number, example in enumerate(getattr(rule, side), 1)
    ]


@pytest.fixture(params=list(RULES.values()), ids=list(RULES))
def rule(request: pytest.FixtureRequest) -> Rule:
    found: Rule = request.param
    return found


def test_every_file_is_a_rule() -> None:
    """No file of the catalogue is left out."""
    assert len(RULES) == len(list(folder().glob("*/*.toml")))


def test_family_is_the_folder(rule: Rule) -> None:
    """A rule file lies in the folder of its family, under its code and name."""
    assert (folder() / rule.code[:3].lower() / f"{rule.code}-{rule.name}.toml").is_file()


def test_has_examples(rule: Rule) -> None:
    """A rule shows what it flags and what it leaves alone."""
    assert rule.bad
    assert rule.good


def test_says_what_to_know(rule: Rule) -> None:
    """What ``citecheck explain`` shows is written."""
    assert all((rule.summary, rule.why, rule.do, rule.limits))


def test_has_a_way_to_check(rule: Rule) -> None:
    """A rule has patterns, or names a function that exists; never both."""
    assert bool(rule.patterns) != bool(rule.check)
    if rule.check:
        assert callable(resolve(rule.check))


def test_silences_are_rules(rule: Rule) -> None:
    """A rule silences rules that exist."""
    assert rule.silences <= set(RULES)


@pytest.mark.parametrize(("rule", "example"), each_example("bad"))
def test_bad_example(rule: Rule, example: Example, findings_of: Audit) -> None:
    """A bad example raises its rule."""
    assert findings_of(example, rule), example.file()


@pytest.mark.parametrize(("rule", "example"), each_example("good"))
def test_good_example(rule: Rule, example: Example, findings_of: Audit) -> None:
    """A good example does not raise its rule."""
    assert not findings_of(example, rule), example.file()
