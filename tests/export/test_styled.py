"""A reference list in the form of a journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.export.styled import BadStyle, write
from citecheck.model import Date, Name, Pages, Work

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Annals</title><id>annals</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <sort><key variable="author"/></sort>
    <layout suffix=".">
      <names variable="author"><name name-as-sort-order="all" sort-separator=", " and="text"/></names>
      <date variable="issued" prefix=" (" suffix="). "><date-part name="year"/></date>
      <text variable="title" suffix=". "/>
      <text variable="container-title" font-style="italic"/>
      <text variable="volume" prefix=" "/>
    </layout>
  </bibliography>
</style>
"""
WORKS = [
    (
        f"key{number}",
        Work(
            type="article-journal",
            author=names,
            title=title,
            container_title="Annals of Roads",
            issued=Date("1998", 1998),
            volume="4",
            page=Pages("81-99", 81, 99),
        ),
    )
    for number, (names, title) in enumerate(
        [
            ((Name("Duval", "Paul"), Name("Roy", "Anne")), "Wells *of* the plateau"),
            ((Name("Aubin", "Marie"),), "Salt"),
        ]
    )
]


@pytest.fixture
def style(tmp_path: Path) -> Path:
    path = tmp_path / "annals.csl"
    path.write_text(STYLE, "utf-8")
    return path


@pytest.mark.parametrize(("lang", "word"), [("en", "and"), ("fr", "et")])
def test_list(style: Path, lang: str, word: str) -> None:
    """Order, italics and words are the style's and the reader's; an author's asterisk stays one."""
    assert write(WORKS, style, lang).split("\n\n") == [
        "Aubin, Marie (1998). Salt. *Annals of Roads* 4.",
        f"Duval, Paul {word} Roy, Anne (1998). Wells \\*of\\* the plateau. *Annals of Roads* 4.",
        "",
    ]


def test_no_style(tmp_path: Path) -> None:
    """What is no style is refused."""
    path = tmp_path / "annals.csl"
    path.write_text("no style", "utf-8")
    with pytest.raises(BadStyle):
        write(WORKS, path, "en")
    with pytest.raises(OSError, match="No such file"):
        write(WORKS, tmp_path / "none.csl", "en")
