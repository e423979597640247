"""Citations, notes and list against each other: what the rules' own examples cannot show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.auditing import audit_text, only, told

LIST = """
## References

- Moreau, L. (2009). The harbour towns of Brittany. Maritime History Review, 14(2), 101-126.
- Okafor, N., & Lindqvist, P. (2014). Salt and empire. Cambridge University Press.
- Quiroga, M. (2011). The treasury of New Spain. Yale University Press.
"""
ALL = "Salt paid for it (Okafor & Lindqvist, 2014; Moreau, 2009; Quiroga, 2011)."


@pytest.mark.parametrize(
    ("sentence", "findings"),
    [
        pytest.param("Haddad (2017) doubts it.", [("LNK001", 5)], id="narrative"),
        pytest.param("It is doubted (Haddad & Caron, 2017, p. 3).", [("LNK001", 5)], id="bracket"),
        pytest.param("Doubted (Haddad, 2017), and again (Haddad, 2017).", [("LNK001", 5)], id="told-once"),
        pytest.param("Moreau (2010) doubts it.", [("LNK003", 5)], id="other-year"),
        pytest.param("Morreau (2009) doubts it.", [("LNK004", 5)], id="other-spelling"),
        pytest.param("It is doubted (Haddad, 1954, cited in Moreau, 2009).", [("LNK010", 5)], id="through"),
        pytest.param("It is doubted (Moreau, 2009, p. 214).", [("LNK009", 5)], id="page-outside"),
        pytest.param("It is doubted (Moreau, 2009, p. 114).", [], id="page-inside"),
        pytest.param("The Treaty of Utrecht (1713) ended it.", [], id="treaty"),
        pytest.param("Louis XV (1710–1774) ended it.", [], id="life-dates"),
        pytest.param("The fleet sailed in spring (March 1713) for the Indies.", [], id="date"),
    ],
)
def test_citations_against_the_list(tmp_path: Path, sentence: str, findings: list[tuple[str, int]]) -> None:
    """Each citation is held against the list; years that cite nothing are left alone."""
    report = audit_text(tmp_path, f"# Salt\n\n{ALL}\n\n{sentence}\n{LIST}", select="LNK")
    assert told(report) == findings


def test_entry_without_citation(tmp_path: Path) -> None:
    """An entry that nothing cites is named by author and year."""
    text = f"# Salt\n\nSalt paid for it (Okafor & Lindqvist, 2014; Moreau, 2009).\n{LIST}"
    finding = only(audit_text(tmp_path, text, select="LNK002"))
    assert (finding.rule, finding.place.line) == ("LNK002", 9)
    assert "cites the list entry “Quiroga (2011)”" in finding.message


def test_bibliography_for_further_reading(tmp_path: Path) -> None:
    """A list of which hardly anything is cited is no list of the works cited."""
    report = audit_text(tmp_path, f"# Salt\n\nSalt paid for it (Moreau, 2009).\n{LIST}", select="LNK002")
    assert report.findings == ()


def test_note_answers_for_its_entry(tmp_path: Path) -> None:
    """An entry is cited by a note that describes the same work, however differently it is written."""
    text = (
        "# Salt\n\nSalt paid.[^1] Towns grew.[^2] The treasury knew.[^3]\n\n"
        "[^1]: N. Okafor and P. Lindqvist, *Salt and Empire* (Cambridge University Press, 2014), 7.\n\n"
        "[^2]: Louise Moreau, “The Harbour Towns of Brittany,” *Maritime History Review* 14 (2009): 103.\n\n"
        f"[^3]: Marta Quiroga, *The Treasury of New Spain* (Yale University Press, 2011), 9.\n{LIST}"
    )
    assert told(audit_text(tmp_path, text, select="LNK")) == []


def test_markers_without_any_note(tmp_path: Path) -> None:
    """An article that lost all its notes gets one finding, which tells all the markers."""
    text = "# Quais\n\nLes quais furent rebâtis(1).\n\nLes phares vinrent(2).\n\nLe sel paya tout(3).\n"
    finding = only(audit_text(tmp_path, text))
    assert (finding.rule, finding.place.line, finding.place.column) == ("LNK006", 3, 25)
    assert [related.place.line for related in finding.related] == [5, 7]


def test_number_past_the_end_of_the_list(tmp_path: Path) -> None:
    """A number that a numbered list does not reach has no entry; a far higher one is no citation."""
    entries = "\n".join(
        f"{i}. Hale R, Roy A. Salt and town {i}. Sea Hist. 200{i};3:1-9." for i in range(1, 7)
    )
    text = (
        "# Salt\n\nSalt paid [1,2]. It fell [3], rose [4-6] and stayed [2]. It ended [5,7] in ruin [3].\n\n"
        f"The tide [1] rose [2] and fell [3] by one [4] or [99] feet [5].\n\n## References\n\n{entries}\n"
    )
    assert told(audit_text(tmp_path, text, select="LNK001")) == [("LNK001", 3)]


def test_number_missing_inside_the_list(tmp_path: Path) -> None:
    """One number past the end is told once; one missing inside the list may be a fault of the reading."""
    listed = [n for n in range(1, 21) if n != 9]
    entries = "\n\n".join(f"[{n}] Moreau, L. Work {n}. Lille: Presses, {1990 + n}." for n in listed)
    body = " ".join(f"Salt paid for it [{n}]." for n in (*range(1, 22), 21))
    report = audit_text(tmp_path, f"# Salt\n\n{body}\n\n## References\n\n{entries}\n", select="LNK001")
    assert [("21" in one.message, "9" in one.message) for one in report.findings] == [(True, False)]
