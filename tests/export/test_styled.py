"""A reference list in the form of a journal."""

from __future__ import annotations

import re
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


def listed(style: Path, *works: Work) -> list[str]:
    """Return the lines of the list of works."""
    text = write([(f"key{number}", work) for number, work in enumerate(works)], style, "en")
    return text.removesuffix("\n\n").split("\n\n")


def test_accents_sort_as_letters(style: Path) -> None:
    """É stands with E, and not behind Z."""
    works = [Work(author=(Name(family, "A."),), title="Salt") for family in ("Zola", "Éluard", "Eco")]
    assert [line.partition(",")[0] for line in listed(style, *works)] == ["Eco", "Éluard", "Zola"]


def test_no_initials_without_capitals(style: Path) -> None:
    """A given name in a script without capitals is written out, where others have their initials."""
    style.write_text(STYLE.replace("<name ", '<name initialize-with="." '), "utf-8")
    authors = (Name("Núñez", "José María"), Name("الفاسي", "محمد"))
    assert listed(style, Work(author=authors, title="Salt"))[0].startswith("Núñez, J.M. and الفاسي, محمد")


def test_roman_pages(style: Path) -> None:
    """A style that shortens page ranges leaves Roman numerals alone."""
    text = STYLE.replace('class="in-text"', 'class="in-text" page-range-format="minimal"')
    style.write_text(text.replace('variable="volume"', 'variable="page"'), "utf-8")
    lines = listed(
        style, Work(title="Aa", page=Pages("xii-xx")), Work(title="Bb", page=Pages("121-128", 121, 128))
    )
    assert [re.sub(r"\W+", "-", line.rpartition(" ")[2]) for line in lines] == ["xii-xx-", "121-8-"]


def test_numbered_list(style: Path) -> None:
    """The number of an entry stands apart from its first word."""
    style.write_text(
        STYLE.replace("<names ", '<text variable="citation-number" prefix="[" suffix="]"/><names '), "utf-8"
    )
    assert listed(style, Work(author=(Name("Roy", "A."),)))[0].startswith("[1] Roy")


def test_unread_entry_stays(style: Path) -> None:
    """An entry that nothing could be read out of ends the list, as it is printed."""
    assert listed(style, Work(note="Aubin *passim*,\n  somewhere"), *(work for _, work in WORKS))[-1] == (
        "Aubin \\*passim\\*, somewhere"
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("no style", "no-style", id="no XML"),
        pytest.param("<html/>", "no-style", id="other XML"),
        pytest.param(
            re.sub("(?s)<bibliography>.*</bibliography>", "", STYLE), "listless-style", id="notes alone"
        ),
        pytest.param(
            re.sub(
                "(?s)<citation>.*</bibliography>",
                "",
                STYLE.replace("</info>", '<link href="https://a.org/b" rel="independent-parent"/></info>'),
            ),
            "other-style",
            id="another one's",
        ),
    ],
)
def test_no_style(tmp_path: Path, text: str, kind: str) -> None:
    """What is no style, or none for lists, is refused with its reason."""
    path = tmp_path / "annals.csl"
    path.write_text(text, "utf-8")
    with pytest.raises(BadStyle) as refused:
        write(WORKS, path, "en")
    assert refused.value.kind == kind


def test_no_file(tmp_path: Path) -> None:
    """A style that is not there is told apart from a bad one."""
    with pytest.raises(OSError, match="No such file"):
        write(WORKS, tmp_path / "none.csl", "en")
