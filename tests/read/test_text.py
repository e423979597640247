from __future__ import annotations

import pytest

from citecheck.read.text import UNWRAPPED, read

LONG = "A sentence of a paragraph that no line break cuts. " * (UNWRAPPED // 40)


def shown(source: str) -> list[tuple[str, str]]:
    """Return kind and string of each block."""
    return [(block.kind, block.text.string) for block in read(source.encode(), "article.txt").blocks]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        pytest.param(
            "One\ntwo\n\nThree", [("paragraph", "One\ntwo"), ("paragraph", "Three")], id="blank line"
        ),
        pytest.param("One \n \t\n Two", [("paragraph", "One "), ("paragraph", " Two")], id="line of spaces"),
        pytest.param("One\n\fTwo", [("paragraph", "One"), ("paragraph", "Two")], id="form feed"),
        pytest.param(
            "One\r\ntwo\r\rThree", [("paragraph", "One\ntwo"), ("paragraph", "Three")], id="other breaks"
        ),
        pytest.param("• One\nmore\n• Two", [("item", "One\nmore"), ("item", "Two")], id="bullets"),
        pytest.param("- One\n- Two", [("item", "One"), ("item", "Two")], id="dashes"),
        pytest.param(
            "List:\n– One\n– Two",
            [("paragraph", "List:"), ("item", "One"), ("item", "Two")],
            id="after a colon",
        ),
        pytest.param(
            "the quay\n– in the mist –\nlay",
            [("paragraph", "the quay\n– in the mist –\nlay")],
            id="dash in a sentence",
        ),
        pytest.param("Word -5 and *this*", [("paragraph", "Word -5 and *this*")], id="no Markdown"),
        pytest.param("1. One\n2. Two", [("paragraph", "1. One\n2. Two")], id="numbers"),
        pytest.param("One<sup>1</sup>", [("paragraph", "One1")], id="HTML"),
    ],
)
def test_blocks(source: str, blocks: list[tuple[str, str]]) -> None:
    """Blank lines, form feeds and bullets divide a text; a line break alone does not."""
    assert shown(source) == blocks


def test_lines_that_are_not_wrapped() -> None:
    """Where a file has a line for each paragraph, each line is one."""
    assert [string for _, string in shown(f"Title\n{LONG}\n{LONG}\nReferences\nRoy, A.")] == [
        "Title",
        LONG,
        LONG,
        "References",
        "Roy, A.",
    ]


def test_places() -> None:
    """A form feed is no line break."""
    found = read(b"One\fTwo\nThree", "article.txt")
    assert [(found.place(b.text.start).line, found.place(b.text.start).column) for b in found.blocks] == [
        (1, 1),
        (1, 5),
    ]
    assert found.place(found.blocks[1].text.end).line == 2
