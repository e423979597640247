"""Entries by themselves: what the rules' own examples cannot show."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

import pytest

from citecheck.catalogue import load
from citecheck.check import ref_order, ref_script, ref_text
from citecheck.check.ref import implausible_year, is_document
from citecheck.model import Article, Date, Entry, Manuscript, Name, Note, Work
from citecheck.text import Text
from tests.auditing import audit_text, told

RULES = load()
FIRST = "Roy, A."


def article(*sources: str, works: tuple[Work, ...] = (), note: bool = False, **fields: Any) -> Article:
    """Return an article whose list (or notes) has these texts, each with its work."""
    source, texts = "", []
    for string in sources:
        texts.append(Text.of(string, len(source)))
        source += string + "\n"
    described: tuple[tuple[Work, ...], ...] = tuple((work,) for work in works) or ((Work(title="x"),),) * len(
        texts
    )
    manuscript = Manuscript("a.md", source, lines=array("l", [0]))
    made = zip(texts, described, strict=True)
    if note:
        fields["notes"] = tuple(Note(f"n{i}", str(i), t, w, "full") for i, (t, w) in enumerate(made, 1))
    else:
        fields["entries"] = tuple(Entry(f"r{i}", t, w) for i, (t, w) in enumerate(made, 1))
    return Article("a1", manuscript, 0, len(source), **fields)


@pytest.mark.parametrize(
    ("url", "document"),
    [
        pytest.param("https://www.port.org/2019/quays", True, id="path"),
        pytest.param("https://www.port.org/?p=12", True, id="query"),
        pytest.param("www.port.org/report.pdf", True, id="no-scheme"),
        pytest.param("https://www.port.org", False, id="host"),
        pytest.param("https://www.port.org/en/", False, id="language"),
        pytest.param("https://www.port.org/index.html", False, id="index"),
        pytest.param("https://www.port.org/loi/hist", False, id="journal"),
        pytest.param("", False, id="none"),
    ],
)
def test_address_of_a_document(url: str, document: bool) -> None:
    """A home page leads to no document."""
    assert is_document(url) == document


@pytest.mark.parametrize(
    ("printed", "year", "known", "found"),
    [
        pytest.param("Roy, A. (2026). Quays.", 2026, 2025, ["r1"], id="next-year"),
        pytest.param("Roy, A. (2026). Quays. Forthcoming.", 2026, 2025, [], id="forthcoming"),
        pytest.param("Roy, A. (2027). Quays. In press.", 2027, 2025, ["r1"], id="too-far"),
        pytest.param("Roy, A. (2025). Quays.", 2025, 2025, [], id="same-year"),
        pytest.param("Roy, A. (1420). Quays. Paris, 1998.", 1420, 2025, [], id="edition-beside-it"),
        pytest.param("الخطيب، أحمد (1425). الموانئ.", 1425, 2025, [], id="hijra"),
    ],
)
def test_year(printed: str, year: int, known: int, found: list[str]) -> None:
    """The article's own year is the last; one more where the work is to appear."""
    at = printed.index(str(year))
    work = Work(title="Quays", issued=Date(str(year), year), printed={"issued": ((at, at + 4),)})
    findings = implausible_year(article(printed, works=(work,), year=known), RULES["REF005"])
    assert [finding.target for finding in findings] == found


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param("Roy, A. (2001). Quays. Annals, 12(3), p.", ", p.", id="label"),
        pytest.param("Roy, A. (2001). Quays. Annals, vol.", ", vol.", id="volume"),
        pytest.param("Roy, A. Quays. Annals, (2001):", ":", id="colon"),
        pytest.param("Roy, A. (2001). The quays of the north-", "-", id="hyphen"),
        pytest.param("الخطيب، أحمد، الموانئ، بيروت،", "،", id="arabic-comma"),
        pytest.param("Roy, « Le quai, Annales, 2001.", "« Le quai, Annales, 2001.", id="open-quotation"),
        pytest.param("Roy, A. (2001, Quays. Annals.", "(2001, Quays. Annals.", id="open-bracket"),
        pytest.param("Roy, Le quai, Paris, 456 p.", None, id="extent"),
        pytest.param("Roy, Le quai, Paris, XII p.", None, id="roman-extent"),
        pytest.param("Roy, Le quai, Paris, s. p.", None, id="without-pages"),
        pytest.param("Weber, »Der Kai«, Bremen 2001.", None, id="german-marks"),
        pytest.param("Weber, „Der Kai“, Bremen 2001.", None, id="low-marks"),
        pytest.param("Weber, „Der Kai\", Bremen 2001.", None, id="mixed-marks"),
        pytest.param("Roy, A. 1) Quays, 2) ports. Annals, 2001.", None, id="enumeration"),
        pytest.param("Roy, A. The 5\" gun. Annals, 2001.", None, id="inches"),
        pytest.param("Roy, « Le quai » [en ligne], disponible sur :", None, id="address-announced"),
        pytest.param("Roy, A. Quays. Ed. by Ba, P.", None, id="initial"),
    ],
)  # fmt: skip
def test_truncated(text: str, form: str | None) -> None:
    """What ends too early is shown; marks of every language close."""
    found = [finding.message for finding in ref_text.truncated_reference(article(text), RULES["REF009"])]
    assert len(found) == (form is not None)
    assert form is None or f"“{form}”" in found[0]


def test_a_list_that_ends_in_commas() -> None:
    """Where all entries end in a comma, that is how the list is set."""
    assert not list(
        ref_text.truncated_reference(article(*[f"Roy, Quay {n}," for n in range(6)]), RULES["REF009"])
    )


@pytest.mark.parametrize(
    ("text", "second"),
    [
        pytest.param(
            f"{FIRST} 2001. The quay. Annals 12: 3-9. de la Torre, M. 2003. The ports of the south.",
            "de la Torre, M.",
            id="no-brackets",
        ),
        pytest.param(
            f"{FIRST} (2001). The quay in the mist. [no address] The port shows its plan. (2005, 11 May). https://x.org/a",
            "The port shows",
            id="title-first",
        ),
        pytest.param(
            f"{FIRST} (2001). A reply to Ba, T. (1999), and to others who wrote on ports. Annals, 3, 4-9.",
            None,
            id="title-names-another",
        ),
        pytest.param(
            f"{FIRST} (2001). The quay in the mist. Dans Ba, T. (2001). Ports et villes, pp. 3-9.",
            None,
            id="chapter",
        ),
        pytest.param(
            f"{FIRST} (2001). The quay (J. Smith, Trans.). Large. (Original work published 1990).",
            None,
            id="original",
        ),
    ],
)
def test_merged(text: str, second: str | None) -> None:
    """A second reference is known by its start, not by a name in a title."""
    found = [finding.message for finding in ref_text.merged_entries(article(text), RULES["REF010"])]
    assert len(found) == (second is not None)
    assert second is None or f"“{second}" in found[0]


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        pytest.param("micrοbe", "microbe", id="greek-omicron"),
        pytest.param("Αnnales", "Annales", id="greek-capital"),
        pytest.param("Рaris", "Paris", id="cyrillic-capital"),
        pytest.param("TGFβ1", None, id="growth-factor"),
        pytest.param("PPARγ", None, id="receptor"),
        pytest.param("µm", None, id="unit"),
        pytest.param("α-helix", None, id="compound"),
        pytest.param("λόγος", None, id="greek-word"),
        pytest.param("Москва", None, id="russian-word"),
    ],
)
def test_mixed_words(word: str, fix: str | None) -> None:
    """Letters that only look right are slips; signs of science are not."""
    assert [one for _, one in ref_script.mixed_words(Text.of(f"the {word} here"))] == ([fix] if fix else [])


def in_order(*families: str) -> Article:
    """Return an article whose list has these authors."""
    works = tuple(Work(title="x", author=(Name(family, "A."),)) for family in families)
    return article(*(f"{family}, A. (2001). x." for family in families), works=works)


ALPHABET = ["Adler", "Brown", "Cohen", "Diaz", "Evans", "Fischer", "Gould", "Hanna"]


@pytest.mark.parametrize(
    ("families", "found"),
    [
        pytest.param(ALPHABET, [], id="sorted"),
        pytest.param([*ALPHABET[:3], "Zola", *ALPHABET[3:]], ["r4"], id="too-early"),
        pytest.param([*ALPHABET, "Ba"], ["r9"], id="at-the-end"),
        pytest.param([*ALPHABET, *ALPHABET], [], id="two-sections"),
        pytest.param([*ALPHABET[:4], "de Groot", *ALPHABET[4:]], [], id="under-the-particle"),
        pytest.param([*ALPHABET[:7], "de Groot", "Hanna"], [], id="under-the-name"),
        pytest.param([*ALPHABET[:5], "Évrard", *ALPHABET[5:]], [], id="accent"),
        pytest.param(
            ["Zola", "Adler", "Young", "Brown", "Weber", "Cohen", "Vidal", "Diaz"], [], id="as-cited"
        ),
        pytest.param(["Brown", "Adler"], [], id="short"),
    ],
)
def test_order(families: list[str], found: list[str]) -> None:
    """One entry out of place is told where the list follows the alphabet otherwise."""
    findings = ref_order.unsorted_list(in_order(*families), RULES["REF008"])
    assert [finding.target for finding in findings] == found


def test_italian_list_without_publishers(tmp_path: Path) -> None:
    """A list that names places alone follows its own style."""
    entries = [
        "Rossi, C., Le vie del sale, Torino, 1998.",
        "Bianchi, A., I porti del nord, Genova, 2003.",
    ] * 2
    text = "# Acqua\n\nTesto.\n\n## Bibliografia\n\n" + "\n".join(f"- {entry}" for entry in entries)
    assert told(audit_text(tmp_path, text, select="REF002")) == []
