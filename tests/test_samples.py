"""The sample articles in ``refs/``: what is found in them stays what was once accepted, no more and no less.

``python -m tests.test_samples`` writes what is found now, ``citecheck extract refs --output-dir refs``
the lists; both are looked at in a diff before they are accepted.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.__main__ import main
from citecheck.audit import audit
from citecheck.catalogue import load
from citecheck.model import Report

SAMPLES = Path(__file__).parents[1] / "refs"
ACCEPTED = Path(__file__).parent / "samples" / "findings.txt"
ELSEWHERE = ("MIS", "REG")


@pytest.fixture(scope="module")
def report() -> Report:
    return audit([SAMPLES])


def lines(report: Report) -> list[str]:
    """Return a line for each finding: file, line, rule, what it is about."""
    return [
        f"{Path(f.place.path).name}:{f.place.line} {f.rule} {f.severity} {f.target}" for f in report.findings
    ]


def test_findings_are_the_accepted_ones(report: Report) -> None:
    """A finding lost or gained in the samples is a decision, not an accident."""
    assert lines(report) == ACCEPTED.read_text("utf-8").splitlines()


def test_everything_is_read(report: Report) -> None:
    """Every sample is audited, in three languages, and the issue is divided into its articles."""
    assert report.unread == ()
    assert {article.lang for article in report.articles} >= {"fr", "en", "es"}
    assert [a.title for a in report.articles if a.path.endswith("marees-2024-2.md")] == [
        "Le péage des marais",
        "The harbour that paid in fish",
        "Las salinas y el mar",
    ]


def test_one_article_is_clean(report: Report) -> None:
    """An article without a fault gets no finding at all."""
    assert [f for f in report.findings if f.place.path.endswith("tide-tables.md")] == []


def test_every_rule_is_shown(report: Report) -> None:
    """The samples show every rule at work that is on by default."""
    shown = {finding.rule for finding in report.findings}
    rules = {code for code, rule in load().items() if rule.default and not code.startswith(ELSEWHERE)}
    assert rules - shown == set()


def test_lists_are_the_extracted_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists beside the samples are what ``citecheck extract`` writes today."""
    monkeypatch.setattr("sys.argv", ["citecheck", "extract", str(SAMPLES), "--output-dir", str(tmp_path)])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 0
    written = {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.bib")}
    assert written == {path.name: path.read_text("utf-8") for path in SAMPLES.glob("*.bib")}
    assert len(written) > 5


if __name__ == "__main__":
    ACCEPTED.write_text("\n".join(lines(audit([SAMPLES]))) + "\n", "utf-8")
