"""Every rule speaks every language that the program offers."""

from __future__ import annotations

import re
import string
import tomllib

import pytest

from citecheck.catalogue import Rule, load
from citecheck.catalogue.load import folder
from citecheck.report.words import languages

RULES = load()
EXPLAINED = {lang: load(lang) for lang in languages() if lang != "en"}


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_messages(rule: Rule, lang: str) -> None:
    """Each wording of a rule is there in each language, with the same places to fill."""
    for form, message in rule.messages.items():
        assert lang in message, form
        assert placeholders(message[lang]) == placeholders(message["en"]), form


@pytest.mark.parametrize("lang", languages())
def test_targets(lang: str) -> None:
    """Notes, entries, citations and lines have a name in each language."""
    targets = tomllib.loads((folder() / "targets.toml").read_text("utf-8"))
    assert targets[lang].keys() == targets["en"].keys()
    assert all(words.count("{}") == 1 for words in targets[lang].values())


@pytest.mark.parametrize("lang", EXPLAINED)
@pytest.mark.parametrize("code", RULES)
def test_explained(code: str, lang: str) -> None:
    """What ``citecheck explain`` shows is there in other languages; French with its no-break spaces."""
    english, translated = RULES[code], EXPLAINED[lang][code]
    for key in ("summary", "why", "do", "limits"):
        words = getattr(translated, key)
        assert words != getattr(english, key), key
        assert lang != "fr" or not re.search(r"« | »| [:;?!%]", words), key


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_french_typography(rule: Rule) -> None:
    """French messages have no-break spaces inside quotation marks and before high marks."""
    bad = [form for form, message in rule.messages.items() if re.search(r"« | »| [:;?!]", message["fr"])]
    assert bad == []
