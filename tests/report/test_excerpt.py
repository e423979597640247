"""Lines cut around the words that matter."""

from __future__ import annotations

import pytest

from citecheck.model import Manuscript
from citecheck.report.excerpt import excerpt

LONG = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("source", "words", "expected"),
    [
        pytest.param("a short line", "short", ("a ", "short", " line"), id="fits"),
        pytest.param("    indented", "indented", ("", "indented", ""), id="indent is dropped"),
        pytest.param(LONG, "one", ("", "one", " two three four…"), id="at the beginning"),
        pytest.param(LONG, "twelve", ("… ten eleven ", "twelve", ""), id="at the end"),
        pytest.param(LONG, "six", ("…r five ", "six", " seven e…"), id="in the middle"),
        pytest.param(LONG, LONG[4:], ("…", "two three four fiv…", ""), id="longer than the line"),
        pytest.param("first\nsecond\n", "second", ("", "second", ""), id="another line"),
        pytest.param("one\r\ntwo\r\n", "one\r\ntwo", ("", "one", ""), id="over two lines"),
        pytest.param("a\tb\x1b[2Jc", "c", ("a b [2J", "c", ""), id="control characters"),
        pytest.param("", "", ("", "", ""), id="empty"),
    ],
)
def test_excerpt(source: str, words: str, expected: tuple[str, str, str]) -> None:
    """At most twenty characters are shown, the marked ones among them; a cut is marked."""
    starts = (0, *(index + 1 for index, one in enumerate(source) if one == "\n"))
    manuscript = Manuscript("draft.md", source, lines=starts)
    start = source.index(words)
    cut = excerpt(manuscript, manuscript.place(start, start + len(words)), 20)
    assert (cut.before, cut.marked, cut.after) == expected
    assert len(cut.before + cut.marked + cut.after) <= 20
