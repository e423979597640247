"""The report that a person reads."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from citecheck.model import Report
from citecheck.report import Look
from citecheck.report.terminal import render

ESCAPE = re.compile("\x1b")


def test_a_finding_stands_under_the_words_it_is_about(report: Report) -> None:
    """Place, severity and rule come first, then the line with its mark, the message, the fix, the related."""
    assert """
    line 5, column 79  error  REF003 reversed-page-range
      │ [^1]: Marie Aubin, “Salt and tolls”, Annals of Roads, vol. 4, no. 2, 1998, p. 99-81.
      │                                                                               ^^^^^
      Note 1 gives pages that run backwards, “99-81”.
      Write instead: 81-99
      ↳ line 3: The text cites it here.
      ↳ draft.md, line 1: Other pages stand here.
""" in render(report, Look())


def test_articles_without_findings_are_counted_and_not_listed(report: Report) -> None:
    """A clean article takes no room, but the summary says that it was audited."""
    text = render(report, Look())
    assert "Les puits du plateau" not in text
    assert "1 article has no finding." in text
    assert "Les puits du plateau" in render(report, Look(detail="verbose"))


def test_verbose_shows_what_a_finding_rests_on(report: Report) -> None:
    """Confidence and evidence are for those who ask."""
    text = render(report, Look(detail="verbose"))
    assert "Confidence: 97 %" in text
    assert "first: 99" in text
    assert "Confidence" not in render(report, Look())


def test_quiet_keeps_findings_and_what_could_not_be_read(report: Report) -> None:
    """Nothing that was not audited is hidden, however quiet the report."""
    text = render(report, Look(detail="quiet"))
    assert "REF003" in text
    assert "scan.pdf: It holds pictures of pages and no text." in text
    assert "Summary" not in text
    assert "old.txt" not in text


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param(
            "en", ["line 5, column 79", "warning", "Could not be read", "Summary", "1 info"], id="en"
        ),
        pytest.param(
            "fr",
            ["ligne 5, colonne 79", "avertissement", "N’a pas pu être lu", "Bilan", "Écrivez\u00a0: 81-99"],
            id="fr",
        ),
        pytest.param("de", ["line 5, column 79"], id="a language it does not speak"),
    ],
)
def test_the_report_speaks(report: Report, lang: str, words: list[str]) -> None:
    """Its own words follow the language; articles keep theirs."""
    text = re.sub(" +", " ", render(report, Look(lang=lang)))
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_no_line_is_wider_than_the_window(report: Report, width: int) -> None:
    """Narrow windows cut the lines of files and wrap the rest."""
    assert max(cell_len(line) for line in render(report, Look(width=width)).splitlines()) <= width


def test_without_colour_there_is_no_escape_code(report: Report) -> None:
    """Neither ours nor one that an author left in the text."""
    assert not ESCAPE.search(render(report, Look()))


def test_colour_adds_nothing_but_escape_codes(report: Report) -> None:
    """Who sees no colours reads the same words, and marks in place of the underlining."""
    plain = render(report, Look())
    coloured = re.sub("\x1b\\[[0-9;]*m", "", render(report, Look(colour=True)))
    unmarked = re.sub(r"[⟦⟧]|\n *│ +\^+(?=\n)", "", plain)
    assert [line.rstrip() for line in coloured.splitlines()] == unmarked.splitlines()
    assert "\x1b" in render(report, Look(colour=True))


def test_right_to_left_lines_are_marked_inside(report: Report) -> None:
    """Carets under a line that a terminal turns round would point at other words."""
    text = render(report, Look())
    assert "(⟦سالم، 2040⟧)" in text


def test_a_finding_about_a_whole_line_is_not_underlined(report: Report) -> None:
    """A mark under everything marks nothing."""
    after = render(report, Look()).split("REF009")[1]
    assert "^" not in after


def test_the_summary_counts_by_severity_and_rule(report: Report) -> None:
    """A person sees at a glance how much there is, and where to learn more."""
    end = render(report, Look()).split("Summary")[1]
    for line in (
        "  2 files · 4 articles · 1 list entry · 2 notes · 1 citation",
        "  2  errors   a reader cannot find or trust the source as printed",
        "  1  warning  very probably wrong or incomplete",
        "  1  REF003  reversed-page-range",
        "  “citecheck explain IBD005” tells what a rule means and what to do.",
    ):
        assert f"\n{line}\n" in end


def test_a_clean_run_says_so(report: Report) -> None:
    """No finding is good news, not an empty page."""
    text = render(replace(report, findings=(), unread=(), remarks=()), Look())
    assert "Nothing to correct." in text
    assert "issue.md" not in text


def test_a_run_that_read_nothing_does_not_say_that_all_is_well(report: Report) -> None:
    """Where nothing was audited, nothing is known to be right."""
    text = render(replace(report, articles=(), findings=()), Look())
    assert "scan.pdf" in text
    assert "Nothing to correct" not in text


@pytest.mark.parametrize("width", range(40, 100, 7))
def test_no_break_spaces(report: Report, width: int) -> None:
    """A line ends at no no-break space: French quotation marks stay with their words."""
    message = "La note 3 dit «\u00a0ibid.\u00a0» d’une source que «\u00a0Les quais du nord\u00a0» décrit."
    findings = tuple(replace(one, message=message) for one in report.findings)
    text = render(replace(report, findings=findings), Look("fr", width))
    assert not re.search(r"«\s*$|^\s*»", text, re.MULTILINE)
