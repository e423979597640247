"""The command that lists what can be read; folders that mix formats."""

from __future__ import annotations

from pathlib import Path

from citecheck.audit import audit
from tests.cli.conftest import Run, run  # noqa: F401 - the fixture
from tests.formats import making

SAMPLE = making.Sample(
    title="The salt carts of the upper valley",
    body=("The carts went inland every spring, and the toll kept three parishes alive (Roux, 2001).",),
    notes=(),
    entries=("Roux, A. (2001). The bridge and its clerk. Annals of Roads, 12(3), 19-45.",),
)


def test_formats(run: Run) -> None:  # noqa: F811
    """Every format is listed with its suffixes, those that pandoc reads apart."""
    outcome = run("formats")
    assert outcome.code == 0
    assert all(suffix in outcome.out for suffix in (".docx", ".tex", ".pdf", ".html", ".nbib", ".odt"))
    assert "pandoc" in outcome.out


def test_folder_of_many_formats(tmp_path: Path) -> None:
    """One folder may mix formats; parts of a LaTeX document and foreign XML are not taken for articles."""
    for name, data in (
        ("a.md", making.markdown(SAMPLE)),
        ("b.docx", making.docx(SAMPLE)),
        ("c.tex", making.tex(SAMPLE) + b"\\bibliography{list}"),
        ("part.tex", b"Only a part.\n"),
        ("list.bib", b"@book{a, title={A}}"),
        ("d.xml", making.jats(SAMPLE)),
        ("settings.xml", b"<settings/>"),
        ("e.pdf", making.pdf(SAMPLE)),
    ):
        (tmp_path / name).write_bytes(data)
    report = audit([tmp_path])
    assert report.unread == ()
    assert [Path(article.path).name for article in report.articles] == [
        "a.md",
        "b.docx",
        "c.tex",
        "d.xml",
        "e.pdf",
    ]
