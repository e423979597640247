"""What is mended, what is not, and that the rest stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citecheck.audit import examine
from citecheck.config import Settings, configured
from citecheck.fix import mend
from citecheck.fix.certain import untracked
from citecheck.model import Report
from citecheck.read import Unreadable

SETTINGS = Settings()
RULES = configured(SETTINGS, "en")

BEFORE = """# The salt roads of the north

Carts went inland.[^1] They came back empty.[^2] Nobody knew.[^3] Later they did (Baubin, 1999; Corbin, 2001;
Duval, 2004; Ewing, 2010).

[^1]: Marie Aubin, *Salt and tolls: a history*, Paris, Seuil, 1998, p. 81.
[^2]: *Ibid.*, p. 90.
[^3]: *ihid.*, p. 99.

## References

- Baubin, N. (1999). Salt in the north. *Annals of Roads*, 5(2), 61–77. https://annals.org/a?id=4&utm_source=chatgpt.com
- Corbin, A. (2001). Roads and wells. *Annals of Roads*, 7(2), 11--27. doi:10.1234/ar.2001.7
- Duval, P. (2004). Wells of the plateau. *Annals of Roads*, 10(1), 5–17. Ewing, T. (2010). Pepper and salt.
  *Journal of Tolls*, 3(1), 44–59.
- Baubin, N. (1999). Salt in the north. *Annals of Roads*, 5(2), 61–77. https://annals.org/a?id=4&utm_source=chatgpt.com
"""
CHANGES = (
    ("*ihid.*", "*ibid.*"),
    ("&utm_source=chatgpt.com\n- Corbin", "\n- Corbin"),
    ("11--27", "11–27"),
    ("doi:10.1234/ar.2001.7", "https://doi.org/10.1234/ar.2001.7"),
    (". Ewing, T. (2010)", ".\n- Ewing, T. (2010)"),
    (BEFORE[BEFORE.rindex("- Baubin") :], ""),
)


def mended(text: str, *, unsafe: bool = False, name: str = "a.md", encoding: str = "utf-8") -> str:
    result = mend(Path(name), text.encode(encoding), RULES, SETTINGS, unsafe=unsafe)
    return result.after.decode(encoding)


def expected() -> str:
    text = BEFORE
    for before, after in CHANGES:
        assert before in text
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize(
    ("encoding", "end"),
    [
        pytest.param("utf-8", "\n", id="UTF-8"),
        pytest.param("utf-8-sig", "\n", id="with a byte order mark"),
        pytest.param("utf-8", "\r\n", id="lines as on Windows"),
        pytest.param("cp1252", "\n", id="Windows-1252"),
    ],
)
def test_certain(encoding: str, end: str) -> None:
    """What is certain is mended, and not a character besides."""
    after = mended(BEFORE.replace("\n", end), encoding=encoding)
    assert after == expected().replace("\n", end)


def test_second_run() -> None:
    """A second run changes nothing."""
    for unsafe in (False, True):
        once = mended(BEFORE, unsafe=unsafe)
        assert mended(once, unsafe=unsafe) == once


def test_ibid_replaced() -> None:
    """The ibid notes of a chain name their source, within the marks of italics that they had."""
    after = mended(BEFORE, unsafe=True)
    assert "[^2]: Aubin, *Salt and tolls*, p. 90.\n" in after
    assert "[^3]: Aubin, *Salt and tolls*, p. 99.\n" in after


def test_fuller_entry_stays() -> None:
    """Of two entries for one work the one that says more is kept, also where it comes later."""
    text = (
        "# Salt\n\nCarts went inland (Aubin, 1998).\n\n## References\n\n"
        "Aubin, M. (1998). Salt and tolls. Seuil.\n\n"
        "Aubin, M. (1998). Salt and tolls: A history of the northern harbours. Seuil.\n"
    )
    assert mended(text) == text
    after = mended(text, unsafe=True)
    assert after.count("Aubin, M.") == 1
    assert "northern harbours" in after


def test_latex() -> None:
    """In LaTeX a book's short title is emphasised, and the emphasis around the ibid goes with it."""
    text = (
        "\\begin{document}\n\\section{Salt} Carts went inland."
        "\\footnote{Marie Aubin, \\emph{Salt and tolls: a history}, Paris, Seuil, 1998, p. 81.} "
        "They returned.\\footnote{\\emph{Ibid.}, p. 90.} More.\\footnote{Ibid., p. 99.}\n\\end{document}\n"
    )
    after = mended(text, unsafe=True, name="a.tex")
    assert "\\footnote{Aubin, \\emph{Salt and tolls}, p. 90.}" in after
    assert "\\footnote{Aubin, \\emph{Salt and tolls}, p. 99.}" in after


def test_left_for_unsafe() -> None:
    """The probable fixes are counted, not applied: the chain of ibid notes is one."""
    assert mend(Path("a.md"), BEFORE.encode(), RULES, SETTINGS).left == 1


def test_nothing_new() -> None:
    """Two works stay one entry where, parted, one of them would be listed and not cited; the user is told."""
    text = BEFORE.replace("; Ewing, 2010", "")
    result = mend(Path("a.md"), text.encode(), RULES, SETTINGS)
    assert "5–17. Ewing" in result.after.decode()
    assert result.refused == ("REF010",)


def test_few_audits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many fixes those that bring a finding are told apart by what is found, not by trying each."""
    names = [
        f"{one}{other}" for one in ("Aubin", "Corbin", "Duval", "Ewing") for other in ("eau", "et", "ier")
    ]
    entries = [
        f"- {name}, N. ({1950 + n}). The road number {n}. *Annals of Roads*, {n + 1}(2), 61–77. "
        f"{name}son, T. ({1980 + n}). Bridges of the river {n}. *Journal of Tolls*, {n + 1}(1), 44–59.\n"
        for n, name in enumerate(names)
    ]
    cited = [f"({name}, {1950 + n})" for n, name in enumerate(names)]
    cited += [f"({name}son, {1980 + n})" for n, name in enumerate(names) if n % 2]
    text = f"# Roads\n\nCarts went inland {' and back '.join(cited)}.\n\n## References\n\n{''.join(entries)}"
    audits = []

    def counted(*args: Any, **kwargs: Any) -> Report:
        audits.append(args)
        return examine(*args, **kwargs)

    monkeypatch.setattr("citecheck.fix.workshop.examine", counted)
    result = mend(Path("a.md"), text.encode(), RULES, SETTINGS)
    assert result.rules == ("REF010",) * 6
    assert result.refused == ("REF010",) * 6
    assert len(audits) < 8


def test_files_of_a_document(tmp_path: Path) -> None:
    """A LaTeX document is mended in its own lines; the files that it takes in stay."""
    chapter = "Fairs moved.\\footnote{ihid., p. 95.}"
    text = (
        "\\begin{document}\n\\section{Salt} Carts went inland."
        "\\footnote{Marie Aubin, \\emph{Salt and tolls}, Paris, Seuil, 1998, p. 81.}\n\n"
        "\\input{fairs}\n\nThey returned.\\footnote{Ibib., p. 90.}\n\\end{document}"
    )
    (tmp_path / "fairs.tex").write_text(chapter, "utf-8")
    after = mended(text, name=str(tmp_path / "a.tex"))
    assert after == text.replace("Ibib", "Ibid")
    assert (tmp_path / "fairs.tex").read_text("utf-8") == chapter


def test_numbered_list() -> None:
    """An entry of a numbered list is not taken out: the citations count on its number."""
    entry = "Aubin, M. (1998). Salt and tolls. *Annals of Roads*, 4(2), 81–99."
    text = f"# Salt\n\nCarts went inland [1], [2].\n\n## References\n\n1. {entry}\n2. {entry}\n"
    assert mended(text) == text


def test_suppressed_stays() -> None:
    """What a comment silences is not mended."""
    text = BEFORE.replace("*ihid.*, p. 99.", "*ihid.*, p. 99. <!-- citecheck: ignore IBD005 -->")
    assert "*ihid.*" in mended(text)


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        pytest.param("https://a.org/b?utm_source=x", "https://a.org/b", id="alone"),
        pytest.param("https://a.org/b?id=4&utm_source=x&p=2", "https://a.org/b?id=4&p=2", id="among others"),
        pytest.param("https://a.org/b?fbclid=x#top", "https://a.org/b#top", id="before an anchor"),
        pytest.param("https://a.org/b?utm_source=x.", "https://a.org/b.", id="at the sentence's end"),
        pytest.param("https://a.org/b?id=4", "https://a.org/b?id=4", id="nothing to take off"),
    ],
)
def test_tracking(address: str, clean: str) -> None:
    """What only tracks readers goes, what names the document stays."""
    assert untracked(address) == clean


def test_damaged_file() -> None:
    """A file that could not be written back as it was is refused."""
    data = BEFORE.replace("Salt", "Sälzé àèìòù").encode() + b"\xff\n"
    with pytest.raises(Unreadable):
        mend(Path("a.md"), data, RULES, SETTINGS)
