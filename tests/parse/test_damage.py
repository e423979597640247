from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecheck.parse import fields, parse

REFERENCES = (
    "Roy, A. (2001). The quay in the mist. Annals of Geography, 12(3), 297-99. https://doi.org/10.1000/a.1",
    "Voir Jeanne Morin, « Les ports », Annales, t. 2, n° 3, 1998, p. 12 ; Paul Petit, Le sel, Paris, 1980.",
    "الجابري، محمد. تاريخ الفكر العربي. بيروت، 1991.",
)
RELAXED = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@RELAXED
@given(st.text(max_size=300))
def test_any_text(raw: str) -> None:
    """No text whatever makes the parser raise."""
    for work in [*parse(raw), *parse(raw, "note")]:
        assert all(0 <= start <= end <= len(raw) for places in work.printed.values() for start, end in places)
    fields(raw)


@RELAXED
@given(st.sampled_from(REFERENCES), st.integers(0, 110), st.integers(0, 30), st.text(max_size=8))
def test_damaged_references(raw: str, at: int, lost: int, put: str) -> None:
    """A reference with characters lost or put in makes the parser raise nothing."""
    damaged = raw[:at] + put + raw[at + lost :]
    parse(damaged)
    parse(damaged, "note")


def test_a_megabyte_on_one_line() -> None:
    """A line without end is read as far as a reference may go."""
    for raw in ("a" * 1_000_000, "Roy, A. (2001). " * 60_000, "(" * 1_000_000, "1; " * 300_000):
        assert len(parse(raw)) < 3
        parse(raw, "note")
