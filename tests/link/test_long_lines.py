"""Tests of texts that are hard on patterns: they must be read, not waited for."""

from __future__ import annotations

import pytest

from citecheck.link import numbered
from citecheck.link.claims import claim_around
from citecheck.model import Block
from citecheck.text import Text
from tests.link.listing import LISTED, citations


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ab " * 20000, id="capitals"),
        pytest.param("A" * 60000, id="one word"),
        pytest.param("Ab, " * 15000 + "(1999)", id="names before a year"),
        pytest.param("Ab and " * 10000 + "(1999)", id="joined names before a year"),
        pytest.param("De la " * 10000 + "(1999)", id="particles before a year"),
        pytest.param("(" * 60000, id="opening brackets"),
        pytest.param("([1, " * 15000, id="opening brackets and digits"),
        pytest.param("1999 " * 12000, id="years"),
        pytest.param("1-2," * 15000, id="numbers"),
    ],
)
def test_is_read(text: str) -> None:
    """Long lines of capitals, brackets or digits are read like any other."""
    citations(text)
    numbered.by_number([Block("paragraph", Text.of(text))], LISTED, numbered.FORMS)
    assert claim_around(text, 10, 20)
