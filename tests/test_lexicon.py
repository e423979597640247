"""The patterns that are made of words."""

from __future__ import annotations

import re

import pytest

from citecheck.lexicon import either


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        pytest.param(("vol", "volume", "volumes"), "volumes 3", "volumes", id="longest"),
        pytest.param(("vol", "volume", "t"), "vol. 3", "vol", id="shorter"),
        pytest.param(("Ed", "eds", "Editors"), "EDS.", "EDS", id="other-case"),
        pytest.param(("op. cit.", "op"), "op.\u00a0\n cit., p. 3", "op.\u00a0\n cit.", id="any-blank"),
        pytest.param(("&", "et"), "& Roy", "&", id="mark"),
        pytest.param(("", "s"), "Roy", "", id="nothing"),
        pytest.param((), "Roy", "", id="no-words"),
    ],
)
def test_either(words: tuple[str, ...], text: str, found: str) -> None:
    """The longest word that stands there is matched, in any case if asked, with any white space inside."""
    match = re.match(either(words), text, re.IGNORECASE)
    assert match is not None
    assert match[0] == found


def test_either_tries_every_word() -> None:
    """Where the longest word leads no further, a shorter one with the same beginning is tried."""
    assert re.fullmatch(rf"{either(('vol', 'volumes', 'volume'))}(?:ume|es)\s\d", "volume 3")
