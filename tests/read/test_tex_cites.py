"""Citations in LaTeX: what cites, what makes a note, the shorthands and the lists of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.model import Manuscript
from citecheck.read.tex import read
from tests.read.test_tex import BIB, document

VERBOSE = "\\usepackage[style=verbose-ibid]{biblatex}"
LISTED = "\\bibliography{refs}"
SHORTHAND = "\\newcommand{\\zit}[2]{\\footcite[#1]{#2}}"


def manuscript(body: str, preamble: str = "") -> Manuscript:
    return read(document(body, preamble), "a.tex")


def keys(found: Manuscript) -> list[tuple[str, str]]:
    return [(anchor.key, anchor.locator) for anchor in found.anchors]


@pytest.mark.parametrize(
    ("cite", "cited"),
    [
        pytest.param(r"\citep[see][12--14]{a,b}", [("a", ""), ("b", "12--14")], id="pages of the last key"),
        pytest.param(r"\cite[p.~3]{a}", [("a", "3")], id="page"),
        pytest.param(r"\cite[ch.~3]{a}", [("a", "")], id="a chapter is no page"),
        pytest.param(r"\parencites(see)(etc.)[3]{a}[S.~4]{b}", [("a", "3"), ("b", "4")], id="multicite"),
        pytest.param(r"\volcite{2}[34]{a}", [("a", "34")], id="volume"),
        pytest.param(r"\cite<see>[12]{a}", [("a", "12")], id="apacite"),
        pytest.param(r"\cite{a}*{p.~4}", [("a", "4")], id="amsrefs"),
        pytest.param("\\cite%\n[3]%\n{a,% salt\n b}", [("a", ""), ("b", "3")], id="over lines"),
        pytest.param(r"\citetext{see \citealp{a}}", [("a", "")], id="in words"),
        pytest.param(r"\textcquote[12]{a}{salt}", [("a", "12")], id="with a quotation"),
        pytest.param(r"\textquote[\cite{a}]{salt}", [("a", "")], id="behind a quotation"),
        pytest.param(r"\iffalse\cite{a}\else\cite{b}\fi", [("b", "")], id="branch not taken"),
        pytest.param(r"\verb+\cite{a}+", [], id="verbatim"),
    ],
)
def test_keys(cite: str, cited: list[tuple[str, str]]) -> None:
    """Every key cited is tied to its command, with the pages that stand with it."""
    assert keys(manuscript(f"Salt. {cite}")) == cited


@pytest.mark.parametrize(
    ("preamble", "cite", "labels"),
    [
        pytest.param("", r"\footcite{a}", ["1"], id="footcite"),
        pytest.param("", r"\smartcite{a}", ["1"], id="smartcite"),
        pytest.param("", r"\autocite{a}", [], id="in brackets by default"),
        pytest.param(VERBOSE, r"\autocite{a}", ["1"], id="in a note by style"),
        pytest.param("\\usepackage[autocite=footnote]{biblatex}", r"\autocites{a}{b}", ["1"], id="by option"),
        pytest.param("\\usepackage[authordate]{biblatex-chicago}", r"\autocite{a}", [], id="author and date"),
        pytest.param(VERBOSE, r"\footnote{See \autocite{a}.}", ["1"], id="no note in a note"),
        pytest.param(SHORTHAND, r"\zit{12}{a}", ["1"], id="shorthand"),
        pytest.param("\\let\\fc\\footcite", r"\fc[3]{a}", ["1"], id="another name"),
        pytest.param("", "\\footnote{Salt.\n\nFish.}", ["1"], id="note of two paragraphs"),
    ],
)
def test_notes(preamble: str, cite: str, labels: list[str]) -> None:
    """A citation is a note of its own where the command, the style or a shorthand says so."""
    blocks = manuscript(f"Salt. {cite}", preamble).blocks
    assert [block.label for block in blocks if block.kind == "note"] == labels


@pytest.mark.parametrize(
    ("definition", "use", "cited"),
    [
        pytest.param(SHORTHAND, r"\zit{12}{a}", [("a", "12")], id="two arguments"),
        pytest.param(
            r"\newcommand*\vgl[2][]{\footnote{\cite[#1]{#2}}}", r"\vgl[3]{a}", [("a", "3")], id="option"
        ),
        pytest.param(
            r"\NewDocumentCommand{\zit}{O{} m m}{\enquote{#3}\footcite[#1]{#2}}",
            r"\zit[3]{a}{salt}",
            [("a", "3")],
            id="document command",
        ),
        pytest.param(r"\def\zit#1{\parencite{#1}}", r"\zit{a}", [("a", "")], id="def"),
        pytest.param(r"\newcommand\tc\textcite", r"\tc[3]{a}", [("a", "3")], id="another name"),
    ],
)
def test_shorthands(definition: str, use: str, cited: list[tuple[str, str]]) -> None:
    """The shorthands that a document defines cite what they are given."""
    assert keys(manuscript(f"Salt. {use}", definition)) == cited


def test_words_of_shorthands() -> None:
    """A shorthand that stands for words shows them; one that doubles itself for ever does not."""
    doubling = "".join(
        f"\\newcommand{{\\{b}}}{{\\{a}\\{a}}}" for a, b in zip("ABCDEFGHIJK", "BCDEFGHIJKL", strict=True)
    )
    preamble = "\\newcommand{\\board}{Salt Board}\\newcommand{\\A}{salt}" + doubling
    (block,) = manuscript("The \\board{} sat. \\L", preamble).blocks
    assert block.text.string == "The Salt Board sat."


def audited(folder: Path, body: str, **files: str) -> list[tuple[str, str]]:
    """Return key and title of each entry of a document that lies beside files."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    path = folder / "carts.tex"
    path.write_bytes(document(f"Salt. {body}"))
    (article,) = audit([path]).articles
    return [(entry.key, entry.work.title) for entry in article.entries]


BBL = """\\begin{thebibliography}{1}
\\bibitem[{{Roux} et~al.(2001){Roux}}]{roux}
Roux, A.
\\newblock The bridge. 2001.
"""
BIBER = """\\refsection{0}
\\entry{roux}{book}{}{}
  \\name{author}{1}{}{%
    {{hash=a}{%
       family={Roux},
       given={Anne}}}%
  }
  \\list{publisher}{1}{{Harbour Press}}
  \\field{title}{The bridge}
  \\field{year}{2001}
\\endentry
"""


@pytest.mark.parametrize(
    ("body", "files"),
    [
        pytest.param("\\cite{roux}\\bibliography{gone}", {"carts_bbl": BBL}, id="list that BibTeX made"),
        pytest.param(
            "\\cite{roux}\\addbibresource{/x/gone.bib}", {"carts_bbl": BIBER}, id="list that biber made"
        ),
        pytest.param(
            "\\cite{roux}\\addbibresource[location=local]{/x/list.bib}",
            {"list_bib": BIB},
            id="path of elsewhere",
        ),
        pytest.param(
            "\\cite{roux}\\bibliography{IEEEabrv,\n list}", {"list_bib": BIB}, id="names over lines"
        ),
        pytest.param(
            f"\\cite{{roux}}\\begin{{filecontents}}{{own.bib}}\n{BIB}\\end{{filecontents}}\\bibliography{{own}}",
            {},
            id="list in the document",
        ),
        pytest.param(
            "\\cite{roux}\\bib{roux}{book}{author={Roux, Anne}, title={The bridge}, date={2001}}",
            {},
            id="amsrefs",
        ),
    ],
)
def test_lists(tmp_path: Path, body: str, files: dict[str, str]) -> None:
    """The entries cited are found wherever the document has its list."""
    assert audited(tmp_path, body, **files) == [("roux", "The bridge")]


def test_abbreviations_of_another_file(tmp_path: Path) -> None:
    """What one BibTeX file abbreviates, the next one may use."""
    (tmp_path / "short.bib").write_text("@string{ar = {Annals of Roads}}", "utf-8")
    entry = "@article{roux, author={Roux, A.}, title={Salt}, journal=ar, year=2001, volume=3}"
    (tmp_path / "list.bib").write_text(entry, "utf-8")
    path = tmp_path / "carts.tex"
    path.write_bytes(document("\\cite{roux}\\bibliography{short,list}"))
    report = audit([path])
    assert [entry.work.container_title for entry in report.articles[0].entries] == ["Annals of Roads"]
    assert report.remarks == ()


@pytest.mark.parametrize(
    ("files", "cited"),
    [
        pytest.param({"list.bib": BIB}, ["roux", "nobody"], id="whole list"),
        pytest.param({}, [], id="no list"),
        pytest.param({"list.bib": BIB + "@book{nobody, title={Cut"}, ["roux"], id="broken list"),
    ],
)
def test_unknown_keys(tmp_path: Path, files: dict[str, str], cited: list[str]) -> None:
    """A key that no entry has is only told where every list could be read."""
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    found = read(document("\\cite{roux,nobody}\\bibliography{list}"), str(tmp_path / "carts.tex"))
    assert [anchor.key for anchor in found.anchors] == cited
    assert bool(found.unread) == ("Cut" in files.get("list.bib", ""))


def test_journals() -> None:
    """The macros that stand for journals in astronomers' lists are resolved."""
    (entry,) = manuscript("\\begin{thebibliography}{1}\\bibitem{a} Roux, A. 2001, \\apj, 5, 2").blocks
    assert "Astrophysical Journal, 5" in entry.text.string


def test_unknown_key_is_told(tmp_path: Path) -> None:
    """A key that no list has is told once, with the key."""
    cites = r"Salt \cite{roux}. Fish \cite{nobody}, \cite{nobody}."
    (tmp_path / "a.tex").write_bytes(document(f"{cites}\n{LISTED}"))
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    found = [one.message for one in audit([tmp_path / "a.tex"], select=["LNK001"]).findings]
    assert len(found) == 1
    assert "“nobody”" in found[0]


def test_ibid_after_a_cited_key(tmp_path: Path) -> None:
    """An ibid after a note that cites one key has that note's source; after two it is doubtful."""
    body = (
        r"Salt.\footcite{roux} Fish.\footnote{Ibid., p. 3.} War.\footcite{roux,ruiz} Peace.\footnote{Ibid.}"
    )
    (tmp_path / "a.tex").write_bytes(document(f"{body}\n{LISTED}"))
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    notes = audit([tmp_path / "a.tex"]).articles[0].notes
    assert [(note.resolves_to, note.reason) for note in notes if note.kind == "ibid"] == [
        (notes[0].id, ""),
        (notes[2].id, "ambiguous"),
    ]


KIN = """
@article{roux2001, ids={roux:old, roux-alt}, author={Roux, Anne}, title={The bridge}, year=2001}
@incollection{ruiz2003, author={Ruiz, B.}, title={Wheels}, crossref={carts}}
@set{mills, entryset={north, south}}
@article{north, author={Mori, A.}, title={Northern mills}, year=1999}
@article{south, author={Mori, A.}, title={Southern mills}, year=2000}
"""
CARTS = "@collection{carts, editor={Aubin, Marie}, title={Tolls and Carts}, publisher={Quay}, year=2003}"


def test_names_of_an_entry(tmp_path: Path) -> None:
    """An alias leads to its entry, a set to its members; a parent may stand in another file."""
    head = r"\documentclass{article}\addbibresource{one.bib}\addbibresource{two.bib}\begin{document}"
    cites = r"Salt \parencite{roux:old}, fish \parencite{mills}, war \parencite{ruiz2003}."
    (tmp_path / "a.tex").write_text(f"{head}\n{cites}\n\\end{{document}}", "utf-8")
    (tmp_path / "one.bib").write_text(KIN, "utf-8")
    (tmp_path / "two.bib").write_text(CARTS, "utf-8")
    found = read((tmp_path / "a.tex").read_bytes(), str(tmp_path / "a.tex"))
    assert [one.key for one in found.anchors] == ["roux2001", "north", "south", "ruiz2003"]
    entries = {block.label: block for block in found.blocks if block.kind == "entry"}
    assert set(entries) == {"roux2001", "ruiz2003", "north", "south"}
    assert entries["ruiz2003"].tagged["booktitle"] == "Tolls and Carts"
