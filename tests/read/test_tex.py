"""LaTeX: notes, citations, accents; files taken in, and those that take in themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.model import Manuscript, Place
from citecheck.read import Unreadable
from citecheck.read import read as read_file
from citecheck.read.tex import read
from citecheck.text import ITALIC, RAISED


def document(body: str, preamble: str = "") -> bytes:
    return (
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n".encode()
    )


def shown(body: str) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, block.text.string) for block in read(document(body), "a.tex").blocks]


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        pytest.param(
            r"Caf\'e, co\^ut, gar\c{c}on, \oe uvre, na\"{\i}f",
            "Café, coût, garçon, œuvre, naïf",
            id="accents",
        ),
        pytest.param("``Salt'' -- 19--45~p.", "“Salt” – 19–45\u00a0p.", id="marks"),
        pytest.param(r"Salt \& fish, 5\,\%", "Salt & fish, 5\u202f%", id="escapes"),
        pytest.param("Salt % not fish\n  and roads", "Salt and roads", id="comment"),
        pytest.param(r"\textbf{Salt} \foo{roads} \label{x}here", "Salt roads here", id="unknown and silent"),
        pytest.param(r"\href{https://salt.org/a_b}{Salt}", "Salt https://salt.org/a_b", id="link"),
        pytest.param(r"\url{https://salt.org/a\_b\%20c}", "https://salt.org/a_b%20c", id="address"),
        pytest.param(
            r"\enquote{Salt} \og fish\fg{} \verb|x_y|", "“Salt” «\u00a0fish\u00a0» x_y", id="quotes"
        ),
        pytest.param(r"\ibid, p.~3", "Ibid., p.\u00a03", id="ibid"),
        pytest.param("Salt\nand\r\nfish", "Salt and fish", id="lines are wrapped"),
        pytest.param("?`Sal? <<pez>>", "¿Sal? «pez»", id="Spanish marks"),
        pytest.param(
            r"\foreignlanguage{french}{le sel} \textcolor{red}{fish}", "le sel fish", id="languages"
        ),
        pytest.param(r"3rd~ed.\hskip 1em plus 0.5em minus 0.4em\relax Salt", "3rd\u00a0ed. Salt", id="glue"),
        pytest.param(r"\only<2->{Salt}", "Salt", id="slides"),
    ],
)
def test_words(tex: str, words: str) -> None:
    """Commands are what they print."""
    assert shown(tex) == [("paragraph", "", words)]


def test_styles() -> None:
    """Italics and raised characters are kept."""
    (block,) = read(document(r"\emph{Salt} {\it fish} x\textsuperscript{2}$^{3}$"), "a.tex").blocks
    assert block.text.string == "Salt fish x23"
    assert (block.text.runs(ITALIC), block.text.runs(RAISED)) == ([(0, 4), (5, 9)], [(11, 13)])


def test_notes() -> None:
    """Notes are numbered as LaTeX does, and follow the text of their chapter."""
    body = "\\chapter{One}\nSalt\\footnote{First, with {braces}.} fish\\footnote[7]{Seventh.}.\n\n"
    body += "\\section{Part}\nCarts.\n\n\\chapter{Two}\nRoads."
    assert shown(body) == [
        ("heading", "", "One"),
        ("paragraph", "", "Salt[^1] fish[^7]."),
        ("heading", "", "Part"),
        ("paragraph", "", "Carts."),
        ("note", "1", "First, with braces."),
        ("note", "7", "Seventh."),
        ("heading", "", "Two"),
        ("paragraph", "", "Roads."),
    ]


def test_blocks() -> None:
    """Lists, tables and entries are told apart; verbatim and formulas are left alone."""
    body = (
        "\\begin{itemize}\n\\item one\n\\item two\n\\end{itemize}\n"
        "\\begin{tabular}{ll}a & b \\\\ c & d\\end{tabular}\n"
        "\\begin{verbatim}\n\\footnote{no}\n\\end{verbatim}\n\\begin{equation}x=\\cite{no}\\end{equation}\n"
        "\\begin{thebibliography}{9}\n\\bibitem[Roux]{roux} Roux, A.\\newblock The bridge.\n"
        "\\bibitem{ruiz} Ruiz.\n"
        "\\end{thebibliography}"
    )
    assert [(kind, label, " ".join(words.split())) for kind, label, words in shown(body)] == [
        ("item", "", "one"),
        ("item", "", "two"),
        ("table", "", "a b c d"),
        ("entry", "roux", "Roux, A. The bridge."),
        ("entry", "ruiz", "Ruiz."),
    ]


BIB = """@book{roux, author={Roux, Anne}, title={The bridge}, publisher={Harbour Press}, year=2001}
@article{ruiz, author={Ruiz, Berta}, title={Wheels}, journal={Annals}, volume=3, pages={9-31}, year=2003}
@book{mute, author={Osei, K.}, title={Nothing}, publisher={Harbour Press}, year=1999}
"""


@pytest.mark.parametrize(
    ("cite", "targets"),
    [
        pytest.param(r"\cite{roux}", ["r01"], id="cite"),
        pytest.param(r"\citep[see][12]{roux,ruiz}", ["r01", "r02"], id="natbib, two keys"),
        pytest.param(r"\parencite[12]{ruiz}", ["r02"], id="biblatex"),
        pytest.param(r"\textcite{roux}", ["r01"], id="textual"),
        pytest.param(r"\autocites[3]{roux}[4]{ruiz}", ["r01", "r02"], id="multicite"),
        pytest.param(r"\footcite[12]{roux}", ["r01"], id="in a note of its own"),
        pytest.param(r"\footnote{See \cite{roux}, and \citet{ruiz}.}", ["r01", "r02"], id="in a note"),
        pytest.param(r"% \cite{roux}", [], id="in a comment"),
    ],
)
def test_citations(tmp_path: Path, cite: str, targets: list[str]) -> None:
    """Every form of citation points at the entries of its keys."""
    (tmp_path / "list.bib").write_text(BIB, "utf-8")
    path = tmp_path / "carts.tex"
    path.write_bytes(document(f"Carts went inland. {cite}\n\n\\nocite{{roux,ruiz}}\n\\bibliography{{list}}"))
    (article,) = audit([path]).articles
    assert sorted({t for one in article.citations for t in one.targets if t[0] == "r"}) == targets
    assert [entry.key for entry in article.entries] == ["roux", "ruiz"]


def test_places_in_other_files(tmp_path: Path) -> None:
    """What stands in a file that is taken in, or in a list, is told with that file and its line."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.tex").write_text("\n\nSecond file.\\footnote{A note.}\n", "utf-8")
    (tmp_path / "list.bib").write_text("\n" + BIB, "utf-8")
    path = tmp_path / "carts.tex"
    path.write_bytes(document("First.\n\\input{parts/one}\nLast. \\cite{roux}\n\\addbibresource{list.bib}"))
    manuscript = read_file(path)
    assert [(Path(place.path).name, place.line) for place in places(manuscript)] == [
        ("carts.tex", 4),
        ("one.tex", 3),
        ("one.tex", 3),
        ("list.bib", 2),
    ]


def places(manuscript: Manuscript) -> list[Place]:
    return [manuscript.place(block.text.start) for block in manuscript.blocks]


def test_parts_that_are_documents(tmp_path: Path) -> None:
    """Of a part that is a document in itself the text alone is taken in; folders are those of ``import``."""
    (tmp_path / "parts").mkdir()
    part = "\\documentclass[../carts]{subfiles}\n\\begin{document}\nSecond.\n\\end{document}\n"
    (tmp_path / "parts" / "two.tex").write_text(part, "utf-8")
    (tmp_path / "parts" / "three.tex").write_text("Third.\n\\endinput\nNever.\n", "utf-8")
    path = tmp_path / "carts.tex"
    path.write_bytes(document("First.\n\n\\subfile{parts/two}\n\n\\import{parts/}{three}\nLast."))
    assert [block.text.string for block in read_file(path).blocks] == ["First.", "Second.", "Third. Last."]


def test_declared_encoding() -> None:
    """Bytes that are no UTF-8 are read as the document declares."""
    data = document("Škoda, sůl", "\\usepackage[latin2]{inputenc}").decode().encode("iso8859-2")
    assert read(data, "a.tex").blocks[0].text.string == "Škoda, sůl"


def test_german_shorthands() -> None:
    """The quotation marks of babel's German are shown."""
    data = document('"`Salz"\' und Salz"=Straße', "\\usepackage[ngerman]{babel}")
    assert read(data, "a.tex").blocks[0].text.string == "„Salz“ und Salz-Straße"


def test_document_that_takes_in_itself(tmp_path: Path) -> None:
    """A circle is cut, and told."""
    (tmp_path / "other.tex").write_text("Other.\n\\input{carts}\n", "utf-8")
    path = tmp_path / "carts.tex"
    path.write_bytes(document("First.\n\n\\input{other}\n\\input{carts}\n\\include{gone}"))
    manuscript = read_file(path)
    assert [block.text.string for block in manuscript.blocks] == ["First.", "Other."]
    assert [(one.key, one.values["name"]) for one in manuscript.remarks] == [
        ("reading.file-in-itself", "carts"),
        ("reading.file-in-itself", "carts"),
        ("reading.file-missing", "gone"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("{" * 5000 + "salt", id="open braces"),
        pytest.param("\\emph{" * 3000 + "salt" + "}" * 3000, id="nested commands"),
        pytest.param("\\footnote{a " * 500 + "salt", id="open notes"),
        pytest.param("\\begin{itemize}" * 500 + "salt", id="open environments"),
        pytest.param("salt \\cite{a", id="open citation"),
        pytest.param("salt $x \\", id="open formula"),
    ],
)
def test_hostile(body: str) -> None:
    """Damage costs no more than its surroundings."""
    assert read(document(body), "a.tex").blocks


def test_empty() -> None:
    """A document without text is refused."""
    with pytest.raises(Unreadable, match="no-text"):
        read(document("% nothing"), "a.tex")


def test_metadata() -> None:
    """Title, language and year come from the preamble."""
    preamble = "\\usepackage[english,french]{babel}\n\\title{Les chars\\thanks{Merci.}}\n\\date{mai 2020}"
    manuscript = read(document("Le sel.", preamble), "a.tex")
    assert manuscript.metadata == {"title": "Les chars", "lang": "fr", "date": "2020"}


MANY = 400_000


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("{" * MANY, id="open braces"),
        pytest.param("\\[" * 200_000, id="open formulas"),
        pytest.param("\\(a" * 50_000, id="open formulas in a line"),
        pytest.param("\\footnote{a " * (MANY // 12), id="open notes"),
        pytest.param("\\iffalse " * 50_000, id="open branches"),
        pytest.param("\\cite[" * 50_000, id="open citations"),
        pytest.param("$^" + " " * MANY, id="blanks in a formula"),
        pytest.param("\\emph " + " " * 200_000 + "x" + "\n" * 50_000, id="blanks"),
    ],
)
def test_openings(body: str) -> None:
    """Any number of openings without an end costs one walk, and hides nothing before it."""
    first = read(document(f"Salt went inland. {body}"), "a.tex").blocks[0]
    assert first.text.string.startswith("Salt went inland.")


def test_many_lines_that_take_in_the_document(tmp_path: Path) -> None:
    """A document that takes in itself a thousand times is read once."""
    path = tmp_path / "carts.tex"
    path.write_bytes(document("Salt.\n" + "\\input{carts}\n" * 1000))
    assert [block.text.string for block in read_file(path).blocks] == ["Salt."]


def test_lengths() -> None:
    """What a paragraph's shape is set to is no text."""
    source = r"\hangindent=1em Salt.\par \parindent 0pt plus .5em Fish.\par \hangindent=2\parindent War."
    assert [words for _, _, words in shown(source)] == ["Salt.", "Fish.", "War."]


def test_straight_quotes() -> None:
    """The commands for straight quotation marks show them."""
    ((_, _, words),) = shown(r"The carrier\textquotesingle s \textquotedbl salt\textquotedbl.")
    assert words == 'The carrier\'s "salt".'
