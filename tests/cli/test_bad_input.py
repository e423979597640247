"""One bad file never hides the others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import DEFECTIVE, Run

FRENCH = """# Les routes du sel

Les chariots traversaient déjà la forêt.[^1] Ils revenaient à vide.[^2]

[^1]: Hélène Aubin, « Le sel et les péages », Annales des routes, vol. 4, no 2, 1998, p. 81-99.
"""
BROKEN_BIB = """@article{aubin1998, author = {Aubin, Marie}, title = {Salt and tolls},
  journal = {Annals of Roads}, volume = {4}, number = {2}, year = {1998}, pages = {99--81}}

@book{torn, author = {Ruiz, Ana, title = {The wells of the plateau

@book{ruiz2001, author = {Ruiz, Ana}, title = {The wells}, publisher = {Quay Press}, year = {2001}}
"""


def missing(folder: Path) -> str:
    return "missing.md"


def empty(folder: Path) -> str:
    (folder / "empty.md").touch()
    return "empty.md"


def bare_folder(folder: Path) -> str:
    (folder / "bare").mkdir()
    (folder / "bare" / "photograph.jpg").write_bytes(b"\xff\xd8\xff")
    return "bare"


def binary(folder: Path) -> str:
    (folder / "binary.md").write_bytes(bytes(range(256)) * 64)
    return "binary.md"


def huge(folder: Path) -> str:
    with (folder / "huge.md").open("wb") as file:
        file.truncate(50_000_000)
    return "huge.md"


def broken_bib(folder: Path) -> str:
    (folder / "broken.bib").write_text(BROKEN_BIB, "utf-8")
    return "broken.bib"


@pytest.mark.parametrize(
    "make", [missing, empty, bare_folder, binary, huge, broken_bib], ids=lambda f: f.__name__
)
def test_bad_input(run: Run, article: Path, make: Callable[[Path], str]) -> None:
    """It is named with the reason, the exit code is 2, and the other file is audited."""
    name = make(article.parent)
    done = run("audit", name, article, "--select", "LNK006", "--format", "json")
    report = json.loads(done.out)
    assert done.code == 2
    assert [unread["path"] for unread in report["unread"]] == [name]
    assert done.err.startswith(f"{name}: ")
    assert str(article) in {finding["path"] for finding in report["findings"]}


def test_bad_input_is_told_in_the_terminal_report(run: Run, article: Path) -> None:
    """A person reads it between the findings and the summary."""
    done = run("audit", "missing.md", article, "--select", "LNK006")
    assert (done.code, done.err) == (2, "")
    assert done.out.index("LNK006") < done.out.index("missing.md: ") < done.out.index("Summary")


@pytest.mark.parametrize(
    ("make", "lang", "sentence"),
    [
        pytest.param(missing, "en", "there is no such file or folder; check the path.", id="English"),
        pytest.param(
            missing, "fr", "ce fichier ou ce dossier n’existe pas\u00a0; vérifiez le chemin.", id="French"
        ),
        pytest.param(
            huge, "es", "el archivo ocupa 50 MB, más que los 20 MB que se leen; divídalo.", id="Spanish"
        ),
        pytest.param(empty, "ar", "الملف فارغ؛ لا شيء للفحص.", id="Arabic"),
        pytest.param(
            broken_bib,
            "fr",
            "ligne 4\u00a0: l’entrée «\u00a0torn\u00a0» n’a pas pu être lue\u00a0: "
            "il manque une accolade ou un guillemet fermants\u00a0; corrigez-la.",
            id="part of a file",
        ),
    ],
)
@pytest.mark.parametrize("form", ["json", "sarif", "junit", "csv", "markdown", "gitlab"])
def test_bad_input_is_told_in_the_language_of_the_user(
    run: Run, make: Callable[[Path], str], lang: str, sentence: str, form: str
) -> None:
    """In the report of whatever form, and beside it."""
    done = run("audit", make(Path()), "--lang", lang, "--format", form)
    assert sentence in done.out
    assert sentence in done.err


def test_remarks_are_told_in_the_language_of_the_user(run: Run, tmp_path: Path) -> None:
    """How a file was read is said in its words."""
    path = tmp_path / "sel.bib"
    path.write_bytes("@book{a, title = {Été}}".encode("latin-1"))
    assert "leído como Windows-1252; guarde" in run("extract", path, "--lang", "es").err


def test_the_good_entries_of_a_broken_bib_are_audited(run: Run, tmp_path: Path) -> None:
    """A torn entry costs itself alone."""
    done = run("audit", broken_bib(tmp_path), "--select", "REF003", "--format", "json")
    report = json.loads(done.out)
    assert [finding["rule"] for finding in report["findings"]] == ["REF003"]
    assert any("The wells" in entry["raw"] for entry in report["articles"][0]["entries"])


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    """Old files are audited; except for UTF-8, the report has a word about it."""
    path = tmp_path / "sel.md"
    path.write_bytes(FRENCH.replace("«\u00a0", '"').replace("’", "'").encode(encoding))
    done = run("audit", path, "--select", "LNK006", "--format", "json")
    report = json.loads(done.out)
    assert done.code == 1
    assert report["findings"][0]["line"] == 3
    assert "Hélène" in report["articles"][0]["notes"][0]["raw"]
    assert ("sel.md: " in done.err) is (encoding != "utf-8-sig")


def test_nothing_is_changed_by_an_audit(run: Run, article: Path) -> None:
    """An audit only reads."""
    run("audit", article.parent)
    assert [path.read_text("utf-8") for path in article.parent.iterdir()] == [DEFECTIVE]
