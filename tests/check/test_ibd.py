"""Ibid and other short forms: what the examples of the rule files cannot show."""

from __future__ import annotations

import pytest

from citecheck.model import Name, Note, Work

from .building import article, entry, findings, lines, note

MORIN = Work(author=(Name(family="Morin", given="Pierre"),), title="Histoire des canaux")


def full(number: int) -> Note:
    return note(number, "Pierre Morin, Histoire des canaux, 2013, p. 12.", works=(MORIN,))


def ibid(number: int, to: str | None = "n1", form: str = "Ibid.", reason: str = "") -> Note:
    return note(number, f"{form}, p. {number}.", kind="ibid", form=form, resolves_to=to, reason=reason)


def test_first_note() -> None:
    """Nothing precedes the first note."""
    (finding,) = findings("IBD001", article(ibid(1, None, reason="nothing-before")))
    assert (
        finding.message
        == "Note 1 says “Ibid.”, but nothing precedes it in this article. Give the full reference."
    )


def test_after_a_remark() -> None:
    """The message names the note that gives no source."""
    remark = note(1, "Je remercie les archivistes.", kind="comment")
    (finding,) = findings("IBD001", article(remark, ibid(2, None, reason="no-source")), lang="fr")
    assert "la note 1 ne cite aucune source" in finding.message
    assert finding.place.line == 2


def test_several_sources() -> None:
    """The note with several sources is shown beside the ibid."""
    two = note(1, "Morin, Canaux ; Lemaire, Phares.", works=(MORIN, Work(title="Les phares")))
    (finding,) = findings("IBD002", article(two, ibid(2, reason="ambiguous")))
    assert "note 1 gives 2 sources" in finding.message
    assert [related.place.line for related in finding.related] == [1]


def test_chain() -> None:
    """Each chain is told once, at its last note, with its source and its links."""
    notes = [
        full(1),
        ibid(2),
        ibid(3),
        full(4),
        ibid(5, "n4"),
        full(6),
        ibid(7, "n6"),
        ibid(8, "n6"),
        ibid(9, "n6"),
    ]
    found = findings("IBD003", article(*notes))
    assert lines(found) == [3, 9]
    assert "Morin, Histoire des canaux" in found[1].message
    assert [related.place.line for related in found[1].related] == [6, 7, 8]
    assert found[1].evidence == {"chain": ["n7", "n8", "n9"], "source": "n6"}


def test_chain_without_source() -> None:
    """A chain that stands on nothing says so."""
    notes = [ibid(number, None, reason="nothing-before") for number in (1, 2)]
    (finding,) = findings("IBD003", article(*notes))
    assert "no source stands before them" in finding.message


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Hale, S. (2009). Night trains. Ibid.", "Ibid"),
        ("Ders. (2011): Speicher. Lübeck.", "Ders"),
        ("Ídem. (2015). Los puertos.", "Ídem"),
        ("Morin, P. Les écluses, op. cit.", "op. cit"),
        ("سعيد، المنارات، المرجع نفسه.", "المرجع نفسه"),
    ],
)
def test_in_the_list(raw: str, words: str) -> None:
    """Short forms of every language are found in a list."""
    (finding,) = findings("IBD004", article(entry(raw)))
    assert f"“{words}”" in finding.message


@pytest.mark.parametrize(
    "raw",
    [
        "ID: 12345. Harbour survey.",
        "Keller, A. (2016). Dies irae. Hansische Blätter.",
        "Feld, T. Form factors, Phys. Rev. D 85 (2012); ibid. D 86 (2012).",
        "سعيد، الإنسان نفسه، 2015.",
    ],
)
def test_not_in_the_list(raw: str) -> None:
    """Words that look alike, and an ibid for the journal named just before it, are left alone."""
    assert not findings("IBD004", article(entry(raw)))


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("ihid", "ibid"),
        ("Ibib., p. 3.", "Ibid"),
        ("Ibd.", "Ibid"),
        ("Ibiden, p. 3", "Ibidem"),
        ("iden.", "idem"),
        ("Morin, op. sit., p. 3", "op. cit"),
        ("Morin, op. cti., p. 3", "op. cit"),
    ],
)
def test_misspelt(raw: str, right: str) -> None:
    """The right form is offered in the same case."""
    (finding,) = findings("IBD005", article(note(1, raw)))
    assert finding.fix == right


@pytest.mark.parametrize(
    "raw",
    [
        "Ibid.",
        "Ibíd., p. 3",
        "Ebd.",
        "Ivi, p. 3",
        "Abid, p. 12.",
        "Item, p. 3.",
        "Id., p. 3",
        "Beethoven, op. 12",
        "Ibidem.",
    ],
)
def test_well_spelt(raw: str) -> None:
    """Right forms of every language, names and real words are left alone."""
    assert not findings("IBD005", article(note(1, raw)))


@pytest.mark.parametrize(
    ("raw", "flagged"),
    [
        pytest.param("Morin, ibid., p. 3", True, id="author"),
        pytest.param("Histoire des canaux, ibid.", True, id="title"),
        pytest.param("Voir ibid., p. 3", False, id="see"),
        pytest.param("Cité par Morin, ibid.", False, id="quoted"),
        pytest.param("Lettre de Garnier, 3 mai 1890, ibid., f. 12", False, id="document-in-a-collection"),
        pytest.param("Lemaire, Phares, 2018 ; ibid., p. 3", False, id="second-source"),
    ],
)
def test_redundant(raw: str, flagged: bool) -> None:
    """Only the author or the title of a work that the article cites makes ibid redundant."""
    second = note(2, raw, kind="ibid", form="ibid.", resolves_to="n1")
    assert bool(findings("IBD007", article(full(1), second))) is flagged


@pytest.mark.parametrize("reason", ["nothing-before", "no-source"])
def test_short_form_without_antecedent(reason: str) -> None:
    """An op. cit. that resolves to nothing is an error; one that resolves is not."""
    lost = note(1, "Hale, op. cit., p. 3", kind="short", form="op. cit.", reason=reason)
    assert findings("IBD006", article(lost))
    assert not findings(
        "IBD006", article(full(1), note(2, "Morin, op. cit.", kind="short", resolves_to="n1"))
    )
