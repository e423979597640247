"""The claim against its source: what the examples of the rule files cannot show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.auditing import audit_text, only

SOURCE = "Nkem Okafor, The Drainage of the Marshes (London: Harbour Press, 1996), 45."


def noted(text: str, *notes: str) -> str:
    """Return an article with these notes."""
    return (
        "# Sample article\n\n"
        + text
        + "".join(f"\n\n[^{n}]: {note}" for n, note in enumerate(notes, 1))
        + "\n"
    )


def test_evidence(tmp_path: Path) -> None:
    """A finding says who is credited, where, and who made the source."""
    text = noted("The sea won. Helen Marsden argues that dikes fail.[^1]", SOURCE)
    finding = only(audit_text(tmp_path, text, select="MIS001"))
    assert finding.evidence["credited"] == "Helen Marsden"
    assert finding.evidence["authors"] == ["Okafor"]
    assert finding.evidence["source"] == "The Drainage of the Marshes"
    assert [(r.place.line, r.place.column) for r in finding.related] == [(3, 14), (5, 7)]
    assert finding.severity == "error"


def test_bare_surname(tmp_path: Path) -> None:
    """A surname alone may be anybody's: a warning."""
    text = noted("In this respect, Thorne observed that dikes fail.[^1]", SOURCE)
    assert only(audit_text(tmp_path, text, select="MIS001")).severity == "warning"


def test_ibid_stands_for_its_source(tmp_path: Path) -> None:
    """What an ibid stands for is held against the claim."""
    text = noted("The sea won.[^1] Helen Marsden argues that dikes fail.[^2]", SOURCE, "Ibid., 46.")
    assert only(audit_text(tmp_path, text, select="MIS001")).place.line == 3


def test_list_with_its_opening(tmp_path: Path) -> None:
    """The sentence that opens a list credits what the items say."""
    text = noted(
        "Helen Marsden defined three ages of the coast:\n\n- The salt.\n- The dikes.\n- The ferries.[^1]",
        SOURCE,
    )
    assert only(audit_text(tmp_path, text, select="MIS001")).evidence["credited"] == "Helen Marsden"


def test_credit_carried_on(tmp_path: Path) -> None:
    """Words such as "according to her" carry a credit on to the next sentence."""
    text = "Helen Marsden observed that dikes fail. The sea, according to her, is patient.[^1]"
    assert (
        only(audit_text(tmp_path, noted(text, SOURCE), select="MIS001")).evidence["credited"]
        == "Helen Marsden"
    )


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param(
            "Helen Marsden observed that dikes fail. The villages moved inland.[^1]",
            SOURCE,
            id="the next sentence",
        ),
        pytest.param("Helen Marsden argues that dikes fail.[^1]", "Quoted in " + SOURCE, id="quoted through"),
        pytest.param(
            "Helen Marsden announced that dikes would fail.[^1]",
            "Ruth Vale, “Dikes to Fail, Says Engineer,” The Times, 8 May 1999.",
            id="a news report",
        ),
        pytest.param("Nkem Okafar argues that dikes fail.[^1]", SOURCE, id="spelt differently"),
        pytest.param(
            "Helen Marsden argues that dikes fail.[^1]",
            "Ruth Vale, The Life of Helen Marsden (London: Harbour Press, 1996), 45.",
            id="named in the title",
        ),
        pytest.param(
            "Helen Marsden argues that dikes fail.[^1]", "The Drainage of the Marshes, 1996.", id="no author"
        ),
    ],
)
def test_silent(tmp_path: Path, text: str, note: str) -> None:
    """Nothing is said where the credit may well be answered."""
    assert not audit_text(tmp_path, noted(text, note), select="MIS001").findings


def test_one_year_later(tmp_path: Path) -> None:
    """One year is a warning, two are an error; a note closes all that precedes it."""
    text = "The ferry sank in {}. The villages mourned.[^1]"
    findings = [
        only(audit_text(tmp_path, noted(text.format(y), SOURCE), select="MIS003")) for y in (1997, 1998)
    ]
    assert [finding.severity for finding in findings] == ["warning", "error"]
    assert findings[0].evidence["reported"] == 1997
    assert findings[0].evidence["source_year"] == 1996


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param("12 March 1996", 1, id="days later"),
        pytest.param("4 March 1996", 0, id="the day after"),
        pytest.param("1 March 1996", 0, id="before"),
        pytest.param("March 1996", 0, id="no day"),
    ],
)
def test_by_day(tmp_path: Path, day: str, found: int) -> None:
    """Where text and source both give a day of the same year, the days are compared; a warning."""
    note = "Ruth Vale, “Ferries in Winter,” The Times, 3 March 1996, 4."
    findings = audit_text(tmp_path, noted(f"The ferry sank on {day}.[^1]", note), select="MIS003").findings
    assert [finding.severity for finding in findings] == ["warning"] * found
    assert all(finding.evidence["source_day"] == "3 March 1996" for finding in findings)


@pytest.mark.parametrize(
    ("citations", "select", "told"),
    [
        pytest.param(20, "MIS002", 1, id="missing"),
        pytest.param(19, "MIS002", 0, id="too short to need it"),
        pytest.param(20, "MIS001", 0, id="no rule needs it"),
    ],
)
def test_missing_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, citations: int, select: str, told: int
) -> None:
    """A run says once that the extra is missing, where it would have been used."""
    monkeypatch.setattr("citecheck.audit.installed", lambda: False)
    text = noted(" ".join(f"The sea won.[^{n + 1}]" for n in range(citations)), *[SOURCE] * citations)
    remarks = audit_text(tmp_path, text, select=select).remarks
    assert sum("citecheck-audit[topic]" in remark for _, remark in remarks) == told


def test_younger_source_beside(tmp_path: Path) -> None:
    """A younger source of the same sentence may report the event."""
    text = noted(
        "The ferry sank in 2014,[^1] and nobody mourned.[^2]", SOURCE, SOURCE.replace("1996", "2016")
    )
    assert not audit_text(tmp_path, text, select="MIS003").findings


def test_uncited_but_listed(tmp_path: Path) -> None:
    """A statement of somebody whom the article cites elsewhere is not told."""
    text = noted(
        "The sea won.[^1] The sea won again.[^2] The dikes fell.[^3]\n\n"
        "Nkem Okafor holds that dikes fail. Helen Marsden holds that they do not. The villages moved.",
        *[SOURCE] * 3,
    )
    finding = only(audit_text(tmp_path, text, select="LNK012"))
    assert "Helen Marsden" in finding.message
    assert finding.target == "line"


def test_span_of_years(tmp_path: Path) -> None:
    """A work that appeared over several years is as young as the last of them."""
    source = "Nkem Okafor, The Drainage of the Marshes (London: Harbour Press, 1905-1921), 45."
    early = noted("The sea won. In 1919 a storm broke the dikes of the plain.[^1]", source)
    late = noted("The sea won. In 1934 a storm broke the dikes of the plain.[^1]", source)
    assert audit_text(tmp_path, early, select="MIS003").findings == ()
    assert only(audit_text(tmp_path, late, select="MIS003")).rule == "MIS003"
