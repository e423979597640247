"""The years that a text reports as those of events."""

from __future__ import annotations

import pytest

from citecheck.claim.dates import reported


@pytest.mark.parametrize(
    ("lang", "text", "years"),
    [
        pytest.param("en", "The last ferry sank in 2014.", [2014], id="en"),
        pytest.param("fr", "La saline a fermé en mars 2015, puis en 2017.", [2015, 2017], id="fr"),
        pytest.param("es", "La salina cerró en 2015.", [2015], id="es"),
        pytest.param("de", "Die Saline schloss im Jahr 2015.", [2015], id="de"),
        pytest.param("ar", "أغلقت الملاحة في عام 2015", [2015], id="ar"),
        pytest.param("en", "The sea will have risen by 2050.", [], id="forecast"),
        pytest.param("fr", "D’ici à 2050, la mer montera.", [], id="fr-forecast"),
        pytest.param("en", "Marsden (2014) mapped the coast.", [], id="a work's year"),
        pytest.param("en", "We counted the birds in 2014.", [], id="own doings"),
        pytest.param("en", "The marsh measured 2014 acres.", [], id="a number"),
        pytest.param("en", "She was awarded the Nobel Prize in 2014.", [], id="an award"),
    ],
)
def test_reported(lang: str, text: str, years: list[int]) -> None:
    """A year counts where the words let something happen in it."""
    assert [event.year for event in reported(text, lang)] == years
