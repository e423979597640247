"""Words in quotation marks."""

from __future__ import annotations

import pytest

from citecheck.claim.quotations import quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("« le sel est l’or des pauvres gens »", 1, id="guillemets"),
        pytest.param('He called it "the slow tax of the patient sea" then.', 1, id="straight"),
        pytest.param("Er nannte es „die langsame Steuer des geduldigen Meeres“.", 1, id="german"),
        pytest.param("« l’or blanc »", 0, id="too short"),
        pytest.param('print("a") and then call the other one with ("b")', 0, id="code"),
    ],
)
def test_quotations(text: str, found: int) -> None:
    """Six words or more between marks that belong together."""
    assert len(quotations(text, 6)) == found
