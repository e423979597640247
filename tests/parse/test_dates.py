from __future__ import annotations

import pytest

from citecheck.parse.dates import date, original


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        pytest.param("1998", [1998], id="year"),
        pytest.param("2019, mai 8", [2019, 5, 8], id="apa-french"),
        pytest.param("30 March, 2010", [2010, 3, 30], id="english"),
        pytest.param("21 de enero de 2019", [2019, 1, 21], id="spanish"),
        pytest.param("12. März 1987", [1987, 3, 12], id="german"),
        pytest.param("1er août 2003", [2003, 8, 1], id="ordinal-day"),
        pytest.param("12/09/2020", [2020, 9, 12], id="day-first"),
        pytest.param("2020-09-12", [2020, 9, 12], id="iso"),
        pytest.param("١٤٠٢هـ / ١٩٨٢م", [1982], id="hijri-and-common-era"),
        pytest.param("1423هـ", [2002], id="hijri-alone"),
        pytest.param("1998-99", [1998], id="two-years"),
    ],
)
def test_date(printed: str, parts: list[int]) -> None:
    """A printed date gives year, month and day as far as it says them."""
    found = date(printed)
    assert found is not None
    assert found.parts == parts


def test_suffix_season_and_printed_form() -> None:
    """A year's letter, a season and the printed form are kept."""
    lettered, season = date("2016a"), date("2017, printemps")
    assert lettered is not None
    assert season is not None
    assert (lettered.year, lettered.suffix) == (2016, "a")
    assert (season.year, season.season) == (2017, "printemps")
    assert season.printed == "2017, printemps"


@pytest.mark.parametrize("printed", ["n.d.", "s.d.", "s.f.", "o. J.", "د.ت"])
def test_undated(printed: str) -> None:
    """What says that there is no date is a date without a year."""
    found = date(printed)
    assert found is not None
    assert found.year is None


def test_first_publication() -> None:
    """Of two years, the one in brackets is that of the first publication."""
    first, issued = original("1971 [1905]"), date("1971 [1905]")
    assert first is not None
    assert issued is not None
    assert (first.year, issued.year) == (1905, 1971)


def test_first_publication_in_front() -> None:
    """The year in brackets before another is that of the first publication."""
    first, issued = original("1909] 1976"), date("1909] 1976")
    assert first is not None
    assert issued is not None
    assert (first.year, issued.year) == (1909, 1976)
