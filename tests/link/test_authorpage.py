"""Tests of citations by author and page."""

from __future__ import annotations

import pytest

from tests.link.listing import citations, targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Towns grew (Moreau 110).", ["moreau"], id="author page"),
        pytest.param("Towns grew (Moreau, 110-12).", ["moreau"], id="comma, range"),
        pytest.param("Towns grew (Moreau, p. 110).", ["moreau"], id="p."),
        pytest.param("Towns grew (Okafor and Lindqvist 12).", ["okafor"], id="two authors"),
        pytest.param("Towns grew (qtd. in Moreau 110).", ["moreau"], id="through another"),
        pytest.param("Towns grew (Caron 110).", [], id="not in the list"),
        pytest.param("Towns grew (Table 3), as ships did (Moreau 3 and others).", [], id="tables"),
        pytest.param("Towns grew (199-206).", [], id="pages alone in another style"),
        pytest.param(
            "Towns grew (Moreau 110). Salt paid (Okafor and Lindqvist 12). O’Brien names the tide (199–206).",
            ["moreau", "okafor", "obrien"],
            id="pages alone behind a named author",
        ),
    ],
)
def test_points_at(text: str, expected: list[str]) -> None:
    """An author and a page point at the list's work of this author; pages alone at the author just named."""
    found = citations(text)
    assert targets(found) == expected
    assert {one.kind for one in found} <= {"author-page"}
