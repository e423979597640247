from __future__ import annotations

import pytest

from citecheck.parse.numbers import edition, lump, number


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("vol. 12", "12"),
        ("Volume 6", "6"),
        ("n° 3", "3"),
        ("núm. 4", "4"),
        ("Bd. 2", "2"),
        ("ج12", "12"),
        ("XII", "XII"),
    ],
)
def test_number(printed: str, found: str) -> None:
    """A volume or an issue loses its label."""
    assert number(printed) == found


def test_lump() -> None:
    """Volume and issue printed in one piece come apart."""
    assert lump("3(1)") == ("3", "1")
    assert lump("45") == ("45", "")


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("2nd ed.", "2"),
        ("3e éd.", "3"),
        ("7. Auflage", "7"),
        ("2ª ed.", "2"),
        ("الطبعة الخامسة", "الطبعة الخامسة"),
    ],
)
def test_edition(printed: str, found: str) -> None:
    """An edition is its number, or its word."""
    assert edition(printed) == found
