"""The same article gives the same findings, whatever its format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.model import Report
from tests.formats import making

SAMPLE = making.Sample(
    title="The salt carts of the upper valley",
    body=(
        "# Introduction",
        "The carts went inland every spring, and the tolls that they paid at the bridge kept three parishes "
        "alive (Roux, 2001). Nobody has counted them better than the clerk of the bridge.[^1] The figures "
        "for the dry years were lost in a fire.[^2] What remains of them was copied in the last century by a "
        "schoolmaster, whose book is rare (Ferrand, 2009).",
        "# The tolls",
        "A toll was due for each wheel, whatever the cart carried (Ruiz, 2013). The monks of the valley "
        "did not pay it.[^3] Their letters of exemption are printed in the same collection, with a map of "
        "the road and of its three bridges.[^4]",
    ),
    notes=(
        "Marie Aubin, “Salt and tolls”, Annals of Roads, vol. 4, no. 2, 1998, p. 99-81.",
        "Ibid.",
        "Paul Mercier, The Monks of the Valley, London, Harbour Press, 1987, p. 12.",
        "Ibid., p. 14.",
    ),
    entries=(
        "Ferrand, L. (2009). The book of the schoolmaster. Valley Studies, 3(1), 97-81.",
        "Roux, A. (2001). The bridge and its clerk. Annals of Roads, 12(3), 19-45.",
        "Ruiz, B. (2003). Wheels and tolls in the upper valley. Annals of Roads, 14(2), 201-219.",
        "Tolland, C. (1999). A map of the salt road. Valley Studies, 1(2), 33-41.",
    ),
)
WRITERS: dict[str, Callable[[making.Sample], bytes]] = {
    ".docx": making.docx,
    ".tex": making.tex,
    ".xml": making.jats,
    ".pdf": making.pdf,
}


def report(folder: Path, suffix: str, data: bytes) -> Report:
    path = folder / f"carts{suffix}"
    path.write_bytes(data)
    return audit([path])


def found(report: Report) -> list[tuple[str, str, str]]:
    """Return rule, severity and message of each finding, in the order of the rules."""
    return sorted((one.rule, one.severity, " ".join(one.message.split())) for one in report.findings)


@pytest.mark.parametrize("suffix", WRITERS)
def test_same_findings(tmp_path: Path, suffix: str) -> None:
    """An article in Word, LaTeX, JATS or PDF is told the same as in Markdown."""
    expected = report(tmp_path, ".md", making.markdown(SAMPLE))
    other = report(tmp_path, suffix, WRITERS[suffix](SAMPLE))
    assert other.unread == ()
    assert {one.rule for one in expected.findings} >= {"REF003", "LNK002", "LNK003"}
    assert found(other) == found(expected)


@pytest.mark.parametrize("suffix", WRITERS)
def test_same_apparatus(tmp_path: Path, suffix: str) -> None:
    """Entries and notes read the same in every format."""
    (expected,) = report(tmp_path, ".md", making.markdown(SAMPLE)).articles
    (other,) = report(tmp_path, suffix, WRITERS[suffix](SAMPLE)).articles
    assert other.title == SAMPLE.title
    assert [" ".join(entry.text.string.split()) for entry in other.entries] == list(SAMPLE.entries)
    assert [(note.label, note.kind) for note in other.notes] == [
        (note.label, note.kind) for note in expected.notes
    ]
