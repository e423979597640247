"""Tests of citations by number and by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.link import numbered
from citecheck.model import Block, Entry
from citecheck.text import RAISED, Text

NUMBERED = tuple(Entry(f"r{n}", Text.of(f"Moreau L. Work {n}. 2001."), key=str(n)) for n in range(1, 8))
UNNUMBERED = tuple(Entry(f"r{n}", Text.of(f"Moreau L. Work {n}. 2001.")) for n in range(1, 8))


def cited(text: Text | str, entries: tuple[Entry, ...] = NUMBERED) -> list[list[str]]:
    """Return the numbers of the entries that each citation points at."""
    block = Block("paragraph", Text.of(text) if isinstance(text, str) else text)
    found = numbered.by_number([block], entries, numbered.FORMS)
    return [[target[1:] for part in one.parts for target in part.targets] for _, one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Salt [1], fish [2-4] and war [5, 7].", ["1", "234", "57"], id="square"),
        pytest.param(
            "Salt [1], fish [2]–[4] and war [5], [7].", ["1", "234", "5", "7"], id="range of brackets"
        ),
        pytest.param("Salt [1, p. 45], fish [2; 3].", ["1", "23"], id="with page"),
        pytest.param("Salt (1), fish (2,3) and war.(5-7)", ["1", "23", "567"], id="round"),
        pytest.param("Salt1, fish2,3 and war.4-6 All paid7.", ["1", "23", "456", "7"], id="glued"),
        pytest.param(
            "Salt [1] grew: F[1,12] = 3.4, x[2] = 5, fish [2] and [3].", ["1", "2", "3"], id="no indices"
        ),
    ],
)
def test_numbers(text: str, expected: list[str]) -> None:
    """Numbers in brackets, or glued to words, point at a numbered list; indices of formulas do not."""
    assert ["".join(numbers) for numbers in cited(text)] == expected


def test_raised_numbers() -> None:
    """Raised numbers point at a numbered list."""
    pieces = [("Salt", 0), ("1", RAISED), (", fish", 0), ("2,3", RAISED)]
    assert cited(Text.join(Text.of(piece, 0, style) for piece, style in pieces)) == [["1"], ["2", "3"]]


def test_list_without_numbers_is_counted() -> None:
    """A list whose numbers were lost is counted where the numbers cited answer most of it."""
    assert len(cited("Salt [1], fish [2-4] and war [5, 7].", UNNUMBERED)) == 3
    assert cited("The node [1] splits, the node [2] does not.", UNNUMBERED) == []


def test_enumeration() -> None:
    """Points counted in brackets are no citations of a list that most of them miss."""
    assert cited("Three reasons: salt (8), fish (9) and war (10).") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Salt [@moreau; @roux].", [["moreau"], ["roux"]], id="Pandoc"),
        pytest.param("As @moreau says, roux@example.org does not.", [["moreau"]], id="narrative, no address"),
        pytest.param(r"Salt \citep[12]{moreau,roux}.", [["moreau", "roux"]], id="LaTeX"),
        pytest.param("Salt [@ruiz].", [[]], id="unknown key"),
    ],
)
def test_keys(text: str, expected: list[list[str]]) -> None:
    """Keys point at the entries that bear them."""
    entries = [Entry(key, Text.of(key), key=key) for key in ("moreau", "roux")]
    found = numbered.by_key([Block("paragraph", Text.of(text))], entries)
    assert [[t for part in one.parts for t in part.targets] for _, one in found] == expected


@pytest.mark.parametrize("printed", ["3-5, 7", "3–5,7", "3, 4, 5; 7"])
def test_ranges(printed: str) -> None:
    """A range stands for all its numbers."""
    assert numbered.numbers(printed) == ["3", "4", "5", "7"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Salt [1] and fish [2, 3].[^1] War [4].[^2]", id="square"),
        pytest.param("Salt (1) and fish (2, 3).[^1] War (4).[^2]", id="round"),
    ],
)
def test_beside_notes(tmp_path: Path, body: str) -> None:
    """Numbers in brackets point at the list, though the article has footnotes with markers of their own."""
    entries = "\n\n".join(f"[{n}] Moreau, L. Work {n}. Lille: Presses, 200{n}." for n in range(1, 5))
    notes = "[^1]: I thank the archive.\n\n[^2]: It ended soon."
    path = tmp_path / "salt.md"
    path.write_text(f"# Salt\n\n{body}\n\n## References\n\n{entries}\n\n{notes}\n", "utf-8")
    (article,) = audit([path]).articles
    assert [(one.kind, len(one.targets)) for one in article.citations] == [
        ("numeric", 1),
        ("numeric", 2),
        ("note-marker", 1),
        ("numeric", 1),
        ("note-marker", 1),
    ]
