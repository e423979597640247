"""Duplicates and contradictions: what the rules' own examples cannot show."""

from __future__ import annotations

from pathlib import Path

from citecheck.audit import audit
from tests.auditing import audit_text, only, told

MARSHES = "Okafor, N. (1996). The drainage of the marshes. Journal of Rural History, 14(2), 33-58."
FERRIES = "Young, T. (2002). Ferries of the delta. Saharan Studies, 4(1), 44-60."


def listed(*entries: str) -> str:
    """Return an article with these entries; the first stands on line 7."""
    return "# Water\n\nA text about water.\n\n## References\n\n" + "\n".join(
        f"- {entry}" for entry in entries
    )


def test_a_triple_gives_two_findings(tmp_path: Path) -> None:
    """Each later entry of three is told once, with the first one as the related place."""
    report = audit_text(tmp_path, listed(MARSHES, FERRIES, MARSHES, MARSHES), select="DUP")
    assert told(report) == [("DUP001", 9), ("DUP001", 10)]
    assert [finding.related[0].place.line for finding in report.findings] == [7, 7]


def test_near_duplicate_names_the_work(tmp_path: Path) -> None:
    """The message says which work is listed twice, the evidence why."""
    finding = only(audit_text(tmp_path, listed(MARSHES, MARSHES[:72] + "."), select="DUP002"))
    assert "“The drainage of the marshes”" in finding.message
    assert "same title" in finding.evidence["reasons"]


def test_one_contradiction_is_told_once(tmp_path: Path) -> None:
    """Two notes with the wrong year against the list are one finding, where the two meet first."""
    wrong = MARSHES.replace("1996", "1998")
    notes = "".join(f"\n\n[^{n}]: {wrong}" for n in (1, 2))
    text = f"# Water\n\nOne.[^1] Two.[^2]{notes}\n\n## References\n\n- {MARSHES}\n- {FERRIES}\n"
    finding = only(audit_text(tmp_path, text, select="DUP004"))
    assert finding.evidence["values"] == ["1998", "1996"]


def test_contradiction_between_two_files(tmp_path: Path) -> None:
    """Articles of one run are held against each other; the related place is in the other file."""
    (tmp_path / "a.md").write_text(listed(MARSHES), "utf-8")
    (tmp_path / "b.md").write_text(listed(MARSHES.replace("14(2)", "41(2)")), "utf-8")
    finding = only(audit([tmp_path / "a.md", tmp_path / "b.md"], select=["DUP005"]))
    assert (Path(finding.place.path).name, Path(finding.related[0].place.path).name) == ("b.md", "a.md")
    assert finding.evidence["field"] == "volume"


def test_articles_that_agree(tmp_path: Path) -> None:
    """An abbreviated journal and absent pages contradict nothing."""
    (tmp_path / "a.md").write_text(listed(MARSHES), "utf-8")
    (tmp_path / "b.md").write_text(
        listed("Okafor, N. (1996). The drainage of the marshes. J. Rural Hist."), "utf-8"
    )
    assert audit([tmp_path / "a.md", tmp_path / "b.md"], select=["DUP005"]).findings == ()
