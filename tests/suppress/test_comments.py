"""Comments and baselines that silence findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.model import Report
from citecheck.suppress import baseline
from tests.auditing import audit_text, told

BACKWARDS = "Aubin, M. (1998). Salt and tolls. *Annals of Roads*, 4(2), 99-81."
LIST = "# Salt\n\nCarts went inland.\n\n## References\n\n"
RULE = "REF003"


@pytest.mark.parametrize(
    ("entry", "silent"),
    [
        pytest.param(f"- {BACKWARDS}", False, id="none"),
        pytest.param(
            f"- {BACKWARDS} <!-- citecheck: ignore REF003 -- as printed -->", True, id="on the line"
        ),
        pytest.param(f"<!-- citecheck: ignore REF003 -->\n- {BACKWARDS}", True, id="on the line before"),
        pytest.param(f"- {BACKWARDS} <!-- citecheck: ignore reversed-page-range -->", True, id="by name"),
        pytest.param(f"- {BACKWARDS} <!-- citecheck: ignore IBD, REF -->", True, id="by family"),
        pytest.param(f"- {BACKWARDS} <!-- citecheck: ignore -->", True, id="any rule"),
        pytest.param(f"- {BACKWARDS} <!-- citecheck: ignore URL -->", False, id="another rule"),
        pytest.param(f"- {BACKWARDS}\n\n<!-- citecheck: ignore-article REF003 -->", True, id="article"),
        pytest.param(f"- {BACKWARDS}\n\n<!-- citecheck: ignore-file REF003 -->", True, id="file"),
        pytest.param(
            "- Aubin, M. (1998). Salt and tolls.\n  *Annals of Roads*, 4(2), 99-81. "
            "<!-- citecheck: ignore REF003 -->",
            True,
            id="anywhere in the entry",
        ),
    ],
)
def test_in_markdown(tmp_path: Path, entry: str, silent: bool) -> None:
    """A comment silences its rules on its line, its entry, its article or its file."""
    report = audit_text(tmp_path, LIST + entry + "\n", select=RULE)
    assert bool(report.findings) is not silent


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "% citecheck: ignore REF003\n@article{{a, {fields}}}\n",
            id="percent",
        ),
        pytest.param(
            "@comment{{citecheck: ignore REF003 -- known}}\n@article{{a, {fields}}}\n", id="comment"
        ),
    ],
)
def test_in_bibtex(tmp_path: Path, text: str) -> None:
    """BibTeX has two ways to say it."""
    fields = "author={Aubin, Marie}, title={Salt}, journal={Annals}, pages={99--81}, year={1998}"
    assert not audit_text(tmp_path, text.format(fields=fields), name="a.bib", select=RULE).findings
    bare = text.format(fields=fields).split("\n", 1)[1]
    assert audit_text(tmp_path, bare, name="b.bib", select=RULE).findings


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        pytest.param("REF003", "line 7: the comment that suppresses REF003 suppresses nothing", id="idle"),
        pytest.param("REF03", "no such rule ran", id="no such rule"),
    ],
)
def test_idle(tmp_path: Path, words: str, remark: str) -> None:
    """A comment that silences nothing is told."""
    entry = f"<!-- citecheck: ignore {words} -->\n- Aubin, M. (1998). Salt. *Annals of Roads*, 4(2), 81-99.\n"
    report = audit_text(tmp_path, LIST + entry, select=RULE)
    ((_, sentence),) = report.remarks
    assert remark in sentence


def new(report: Report, file: Path) -> list[tuple[str, int]]:
    return told(baseline.without(report, file, "en"))


def test_baseline(tmp_path: Path) -> None:
    """Known findings stay known when lines move; a new one of the same rule is new."""
    file = tmp_path / "known.json"
    text = LIST + f"- {BACKWARDS}\n"
    file.write_text(baseline.text(audit_text(tmp_path, text, select=RULE), file), "utf-8")
    moved = text.replace("Carts", "Long ago.\n\nCarts")
    assert not new(audit_text(tmp_path, moved, select=RULE), file)
    more = moved + "- Baubin, N. (1999). Pepper and tolls. *Annals of Roads*, 5(2), 77-61.\n"
    assert new(audit_text(tmp_path, more, select=RULE), file) == [(RULE, 10)]


def test_mended(tmp_path: Path) -> None:
    """What the baseline knows and nobody finds any more is told."""
    file = tmp_path / "known.json"
    file.write_text(
        baseline.text(audit_text(tmp_path, LIST + f"- {BACKWARDS}\n", select=RULE), file), "utf-8"
    )
    report = audit_text(tmp_path, LIST + f"- {BACKWARDS.replace('99-81', '81-99')}\n", select=RULE)
    assert "1 finding of the baseline is gone" in baseline.without(report, file, "en").remarks[0][1]


def test_same_words_twice(tmp_path: Path) -> None:
    """Two findings on the same words are two: the third is new."""
    file = tmp_path / "known.json"
    item = f"- {BACKWARDS}\n"
    file.write_text(baseline.text(audit_text(tmp_path, LIST + 2 * item, select=RULE), file), "utf-8")
    assert len(new(audit_text(tmp_path, LIST + 3 * item, select=RULE), file)) == 1


def test_called_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A baseline holds wherever the command is called from."""
    file = tmp_path / "known.json"
    report = audit_text(tmp_path, LIST + f"- {BACKWARDS}\n", select=RULE)
    file.write_text(baseline.text(report, file), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert not new(audit([Path("article.md")], select=[RULE]), file)
