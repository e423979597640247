"""Tests of the sentence that a citation supports."""

from __future__ import annotations

import pytest

from citecheck.link.claims import claim_around, claim_before
from citecheck.link.sentences import boundaries


@pytest.mark.parametrize(
    ("sentences"),
    [
        pytest.param(["Salt paid for it (Moreau et al., 2009, pp. 3-5).", "Fish did not."], id="et al., pp."),
        pytest.param(["Dr. Roux met J. R. Ruiz in the U.S. in 2001.", "They agreed."], id="titles, initials"),
        pytest.param(
            ["Selon M. Roux (cf. Ruiz, 2001, p. 3), le sel paie.", "En revanche, non."], id="French"
        ),
        pytest.param(["El Sr. Ruiz (véase núm. 5) lo niega.", "¿Quién paga?", "La sal."], id="Spanish"),
        pytest.param(["Segundo o Dr. Prado (ex. art. 5), sim.", "Mas não."], id="Portuguese"),
        pytest.param(["Das gilt z. B. für Bd. 2 (vgl. Roux, S. 5).", "Sonst nicht."], id="German"),
        pytest.param(["هل يدفع الملح ثمنه؟", "نعم (الجابري، 1986، ص. 12)."], id="Arabic"),
        pytest.param(["“Salt pays.”", "“Fish?”", "No!"], id="quotation marks"),
        pytest.param(["It grew by 3.5 per cent.", "On 1.2 ha it fell."], id="decimals"),
    ],
)
def test_sentences(sentences: list[str]) -> None:
    """Abbreviations, initials and decimals end no sentence."""
    text = " ".join(sentences)
    ends = boundaries(text)
    assert [text[a:b].strip() for a, b in zip([0, *ends], ends, strict=False)] == sentences


def test_claim_around() -> None:
    """The claim of a citation in the text is its whole sentence, on one line."""
    text = "Fish came first. Salt paid\nfor the fleet (Moreau, 2009), they say. War came last."
    at = text.index("(")
    assert claim_around(text, at, at + 14) == "Salt paid for the fleet (Moreau, 2009), they say."


def test_claim_of_a_long_sentence() -> None:
    """Of a very long sentence the claim is the part that holds the citation."""
    text = "salt " * 300 + "(Moreau, 2009) " + "fish " * 300
    at = text.index("(")
    assert "(Moreau, 2009)" in claim_around(text, at, at + 14)


def test_claim_before() -> None:
    """The claim of a note marker ends at it and begins no earlier than the marker before it."""
    text = "Fish came first. Salt paid,1 and war came last.2"
    assert claim_before(text, text.index("1")) == "Salt paid,"
    assert claim_before(text, text.index("2"), text.index("1") + 1) == "and war came last."
