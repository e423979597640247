"""Short forms: what ibid, op. cit., supra and shortened references stand for, if for anything."""

from __future__ import annotations

import pytest

from citecheck.link.shortforms import resolve
from citecheck.model import Date, Entry, Name, Note, Work
from citecheck.text import Text


def work(family: str, title: str, year: int) -> Work:
    """Return a book."""
    return Work("book", (Name(family, "Anne"),), title=title, issued=Date(str(year), year), publisher="Seuil")


VERNIER = work("Vernier", "Les passeurs du fleuve", 1988)
COLLIN = work("Collin", "Le sel et le pouvoir", 1995)
FULL = {
    "Anne Vernier, Les passeurs du fleuve, Paris, Seuil, 1988.": (VERNIER,),
    "Anne Collin, Le sel et le pouvoir, Paris, Seuil, 1995.": (COLLIN,),
    "A. Vernier, Les passeurs du fleuve, 1988 ; A. Collin, Le sel et le pouvoir, 1995.": (VERNIER, COLLIN),
    "Ibid., p. 3 ; voir aussi A. Collin, Le sel et le pouvoir, Paris, Seuil, 1995.": (COLLIN,),
}
ONE, TWO, BOTH, ADDED = FULL
REMARK = "Les registres de cette paroisse sont perdus, et il ne reste rien de ceux de la suivante."


def last(*strings: str, entries: tuple[Entry, ...] = ()) -> Note:
    """Return the last of these notes, resolved."""
    notes = [
        Note(f"n{i}", str(i), Text.of(string), FULL.get(string, ())) for i, string in enumerate(strings, 1)
    ]
    return resolve(notes, entries)[-1]


@pytest.mark.parametrize(
    ("strings", "kind", "target"),
    [
        pytest.param((ONE, "Ibid., p. 4."), "ibid", "n1", id="ibid"),
        pytest.param((ONE, "Ibid.", "Ibidem, p. 9."), "ibid", "n1", id="chain"),
        pytest.param((ONE, TWO, "Ivi, p. 9."), "ibid", "n2", id="ivi"),
        pytest.param((ONE, "Vgl. ebd., S. 9."), "ibid", "n1", id="ebd"),
        pytest.param((ONE, "المرجع نفسه، ص 47."), "ibid", "n1", id="arabic"),
        pytest.param((ONE, "Idem, p. 9."), "short", "n1", id="idem"),
        pytest.param((ONE, TWO, "A. Vernier, op. cit., p. 9."), "short", "n1", id="opcit"),
        pytest.param((ONE, TWO, "Vernier, a. a. O., S. 9."), "short", "n1", id="aao"),
        pytest.param((ONE, TWO, "Sur ce point, voir Vernier, op. cit., p. 9."), "short", "n1", id="led-to"),
        pytest.param((ONE, TWO, "Vernier, supra note 1, at 9."), "short", "n1", id="supra-note"),
        pytest.param((ONE, TWO, "Cf. nota 1."), "short", "n1", id="note-number"),
        pytest.param((ONE, TWO, "Vernier (wie Anm. 1), S. 9."), "short", "n1", id="wie-anm"),
        pytest.param((ONE, TWO, "Vernier, Les passeurs du fleuve, p. 9."), "short", "n1", id="title"),
        pytest.param((ONE, TWO, "Vernier, Passeurs, 9."), "short", "n1", id="shortened-title"),
        pytest.param((ONE, TWO, "Vernier 1988, p. 9."), "short", "n1", id="author-year"),
        pytest.param((ONE, "Arch. dép. Vendée, C 12, fol. 3.", "Ibid., fol. 4."), "ibid", "n2", id="archive"),
    ],
)
def test_antecedent(strings: tuple[str, ...], kind: str, target: str) -> None:
    """A short form stands for the source that its place, its words or its number point at."""
    note = last(*strings)
    assert (note.kind, note.resolves_to, note.reason) == (kind, target, "")


@pytest.mark.parametrize(
    ("strings", "reason"),
    [
        pytest.param(("Ibid., p. 4.",), "nothing-before", id="first-note"),
        pytest.param((REMARK, "Ibid."), "no-source", id="behind-a-remark"),
        pytest.param(
            ("Université de Brest, courriel : a@example.org", "Ibid."), "no-source", id="behind-an-address"
        ),
        pytest.param((BOTH, "Ibid."), "ambiguous", id="behind-two-sources"),
        pytest.param((ONE, ADDED, "Ibid."), "ambiguous", id="behind-ibid-and-another"),
        pytest.param((ONE, "Rossi, op. cit., p. 9."), "nothing-before", id="unknown-author"),
    ],
)
def test_reason(strings: tuple[str, ...], reason: str) -> None:
    """A short form that stands for nothing certain says why."""
    assert last(*strings).reason == reason


@pytest.mark.parametrize(
    ("string", "kind"),
    [
        pytest.param(ONE, "full", id="full"),
        pytest.param("https://www.example.org/notes/12", "url", id="address"),
        pytest.param(REMARK, "comment", id="remark"),
        pytest.param("Voir supra, chapitre 2.", "comment", id="pointer-into-the-text"),
        pytest.param("Professor of Law, University of Hull.", "comment", id="affiliation"),
        pytest.param("Archivo Municipal de Lorca, leg. 34, f. 12r.", "full", id="archive"),
    ],
)
def test_kind(string: str, kind: str) -> None:
    """A note without short form is a reference, an address or a comment."""
    assert last(string).kind == kind


def test_entry() -> None:
    """A shortened note whose work no note gives in full stands for the entry of the list."""
    entry = Entry("r01", Text.of(TWO), (COLLIN,))
    assert last(ONE, "Collin, Le sel, p. 9.", entries=(entry,)).resolves_to == "r01"


def test_misspelt() -> None:
    """A form a letter off ibid is read as ibid."""
    assert last(ONE, "ihid, p. 3").kind == "ibid"
