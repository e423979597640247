"""References of JATS: each work with its words, its fields and the citations that are tied to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.model import Entry
from citecheck.read.jats import read
from tests.read.jats_article import ELEMENT, MIXED, PLAIN, TAGGED, article, refs


def test_fields(tmp_path: Path) -> None:
    """Tagged fields are taken as they are."""
    path = tmp_path / "carts.xml"
    path.write_bytes(article("<p>Salt.</p>", refs(MIXED, ELEMENT)))
    first, second = (entry.work for entry in audit([path]).articles[0].entries)
    assert (first.type, first.title, first.container_title) == (
        "article-journal",
        "The bridge and its clerk",
        "Annals of Roads",
    )
    assert (first.year, first.volume, first.issue, first.doi) == (2001, "12", "3", "10.1234/ar.1")
    assert first.page is not None
    assert (first.page.first, first.page.last) == (19, 45)
    assert (second.type, second.title, second.container_title) == ("chapter", "Wheels", "The tolls")
    assert [str(name) for name in (*second.author, *second.editor)] == ["Ruiz", "Salt Board", "Osei"]
    assert (second.publisher, second.publisher_place) == ("Harbour Press", "Leith")


def entries(folder: Path, data: bytes) -> tuple[Entry, ...]:
    path = folder / "carts.xml"
    path.write_bytes(data)
    return audit([path]).articles[0].entries


@pytest.mark.parametrize(
    "citations",
    [
        pytest.param(PLAIN + TAGGED, id="side by side"),
        pytest.param(f"<citation-alternatives>{TAGGED}{PLAIN}</citation-alternatives>", id="alternatives"),
    ],
)
def test_printed_and_tagged(tmp_path: Path, citations: str) -> None:
    """A work may have its words from one citation and its fields from another."""
    (entry,) = entries(tmp_path, article("<p>Salt.</p>", refs(citations)))
    assert entry.text.string == "Roux A. The bridge. Roads. 2001;12:19-45."
    assert (entry.work.title, entry.work.container_title, entry.work.volume) == ("The bridge", "Roads", "12")


def test_several_works_in_a_reference(tmp_path: Path) -> None:
    """Each work of a reference is an entry, and a citation of the reference is tied to all of them."""
    body = '<p>Salt was dear, they say (<xref rid="B1">see the list</xref>).</p>'
    data = article(body, refs(PLAIN + ELEMENT.replace("element-", "mixed-")))
    assert [entry.work.title for entry in entries(tmp_path, data)] == ["The bridge", "Wheels"]
    keys = [block.label for block in read(data, "a.xml").blocks if block.kind == "entry"]
    assert [anchor.key for anchor in read(data, "a.xml").anchors] == keys == ["B1", "B1-2"]


def test_note_among_references(tmp_path: Path) -> None:
    """A reference that is a remark keeps its place in the list, and its number."""
    data = article("", refs(PLAIN, "<note><p>The register is lost.</p></note>"))
    assert [entry.text.string for entry in entries(tmp_path, data)][1:] == ["The register is lost."]


@pytest.mark.parametrize(
    ("inside", "field", "value"),
    [
        pytest.param("<chapter-title>Wheels</chapter-title>. In <string-name>K. Osei</string-name> (Ed.), "
                     "<source>The tolls</source>", "editor", ["Osei"], id="editor outside a group"),
        pytest.param("<source>The road</source>, with a map by <string-name>K. Osei</string-name>", "author",
                     [], id="helper behind a title"),
        pytest.param("<name-alternatives><name><surname>山田</surname></name><name><surname>Yamada</surname>"
                     "</name></name-alternatives>. <source>The road</source>", "author", ["山田"],
                     id="one name in two scripts"),
        pytest.param("<collab>Salt Board</collab>. <source>Tolls</source>. <institution>Leith University"
                     "</institution>", "publisher", "Leith University", id="institution that publishes"),
        pytest.param("<institution>Salt Board</institution>. <source>Tolls</source>.", "author",
                     ["Salt Board"], id="institution that writes"),
        pytest.param("<source>Tolls</source>. <comment>Accessed <date-in-citation>May 12, 2014"
                     "</date-in-citation></comment>", "accessed", [2014, 5, 12], id="access in a remark"),
        pytest.param("<article-title>Salt</article-title>. <volume>Vol. 12</volume>, <issue>No. 3</issue>",
                     "volume", "12", id="label in a tag"),
        pytest.param("<source>Tolls</source>. <conf-date>May <year>2014</year></conf-date>", "issued",
                     [2014, 5], id="date of a conference"),
    ],
)  # fmt: skip
def test_field(tmp_path: Path, inside: str, field: str, value: object) -> None:
    """Each tag becomes its field, wherever it stands in the citation."""
    (entry,) = entries(tmp_path, article("", refs(f"<mixed-citation>{inside}.</mixed-citation>")))
    found = getattr(entry.work, field)
    assert (list(map(str, found)) if isinstance(found, tuple) else getattr(found, "parts", found)) == value


@pytest.mark.parametrize(
    "words",
    [
        pytest.param('[<xref rid="B1">1</xref>–<xref rid="B3">3</xref>]', id="on the line"),
        pytest.param(
            '<xref rid="B1"><sup>1</sup></xref><sup>-</sup><xref rid="B3"><sup>3</sup></xref>', id="raised"
        ),
        pytest.param('[<xref rid="B1 B2 B3">1–3</xref>]', id="in one"),
    ],
)
def test_range_of_numbers(words: str) -> None:
    """A range of which only the ends are tagged is tied to what lies between them too."""
    manuscript = read(article(f"<p>Salt was dear {words}.</p>", refs(PLAIN, TAGGED, ELEMENT)), "a.xml")
    assert sorted(anchor.key for anchor in manuscript.anchors) == ["B1", "B2", "B3"]


def test_citations_are_tied(tmp_path: Path) -> None:
    """A reference to an entry is a citation of it, whatever its words; no number in it is a note's."""
    body = (
        '<p>As the clerk says (<xref ref-type="bibr" rid="B1">his book</xref>), and as others say '
        '[<xref ref-type="bibr" rid="B2">2</xref>].</p>'
    )
    path = tmp_path / "carts.xml"
    path.write_bytes(article(body, refs(MIXED, ELEMENT)))
    report = audit([path])
    assert {target for one in report.articles[0].citations for target in one.targets} == {"r01", "r02"}
    assert not [one for one in report.findings if one.rule.startswith("LNK")]
