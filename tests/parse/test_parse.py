from __future__ import annotations

import pytest

from citecheck.model import Work
from citecheck.parse import Hint, fields, parse


def one(raw: str, hint: Hint = "entry") -> Work:
    works = parse(raw, hint)
    assert len(works) == 1
    return works[0]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(
            "Morin, J., & Petit, P. (2011). The salt roads of Mali. African Studies Journal, 52(3), 297-99. "
            "https://doi.org/10.1000/jah.2011.52",
            {
                "type": "article-journal", "title": "The salt roads of Mali", "volume": "52",
                "issue": "3",
                "container_title": "African Studies Journal", "doi": "10.1000/jah.2011.52", "year": 2011,
            },
            id="apa-article",
        ),
        pytest.param(
            "Vidal, A. (2004). El comercio de la lana en Segovia. Madrid: Alianza.",
            {
                "type": "book", "title": "El comercio de la lana en Segovia", "publisher": "Alianza",
                "publisher_place": "Madrid", "year": 2004, "language": "es",
            },
            id="spanish-book",
        ),
        pytest.param(
            "J. Morin, « Les ports de la Baltique », Annales de géographie, vol. 12, n° 3, 1998, p. 12-31.",
            {
                "type": "article-journal", "title": "Les ports de la Baltique", "volume": "12",
                "issue": "3",
                "container_title": "Annales de géographie", "year": 1998, "language": "fr",
            },
            id="french-note-style",
        ),
        pytest.param(
            "Weber, Karl (1987): Der Raum. In: Meyer, H. (Hrsg.): Stadt und Land. Bonn: Klett, S. 12-40.",
            {
                "type": "chapter", "title": "Der Raum", "container_title": "Stadt und Land",
                "publisher": "Klett", "publisher_place": "Bonn", "year": 1987,
            },
            id="german-chapter",
        ),
        pytest.param(
            "الجابري، محمد. تاريخ الفكر العربي. مركز دراسات الوحدة العربية، بيروت، 1991.",
            {
                "title": "تاريخ الفكر العربي", "publisher": "مركز دراسات الوحدة العربية",
                "publisher_place": "بيروت", "year": 1991, "language": "ar",
            },
            id="arabic-book",
        ),
        pytest.param(
            "Roca, L. (2010). La lana en Castilla [Tesis doctoral, Universidad de Salamanca].",
            {
                "type": "thesis", "title": "La lana en Castilla", "genre": "Tesis doctoral",
                "publisher": "Universidad de Salamanca",
            },
            id="thesis",
        ),
        pytest.param(
            "Petit, P. (2019, mai 8). La mer se retire. Le Monde.",
            {"type": "article-newspaper", "title": "La mer se retire", "container_title": "Le Monde"},
            id="newspaper",
        ),
    ],
)  # fmt: skip
def test_fields_of_a_reference(raw: str, expected: dict[str, object]) -> None:
    """The fields of a reference are read in many styles and languages."""
    work = one(raw)
    assert {name: getattr(work, name) for name in expected} == expected


def test_editors_are_no_authors() -> None:
    """A book with "(Éd.)" has an editor and no author."""
    work = one(
        "Morin, J. (Éd.). (2015). Les routes du sel: histoire et mémoire. Presses universitaires de Rennes."
    )
    assert [str(name) for name in work.editor] == ["Morin"]
    assert work.author == ()


def test_abbreviated_last_page() -> None:
    """The last page of 297-99 is 299; 197-185 stays as it is."""
    first = one("Roy, A. (2001). The quay in the mist. Annals of Geography, 12(3), 297-99.").page
    second = one("Roy, A. (2001). The quay in the mist. Annals of Geography, 12(3), 197-185.").page
    assert first is not None
    assert second is not None
    assert (first.last, second.first, second.last) == (299, 197, 185)


def test_printed_places_lead_back_to_the_reference() -> None:
    """Each field says where in the raw reference it stands."""
    raw = "Roy, A. (2001). The quay in the mist. Annals of Geography, 12(3), 297-99. https://example.org/quay"
    work = one(raw)
    found = {name: raw[places[0][0] : places[0][1]] for name, places in work.printed.items()}
    assert found["title"] == "The quay in the mist"
    assert found["container-title"] == "Annals of Geography"
    assert found["URL"] == "https://example.org/quay"
    assert found["page"] == "297-99"


def test_address_is_no_title() -> None:
    """An address after the reference is neither title nor publisher; its access date is no year."""
    work = one(
        "Roy, A. (2001). The quay in the mist. Annals of Geography, 12(3), 20-31. Retrieved from "
        "https://example.org/quay (accessed 3 May 2019)"
    )
    assert work.url == "https://example.org/quay"
    assert work.publisher == ""
    assert work.year == 2001
    assert work.accessed is not None
    assert work.accessed.parts == [2019, 5, 3]


def test_confidence_is_a_probability() -> None:
    """Each field and the whole have a probability."""
    work = one("Roy, A. (2001). The quay in the mist. Annals of Geography, 12(3), 297-99.")
    assert 0 < work.confidence <= 1
    assert work.confidences
    assert all(0 <= value <= 1 for value in work.confidences.values())


def test_labels_of_the_training_data() -> None:
    """The same reading is given under the labels of the training data, as printed."""
    found = fields("Roy, A. (2001). The quay in the mist. Annals of Geography, 12(3), 297-99.")
    assert found["author"] == ["Roy, A."]
    assert found["date"] == ["2001"]
    assert found["container-title"] == ["Annals of Geography"]
    assert found["pages"] == ["297-99"]


@pytest.mark.parametrize("raw", ["", " ", ".", "12", "????", "https://", "\x00\x01"])
def test_hardly_anything(raw: str) -> None:
    """What holds no reference raises nothing."""
    assert len(parse(raw)) < 2
    assert parse(raw, "note") in ([], parse(raw, "note"))


@pytest.mark.parametrize(
    ("raw", "extent", "volume"),
    [
        pytest.param("Rossi, A. Il mercato del sale. Torino, Einaudi, 1971. 166 pp.", "166", "", id="pages"),
        pytest.param("Roy, Ann. The Salt Roads. 3 vols. New York: Pantheon, 1958.", "", "", id="volumes"),
    ],
)
def test_extent(raw: str, extent: str, volume: str) -> None:
    """The number of a book's pages or volumes is no page and no volume in it."""
    work = one(raw)
    assert (work.extent, work.volume, work.page) == (extent, volume, None)


def test_licence_is_no_field() -> None:
    """A licence behind the reference is neither title nor place."""
    work = one("Diallo, M. (2016). La forêt et l’État. Cahiers du Sahel, 4(2), 11-30. Licence : CC BY 4.0.")
    assert (work.title, work.publisher_place) == ("La forêt et l’État", "")
