from __future__ import annotations

import pytest

from citecheck.parse.pages import article_number, pages


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        pytest.param("297-99", 297, 299, id="abbreviated"),
        pytest.param("1122–7", 1122, 1127, id="one-digit-left"),
        pytest.param("197-185", 197, 185, id="reversed"),
        pytest.param("99-297", 99, 297, id="longer"),
        pytest.param("pp. 12 – 15", 12, 15, id="label-and-spaces"),
        pytest.param("12", 12, 12, id="one-page"),
        pytest.param("١٢-١٥", 12, 15, id="arabic-digits"),
        pytest.param("xi-xv", None, None, id="roman"),
    ],
)
def test_pages(printed: str, first: int | None, last: int | None) -> None:
    """An abbreviated last page takes the missing digits from the first."""
    found = pages(printed)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        pytest.param("e0123", "e0123", id="letter"),
        pytest.param("1297175", "1297175", id="long-number"),
        pytest.param("12-15", "", id="range"),
        pytest.param("312", "", id="page"),
    ],
)
def test_article_number(printed: str, number: str) -> None:
    """The number of an article is no page."""
    assert article_number(printed) == number
