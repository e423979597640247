"""Short forms in the running text stand for the source cited before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.auditing import audit_text, told

LIST = """
## References

- Moreau, L. (2009). The harbour towns of Brittany. Maritime History Review, 14(2), 101-126.
- Okafor, N. (2014). Salt and empire. Cambridge University Press.
"""


@pytest.mark.parametrize(
    ("sentence", "text", "target"),
    [
        pytest.param("It grew (Okafor, 2014). It fell (ibid., p. 12).", "(ibid., p. 12)", "r02", id="ibid"),
        pytest.param("Crece (Moreau, 2009). Cae (ibíd.: 110).", "(ibíd.: 110)", "r01", id="accent"),
        pytest.param("Moreau (2009) le dit. Tout tombe (idem).", "(idem)", "r01", id="after-narrative"),
        pytest.param("It grew (Moreau, 2009). It (Ibid.) fell (ibid.).", "(ibid.)", "r01", id="chain"),
    ],
)
def test_short_form_in_brackets(tmp_path: Path, sentence: str, text: str, target: str) -> None:
    """An ibid in brackets has the target of the citation before it."""
    report = audit_text(tmp_path, f"# Salt\n\n{sentence}\n{LIST}", select="IBD")
    found = [c.targets for c in report.articles[0].citations if c.text.string == text]
    assert found == [(target,)]
    assert told(report) == []


def test_nothing_before(tmp_path: Path) -> None:
    """An ibid before every other citation points at nothing."""
    report = audit_text(tmp_path, f"# Salt\n\nIt grew (ibid., p. 3) and fell (Okafor, 2014).\n{LIST}")
    assert ("IBD001", 3) in told(report)


def test_after_an_interview(tmp_path: Path) -> None:
    """An ibid after an interview, which no list has, does not stand for the work cited before that."""
    body = "Le sel paye (Moreau, 2009). « On le sait » (entretien, 3 mai 2018). « Et puis non » (ibid.)."
    report = audit_text(tmp_path, f"# Sel\n\n{body}\n{LIST}", select="IBD")
    assert [c.text.string for c in report.articles[0].citations] == ["(Moreau, 2009)"]
