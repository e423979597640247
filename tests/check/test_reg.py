"""What the registries said, held against the reference."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citecheck.audit import audit
from citecheck.match.registered import PERHAPS, SAME, similarity
from citecheck.parse import parse
from citecheck.registry.crossref import record_of
from tests.registry.known import codes, findings

ARTICLE = {
    "DOI": "10.5555/roads.81",
    "type": "journal-article",
    "title": ["Salt and tolls on the coast of the northern kingdom"],
    "author": [{"family": "Aubin", "given": "Marie"}],
    "issued": {"date-parts": [[2017]]},
    "container-title": ["Annals of Roads"],
    "volume": "14",
    "issue": "2",
    "page": "181-199",
}
ENTRY = (
    "Aubin, M. (2017). Salt and tolls on the coast of the northern kingdom. Annals of Roads, 14(2), 181-199."
)


def likeness(text: str, **changes: Any) -> float:
    """Return how like a changed record is to a reference."""
    return similarity(text, parse(text)[0], record_of(ARTICLE | changes))


LOOK_ALIKES = {
    "preprint": {"type": "posted-content", "container-title": [], "volume": "", "issue": "", "page": ""},
    "planted copy": {
        "type": "posted-content",
        "issued": {"date-parts": [[2025]]},
        "container-title": [],
        "volume": "",
        "issue": "",
        "page": "",
    },
    "review": {"author": [{"family": "Weber"}], "page": "77-78", "issued": {"date-parts": [[2018]]}},
    "erratum": {"title": ["Erratum to: Salt and tolls on the coast of the northern kingdom"], "page": "300"},
    "erratum alone": {"title": ["Erratum"], "page": "300"},
    "component": {"type": "component"},
    "peer review": {"type": "peer-review"},
    "other paper of the volume": {
        "title": ["Ferries at night"],
        "author": [{"family": "Ruiz"}],
        "page": "1-9",
    },
    "same paper in another journal": {
        "container-title": ["Lung Review"],
        "volume": "3",
        "issue": "9",
        "page": "5",
    },
}


@pytest.mark.parametrize("changes", LOOK_ALIKES.values(), ids=list(LOOK_ALIKES))
def test_look_alike(changes: dict[str, Any]) -> None:
    """What only looks like the work is never the work."""
    assert likeness(ENTRY) >= SAME
    assert likeness(ENTRY, **changes) < SAME


def test_no_number() -> None:
    """A reference without any number is nothing that can be found."""
    assert (
        likeness("Aubin, M. Salt and tolls on the coast of the northern kingdom. Annals of Roads.") < PERHAPS
    )


DOI = " https://doi.org/10.5555/roads.81"
DIFFERENT = [
    pytest.param("(2017)", "(2016)", "2017", id="year"),
    pytest.param("14(2)", "15(2)", "14", id="volume"),
    pytest.param("14(2)", "14(3)", "2", id="issue"),
    pytest.param("181-199", "281-299", "181-199", id="pages"),
    pytest.param("Annals of Roads", "Lung Review", "Annals of Roads", id="journal"),
    pytest.param("Aubin, M.", "Okafor, N.", None, id="author"),
    pytest.param("northern kingdom", "southern islands", None, id="title"),
]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(("right", "wrong", "fix"), DIFFERENT)
def test_metadata_with_both_values(
    right: str, wrong: str, *, fix: str | None, lang: str, tmp_path: Path
) -> None:
    """The message shows what is printed and what is registered; the fix is the registered value."""
    (found,) = findings(tmp_path, ENTRY.replace(right, wrong) + DOI, ARTICLE, lang=lang)
    assert (found.rule, found.fix) == ("REG003", fix)
    assert found.evidence["printed"] in found.message
    assert found.evidence["registered"] in found.message


def test_year_of_two_media(tmp_path: Path) -> None:
    """A year that is neither that of print nor that of the web may stand for either: none is written."""
    item = ARTICLE | {"published-online": {"date-parts": [[2016, 4]]}, "issued": {"date-parts": [[2018]]}}
    (found,) = findings(tmp_path, ENTRY + DOI, item)
    assert (found.rule, found.evidence["registered"], found.fix) == ("REG003", "2016/2018", None)


def test_place_of_a_field(tmp_path: Path) -> None:
    """A finding stands at the field that differs."""
    (found,) = findings(tmp_path, ENTRY.replace("(2017)", "(2016)") + DOI, ARTICLE)
    assert (found.place.line, found.place.end_column - found.place.column) == (7, 3)


AUTHORS = [
    ("Mueller", "Müller, K."),
    ("Østergaard", "Ostergaard, P."),
    ("Đorđević", "Djordjevic, P."),
    ("Chekhov", "Tchekhov, A."),
    ("Dostoevsky", "Dostoïevski, F."),
    ("Иванов", "Ivanov, P."),
    ("العلوي", "Al Alaoui, A."),
    ("OBrien", "O’Brien, S."),
    ("MacDowell", "Mac Dowell, J."),
    ("Al-Mansouri", "Almansouri, K."),
    ("de Sousa Santos", "Santos, B. de S."),
    ("Nguyen", "Nguyễn Văn Thanh."),
    ("World Health Organization", "WHO."),
    ("WHO", "World Health Organization."),
]


@pytest.mark.parametrize(("registered", "printed"), AUTHORS, ids=[pair[1] for pair in AUTHORS])
def test_the_same_author(registered: str, printed: str, tmp_path: Path) -> None:
    """Another spelling, script or form of a name contradicts nothing."""
    item = ARTICLE | {"author": [{"family": registered}]}
    assert not findings(tmp_path, ENTRY.replace("Aubin, M.", printed) + DOI, item)


JOURNALS = [
    ("Proceedings of the National Academy of Sciences", "PNAS"),
    ("Annales. Histoire, Sciences Sociales", "Annales HSS"),
    ("Vierteljahrshefte für Zeitgeschichte", "VfZ"),
    ("Europhysics Letters", "EPL"),
    ("Revista de Saúde Pública", "Rev. Saúde Públ."),
    ("History &amp; Theory", "History and Theory"),
    ("The Lancet", "Lancet"),
    ("Вопросы истории", "Voprosy istorii"),
    ("مجلة التاريخ", "Majallat al-Tarikh"),
    ("Revista de Historia Económica / Journal of Economic History", "Revista de Historia Económica"),
]


@pytest.mark.parametrize(("registered", "printed"), JOURNALS, ids=[pair[1] for pair in JOURNALS])
def test_the_same_journal(registered: str, printed: str, tmp_path: Path) -> None:
    """An abbreviation, a short form or another script contradicts nothing."""
    item = ARTICLE | {"container-title": [registered]}
    assert not findings(tmp_path, ENTRY.replace("Annals of Roads", printed) + DOI, item)


SAME_WORK = {
    "online year": {"published-online": {"date-parts": [[2016, 11]]}, "issued": {"date-parts": [[2017]]}},
    "tags and escapes": {
        "title": ["<i>Salt</i> and tolls on &lt;b&gt;the&lt;/b&gt; coast\n of the northern kingdom"]
    },
    "subtitle apart": {"title": ["Salt and tolls"], "subtitle": ["on the coast of the northern kingdom"]},
    "translated title": {"title": ["Sel et péages des côtes au royaume du nord"]},
    "title in capitals": {"title": ["SALT AND TOLLS ON THE COAST OF THE NORTHERN KINGDOM"]},
    "subtitle besides": {"title": ["Salt and tolls on the coast of the northern kingdom: a survey"]},
    "title in another script": {"title": ["Соль и пошлины на побережье"]},
    "no title": {"title": []},
    "pages from 1": {"page": "1-19"},
    "Roman volume": {"volume": "XIV"},
    "number of the volume as issue": {"volume": "2", "issue": "14"},
}


@pytest.mark.parametrize("changes", SAME_WORK.values(), ids=list(SAME_WORK))
def test_the_same_work_all_the_same(changes: dict[str, Any], tmp_path: Path) -> None:
    """Where a record is merely kept otherwise, nothing is said."""
    year = "(2016)" if "published-online" in changes else "(2017)"
    printed = ENTRY.replace("(2017)", year) + " https://doi.org/10.5555/roads.81"
    assert not findings(tmp_path, printed, ARTICLE | changes)


AMBER = "Aubin, M. (2018). Caravans and the price of amber. Annals of Roads, 15(2), 11-29."


def test_not_found_shows_the_closest(tmp_path: Path) -> None:
    """A work that nobody knows, in a known journal, is told with the closest records, never as invented."""
    (found,) = findings(tmp_path, AMBER, ARTICLE)
    assert found.rule == "REG005"
    assert found.evidence["closest"][0]["doi"] == ARTICLE["DOI"]
    assert f"{found.evidence['closest'][0]['similarity']:.0%}" in found.message
    assert "No registry asked (Crossref) knows" in found.message
    assert "invent" not in found.message.lower()


BOOKS = [
    {
        "DOI": f"10.5555/book.{number}",
        "type": "monograph",
        "title": [title],
        "author": [{"family": "Weber", "given": "Karl"}],
        "issued": {"date-parts": [[2015]]},
        "publisher": "Harbour University Press",
    }
    for number, title in enumerate(("Ferries at night", "The wells of the plateau"))
]
BOOK = "Aubin, M. (2018). El precio del ámbar. Lima: Harbour University Press."
UNCOVERED = [
    pytest.param(AMBER.replace("Annals of Roads", "Bulletin du canton"), ARTICLE, id="unknown journal"),
    pytest.param(AMBER.replace("2018", "2008"), ARTICLE, id="years before the journal’s records"),
    pytest.param(AMBER.replace("2018", "1890"), ARTICLE, id="old work"),
    pytest.param(BOOK, BOOKS[0], id="one book of the publisher"),
    pytest.param(BOOK, ARTICLE, id="publisher without records"),
    pytest.param("Aubin, M. (2018). L’ambre [thèse de doctorat, Université de Brest].", ARTICLE, id="thesis"),
    pytest.param("Comité du sel (2018). Rapport 2017. Rennes: Comité du sel.", ARTICLE, id="grey literature"),
    pytest.param("« Le prix de l’ambre », Annals of Roads, 12 mars 2018, p. 4.", ARTICLE, id="newspaper"),
    pytest.param("Archives du Finistère, C 3456, lettre du 12 mai 1768.", ARTICLE, id="archive"),
]


@pytest.mark.parametrize(("entry", "item"), UNCOVERED)
def test_where_registries_know_little(entry: str, item: dict[str, Any], tmp_path: Path) -> None:
    """Nothing is said of kinds and years of works that the registries do not cover."""
    assert not findings(tmp_path, entry, item, select="REG005")


def test_book_of_a_publisher_with_records(tmp_path: Path) -> None:
    """A book that nobody knows, from a publisher whose other books are known, is told."""
    assert [one.rule for one in findings(tmp_path, BOOK, *BOOKS)] == ["REG005"]


def test_doi_is_added_at_the_end(tmp_path: Path) -> None:
    """The fix for a missing DOI puts it behind the last word."""
    (found,) = findings(tmp_path, ENTRY, ARTICLE)
    assert (found.rule, found.fix) == ("REG004", f"181-199.{DOI}")


def test_note_with_two_works(tmp_path: Path) -> None:
    """In a note with several works the finding stands at the one that it is about, and names it."""
    note = f"Karl Weber, Ferries at night, Lima, Harbour, 2001 ; {ENTRY}"
    article = "# Sample\n\nText.[^1]\n\n[^1]: %s\n"
    (found,) = findings(tmp_path, note, ARTICLE, article=article, select="REG004")
    assert "Salt and tolls on the coast" in found.message
    assert found.place.column > 40


def test_several_signs(tmp_path: Path) -> None:
    """Unknown work, unknown journal, a DOI of nobody and a wrong ISSN are told together."""
    entry = (
        "Aubin, M. (2018). Caravans and the price of amber. Journal of Amber Affairs, 11(2), 11-29. "
        "ISSN 1234-5678. https://doi.org/10.5555/amber.1"
    )
    found = {one.rule: one for one in findings(tmp_path, entry, ARTICLE, absent="10.5555/amber.1")}
    assert set(found) == {"REG001", "REG005"}
    assert len(found["REG005"].evidence["signs"]) == 3


def test_sign_of_a_foreign_doi(tmp_path: Path) -> None:
    """That the DOI of an unknown work is another work's is a sign too."""
    found = {
        one.rule: one for one in findings(tmp_path, AMBER + DOI, ARTICLE | {"author": [{"family": "Ruiz"}]})
    }
    assert set(found) == {"REG002", "REG005"}
    assert len(found["REG005"].evidence["signs"]) == 1


NEIGHBOUR = {"title": ["Weavers and their guilds under Spanish rule"], "author": [{"family": "Ruiz"}]}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"page": "301-319"}, True, id="another article of the volume"),
        pytest.param(
            {"page": "301-319", "title": ["Les tisserands et leurs corporations sous les rois"]},
            False,
            id="French",
        ),
        pytest.param({}, False, id="the same page"),
    ],
)
def test_doi_of_the_same_volume(changes: dict[str, Any], said: bool, tmp_path: Path) -> None:
    """A volume and its year do not make another title and another author the same work; a page may."""
    assert ("REG002" in codes(findings(tmp_path, ENTRY + DOI, ARTICLE | NEIGHBOUR | changes))) == said


def test_nobody_asked(tmp_path: Path) -> None:
    """Without a lock file nothing is said."""
    path = tmp_path / "article.md"
    path.write_text(f"# Sample\n\n## References\n\n- {ENTRY}\n", "utf-8")
    assert not audit([path], select=["REG"]).findings
