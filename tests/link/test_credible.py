"""Tests of what has a year in or before a bracket and cites nothing."""

from __future__ import annotations

import pytest

from tests.link.listing import citations


@pytest.mark.parametrize(
    "text",
    [
        "La Convention de Vienne (1961) règle ces questions (Convention de Vienne, 1961).",
        "L’accord de Paris (2015) fut signé lors de la COP21 (2015).",
        "Le poète Victor Hugo (1802–1885) vécut à Guernesey (1855-1870).",
        "Barack Obama (2009–2017) gouverna alors.",
        "La réunion (Paris, 2015) fut décisive (Genève, mars 2012).",
        "Le film Metropolis (Fritz Lang, 1927) est connu.",
        "En France (2010), la crise (2008) fut rude, comme le montre le tableau 3 (2010).",
        "Les élections européennes (mai 2019) et le Brexit (31 janvier 2020) ont compté.",
        "The Treaty of Westphalia (1648) and the Great Depression (1929) came.",
        "The census of the city (1991) and the report (2004) differ.",
        "The emperor Hadrian (r. 117–138) and Justinian (c. 1482) ruled.",
        "Since the Court decided Roe v. Wade (1973), much has changed.",
        "The Olympics (Sydney 2000) and the World Cup (2010) were held (Spring 2012).",
        "We used SPSS (IBM Corp., Armonk, NY, 2013).",
        "We used Stata (StataCorp. 2005, Stata Software, College Station, TX).",
        "He said so (J. Brown, personal communication, May 2, 2010).",
        "The model is fitted (data = Topmodel2007, n = 12) after set.seed(1802) and Date(2004, 1).",
        "The values (1, 1500, 2.5) and the totals (n = 1500; p < .05) hold.",
        "The exhibition (Tate Modern, London, 2011) was visited.",
        "La guerra civil (1936-1939) y la Constitución (1978) cambiaron el país.",
        "El Tratado de Tordesillas (1494) y la Cumbre de Río (1992) se recuerdan.",
        "Os dados do Censo (2010) e a Constituição Federal (1988) mostram.",
        "A Lei de Diretrizes (Lei n. 9.394, 1996) define.",
        "Die Weimarer Verfassung (1919) und der Vertrag von Versailles (1919) galten.",
        "Goethe (1749–1832) lebte in Weimar (1775-1832).",
        "في عام (2010) بدأت الحرب (1914-1918) ووقعت اتفاقية فيينا (1961).",
        "Nothing but [an opening (of brackets and 1999.",
    ],
)
def test_no_citation(text: str) -> None:
    """Treaties, lives, places, events, films, code and dates are no citations."""
    assert citations(text) == []
