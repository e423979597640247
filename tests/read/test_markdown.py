from __future__ import annotations

import pytest

from citecheck.model import Manuscript
from citecheck.read.markdown import read


def manuscript(source: str) -> Manuscript:
    return read(source.encode(), "article.md")


def shown(source: str) -> list[tuple[str, int, str, str]]:
    """Return kind, level, label and string of each block."""
    return [(block.kind, block.level, block.label, block.text.string) for block in manuscript(source).blocks]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        pytest.param("# The *quay*\n", [("heading", 1, "", "The quay")], id="heading"),
        pytest.param("### Notes ###\n", [("heading", 3, "", "Notes")], id="closed heading"),
        pytest.param("The quay\n========\n", [("heading", 1, "", "The quay")], id="underlined twice"),
        pytest.param("The quay\n--------\n", [("heading", 2, "", "The quay")], id="underlined"),
        pytest.param(
            "The quay\nin the mist\n", [("paragraph", 0, "", "The quay\nin the mist")], id="paragraph"
        ),
        pytest.param("> Quoted\n> words\n", [("paragraph", 0, "", "Quoted\nwords")], id="quotation"),
        pytest.param("    Far right\n", [("paragraph", 0, "", "Far right")], id="indented paragraph"),
        pytest.param(
            "[1]: https://a.org/x\n", [("paragraph", 0, "", "[1]: https://a.org/x")], id="bracketed label"
        ),
        pytest.param("```\na *b*\n```\n", [("code", 0, "", "a *b*")], id="code"),
        pytest.param("a<!-- b -->c\n\n<!-- d\n\ne -->\n", [("paragraph", 0, "", "ac")], id="comments"),
        pytest.param(
            "One\n\n***\n\nTwo\n", [("paragraph", 0, "", "One"), ("paragraph", 0, "", "Two")], id="rule"
        ),
        pytest.param("<div>\n<p>One</p>\n</div>\n", [("paragraph", 0, "", "One")], id="HTML"),
        pytest.param("<h2>Notes</h2>\n", [("heading", 2, "", "Notes")], id="HTML heading"),
        pytest.param(
            "| a | *b* |\n|---|---|\n| c | d \\| e |\n", [("table", 0, "", "a\tb\nc\td | e")], id="table"
        ),
        pytest.param(
            "<table><tr><td>a</td><td>b</td></tr></table>\n", [("table", 0, "", "a\tb")], id="HTML table"
        ),
    ],
)
def test_blocks(source: str, blocks: list[tuple[str, int, str, str]]) -> None:
    """Each construct of Markdown is the block that an author sees."""
    assert shown(source) == blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        pytest.param("- One\n- Two\n", [("item", 1, "", "One"), ("item", 1, "", "Two")], id="bullets"),
        pytest.param("7. One\n8. Two\n", [("item", 1, "7", "One"), ("item", 1, "8", "Two")], id="numbers"),
        pytest.param("- 1. One\n- 2. Two\n", [("item", 1, "1", "One"), ("item", 1, "2", "Two")], id="both"),
        pytest.param("- One\n  - Two\n", [("item", 1, "", "One"), ("item", 2, "", "Two")], id="nested"),
        pytest.param("- One\nwrapped\n", [("item", 1, "", "One\nwrapped")], id="wrapped"),
        pytest.param("- One\n\n  more\n", [("item", 1, "", "One\nmore")], id="two paragraphs"),
        pytest.param(
            "- One\n-\n- Two\n", [("item", 1, "", "One"), ("item", 1, "", "Two")], id="empty bullet"
        ),
        pytest.param("2015. The quay\n", [("paragraph", 0, "", "2015. The quay")], id="a year is no number"),
    ],
)
def test_lists(source: str, blocks: list[tuple[str, int, str, str]]) -> None:
    """An item has its level, its number and all of its lines."""
    assert shown(source) == blocks


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        pytest.param("[^1]: Roy, *Le quai*.\n", [("note", 0, "1", "Roy, Le quai.")], id="note"),
        pytest.param(
            "[^a]: One\n[^b]: Two\n", [("note", 0, "a", "One"), ("note", 0, "b", "Two")], id="two notes"
        ),
        pytest.param(
            "[^1]: One\n\n    more\n\nBody\n",
            [("note", 0, "1", "One\nmore"), ("paragraph", 0, "", "Body")],
            id="two paragraphs",
        ),
        pytest.param("[^1]: One\nwrapped\n", [("note", 0, "1", "One\nwrapped")], id="wrapped"),
        pytest.param(
            "[^1]: A\n\n# B\n\n[^1]: C\n",
            [("note", 0, "1", "A"), ("heading", 1, "", "B"), ("note", 0, "1", "C")],
            id="same label again",
        ),
        pytest.param("Text.[^1]\n", [("paragraph", 0, "", "Text.[^1]")], id="reference"),
    ],
)
def test_notes(source: str, blocks: list[tuple[str, int, str, str]]) -> None:
    """A note stands where the file has it, with its label."""
    assert shown(source) == blocks


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("The end of a page\n-\n\nThe next", id="a dash alone"),
        pytest.param("A sentence that ends.\n---\n\nThe next", id="a rule under a sentence"),
        pytest.param("Two lines\nof text\n---\n\nThe next", id="a rule under a paragraph"),
        pytest.param("~~~~~~\n\nThe next", id="a fence that is never closed"),
    ],
)
def test_debris(source: str) -> None:
    """What a conversion leaves between pages makes no heading and swallows no text."""
    blocks = manuscript(source).blocks
    assert {block.kind for block in blocks} == {"paragraph"}
    assert blocks[-1].text.string == "The next"


def test_metadata() -> None:
    """The lines above the first paragraph say what the file is; places count them."""
    found = manuscript(
        '---\ntitle: "The quay: a history"\nlang: en\ntags:\n  - a\ndate: 2024-05-08\n---\n# Text\n'
    )
    assert found.metadata == {"title": "The quay: a history", "lang": "en", "date": "2024-05-08"}
    assert [block.text.string for block in found.blocks] == ["Text"]
    assert found.place(found.blocks[0].text.start).line == 8


def test_rule_at_the_top() -> None:
    """A rule above the first line is no metadata."""
    assert [block.text.string for block in manuscript("---\n\nOne\n\n---\n\nTwo\n").blocks] == ["One", "Two"]


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r"])
def test_places(mark: str) -> None:
    """Lines and columns are those of an editor, whatever ends a line."""
    found = manuscript(mark.join(["# One", "", "> quoted", "> *two*", "", "- three", "", "  four"]))
    words = {
        word: found.place(text.start + 0) for text in (b.text for b in found.blocks) for word in [text.string]
    }
    assert [(place.line, place.column) for place in words.values()] == [(1, 3), (3, 3), (6, 3)]
    item = found.blocks[-1].text
    assert found.place(item.end - 1).line == 8
    quotation = found.blocks[1].text
    assert found.place(quotation.offsets[quotation.string.index("two")]).column == 4


def test_abstract_in_the_front_matter() -> None:
    """The abstract, and a title that bears a note, are text; the other fields are none."""
    fields = "title: Salt[^1]\nauthor: Roux\nabstract: |\n  Carts went (Ruiz 2003).\n\n  Ruiz.\nlang: en\n"
    source = f"---\n{fields}---\n\nText.\n"
    assert [string for _, _, _, string in shown(source)] == [
        "Salt[^1]",
        "Carts went (Ruiz 2003).",
        "Ruiz.",
        "Text.",
    ]
    found = manuscript(source)
    assert found.metadata["title"] == "Salt"
    assert found.place(found.blocks[1].text.start).line == 5
