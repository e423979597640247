"""Whether two works are one."""

from __future__ import annotations

from typing import Any

import pytest

from citecheck.match import compare
from citecheck.model import Date, Name, Pages, Work


def work(title: str = "", author: str = "", year: int | None = None, **fields: Any) -> Work:
    """Return a work; authors as "Family, Given; Family, Given", pages as "12-34"."""
    names = tuple(Name(*map(str.strip, one.split(","))) for one in author.split(";") if one)
    if pages := fields.pop("pages", ""):
        first, _, last = pages.partition("-")
        fields["page"] = Pages(pages, int(first), int(last or first))
    suffix = fields.pop("suffix", "")
    issued = Date(f"{year}{suffix}", year, fields.pop("month", None), suffix=suffix) if year else None
    return Work(title=title, author=fields.pop("names", names), issued=issued, **fields)


LONG = "The salt roads of the western Sahara"

SAME = [
    pytest.param(work(LONG, "Roy, Anne", 2001), work(LONG.upper(), "ROY, A.", 2001), id="case-and-initials"),
    pytest.param(
        work("Les marchés de Fès : une enquête", "Lévy, P.", 1988),
        work("Les marches de Fes", "Levy, Paul", 1988),
        id="accents-and-missing-subtitle",
    ),
    pytest.param(
        work("Guerres et famines dans la vallée : une analyse", "Roy, A.", 2004, container_title="Annales"),
        work(
            "Guerres et famines dans la vallée : une analyse comparée",
            "Roy, A.",
            2004,
            container_title="Annales",
        ),
        id="title-cut-short",
    ),
    pytest.param(
        work(LONG, "Roy, A.", 2001),
        work("The salt raods of the western Sahara", "Roy, A.", 2001),
        id="misspelt-title",
    ),
    pytest.param(work(LONG, "de la Torre, M.", 2001), work(LONG, "Torre, María", 2001), id="particle"),
    pytest.param(
        work(LONG, "García Lorca, F.", 2001), work(LONG, "García, F.", 2001), id="half-a-compound-name"
    ),
    pytest.param(work(LONG, "Roy, Anne", 2001), work(LONG, "Anne, Roy", 2001), id="names-turned-round"),
    pytest.param(work(LONG, "Roy, A.; Ba, M.", 2001), work(LONG, "Roy, A.", 2001, et_al=True), id="et-al"),
    pytest.param(work(LONG, "Roy, A.", 2001), work(LONG, "Roy, A."), id="one-without-year"),
    pytest.param(
        work("Sel", "Roy, A.", 2001, doi="10.1234/sel.1"),
        work("Sel", "", None, url="https://doi.org/10.1234/SEL.1"),
        id="doi-and-its-address",
    ),
    pytest.param(
        work(LONG, "Roy, A.", 2001, container_title="Journal of African History", volume="XII"),
        work(LONG, "Roy, A.", 2001, container_title="J. Afr. Hist.", volume="12"),
        id="abbreviated-journal-roman-volume",
    ),
    pytest.param(
        work("طرق الملح في الصحراء الغربية", "الخطيب, أحمد", 2001),
        work("طرق الملح فى الصحراء الغربيه", "الخطيب, أحمد", 2001),
        id="arabic-spelling",
    ),
]

OTHERS = [
    pytest.param(
        work(LONG, "Roy, A.", 2001),
        work("Caravans of the western Sahara", "Roy, A.", 2001),
        id="another-title",
    ),
    pytest.param(
        work("Histoire de la Bretagne, tome I", "Roy, A.", 1990),
        work("Histoire de la Bretagne, tome II", "Roy, A.", 1990),
        id="two-volumes-in-the-title",
    ),
    pytest.param(
        work("Histoire de la Bretagne", "Roy, A.", 1990, type="book", volume="1"),
        work("Histoire de la Bretagne", "Roy, A.", 1990, type="book", volume="2"),
        id="two-volumes",
    ),
    pytest.param(
        work("The port and its people, part 1", "Roy, A.", 1990),
        work("The port and its people, part 2", "Roy, A.", 1990),
        id="two-parts",
    ),
    pytest.param(
        work("Trade and war in the north", "Roy, A.", 1990),
        work("Trade and war in the south", "Roy, A.", 1990),
        id="one-word-for-another",
    ),
    pytest.param(
        work("A grammar of Berber", "Roy, A.", 1990, type="book", edition="1"),
        work("A grammar of Berber", "Roy, A.", 1998, type="book", edition="2"),
        id="two-editions",
    ),
    pytest.param(
        work("Les villes du sel", "Roy, A.", 1990, type="chapter", container_title="Villes et sel"),
        work("Villes et sel", "Roy, A.", 1990, type="book"),
        id="chapter-and-its-book",
    ),
    pytest.param(
        work(LONG, "Roy, A.", 1990, type="book"),
        work(LONG, "Ba, M.", 1992, type="review-book"),
        id="book-and-review",
    ),
    pytest.param(
        work(
            "Annual report 2020", names=(Name(literal="Port Authority of Tangier"),), year=2020, type="report"
        ),
        work(
            "Annual report 2021", names=(Name(literal="Port Authority of Tangier"),), year=2021, type="report"
        ),
        id="yearly-report-numbered",
    ),
    pytest.param(
        work(
            "State of the world's harbours", names=(Name(literal="Harbour Watch"),), year=2020, type="report"
        ),
        work(
            "State of the world's harbours", names=(Name(literal="Harbour Watch"),), year=2021, type="report"
        ),
        id="yearly-report",
    ),
    pytest.param(
        work("Introduction", "Roy, A.", 1990), work("Introduction", "Ba, M.", 1990), id="introductions-by-two"
    ),
    pytest.param(
        work("Introduction", "Roy, A.", 1990, container_title="Villes et sel"),
        work("Introduction", "Roy, A.", 1990, container_title="Les gens du port"),
        id="introductions-to-two-books",
    ),
    pytest.param(
        work("Salt and power", "Roy, A.", 2016, suffix="a"),
        work("Salt and power: a reply", "Roy, A.", 2016, suffix="b"),
        id="told-apart-by-letters",
    ),
    pytest.param(
        work("History of the coast: the Phoenicians", "Roy, A.", 1990),
        work("History of the coast: the Romans", "Roy, A.", 1990),
        id="other-subtitles",
    ),
    pytest.param(
        work(
            LONG,
            "Roy, A.",
            1999,
            type="paper-conference",
            container_title="Proceedings of the Desert Congress",
        ),
        work(LONG, "Roy, A.", 2001, type="article-journal", container_title="Saharan Studies"),
        id="paper-and-article",
    ),
    pytest.param(
        work("Bloc-notes", "Roy, A.", 1999, month=3, type="article-newspaper", container_title="Le Soir"),
        work("Bloc-notes", "Roy, A.", 1999, month=5, type="article-newspaper", container_title="Le Soir"),
        id="two-columns",
    ),
    pytest.param(work(), work(), id="nothing-known"),
    pytest.param(work("", "Roy, A.", 1999), work("", "Roy, A.", 1999), id="author-and-year-alone"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_work(a: Work, b: Work) -> None:
    """Noise that editors know does not make two works of one."""
    likeness = compare(a, b)
    assert likeness.same, likeness
    assert compare(b, a).score == likeness.score


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_two_works(a: Work, b: Work) -> None:
    """Works that look alike are not taken for one."""
    likeness = compare(a, b)
    assert not likeness.same, likeness
    assert compare(b, a).score == likeness.score


ARTICLE = work(
    LONG, "Roy, A.", 2001, container_title="Saharan Studies", volume="12", issue="3", pages="10-29"
)


@pytest.mark.parametrize(
    ("other", "contradictions"),
    [
        pytest.param({"year": 2004}, [("issued", "2001", "2004")], id="year"),
        pytest.param({"volume": "13"}, [("volume", "12", "13")], id="volume"),
        pytest.param({"issue": "4"}, [("issue", "3", "4")], id="issue"),
        pytest.param({"pages": "110-129"}, [("page", "10-29", "110-129")], id="pages"),
        pytest.param({"pages": "12"}, [], id="a-page-cited"),
        pytest.param({"volume": "", "issue": "", "pages": ""}, [], id="fields-absent"),
        pytest.param({"container_title": "Saharan Stud."}, [], id="abbreviated"),
        pytest.param(
            {"container_title": "Desert Review"},
            [("container-title", "Saharan Studies", "Desert Review")],
            id="container",
        ),
    ],
)
def test_contradictions(other: dict[str, Any], contradictions: list[tuple[str, str, str]]) -> None:
    """One work is told with the fields that cannot both be right, and only these."""
    fields: dict[str, Any] = {
        "title": LONG, "author": "Roy, Anne", "year": 2001, "container_title": "Saharan Studies",
        "volume": "12", "issue": "3", "pages": "10-29",
    }  # fmt: skip
    likeness = compare(ARTICLE, work(**(fields | other)))
    assert likeness.same
    assert list(likeness.contradictions) == contradictions


def test_reasons_are_words() -> None:
    """A likeness says why."""
    assert "same title" in compare(ARTICLE, ARTICLE).reasons
