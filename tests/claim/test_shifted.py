"""A shift in the numbers of a list."""

from __future__ import annotations

from citecheck.claim.shifted import clearest, fits

WORDS = """
salt ferries bells clocks weavers lighthouses plague windmills tolls glass midwives couriers
bees whalers paper almanacs orchards fools tanners bridges
"""
SUBJECTS = WORDS.split()
CLAIMS = [f"Much was written on {subject} then." for subject in SUBJECTS]
TITLES = [f"The history of {subject}" for subject in SUBJECTS]


def test_sound_numbering() -> None:
    """Where every number fits, no step gains."""
    shift = clearest(fits(CLAIMS, TITLES), [(n, n) for n in range(len(CLAIMS))])
    assert shift is not None
    assert shift.clearness < 0


def test_lost_entry() -> None:
    """Where an entry was lost, the citations behind it gain by a step back."""
    shift = clearest(fits(CLAIMS, TITLES), [(n, n + 1 if n >= 8 else n) for n in range(len(CLAIMS) - 1)])
    assert shift is not None
    assert (shift.number, shift.step) == (9, -1)
    assert shift.clearness > 1.6
