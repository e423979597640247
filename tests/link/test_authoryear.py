"""Tests of citations by author and year."""

from __future__ import annotations

import pytest

from citecheck.link import authoryear
from citecheck.link.roster import Roster
from citecheck.model import Block
from citecheck.text import ITALIC, Text
from tests.link.listing import LISTED, citations, entry, targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Towns grew (Moreau, 2009).", "moreau", id="bracket"),
        pytest.param("Towns grew (Moreau 2009: 110).", "moreau", id="no comma, page by colon"),
        pytest.param("Towns grew [Moreau 2009].", "moreau", id="square bracket"),
        pytest.param("Moreau (2009) counts them.", "moreau", id="narrative"),
        pytest.param("Moreau’s (2009) count stands.", "moreau", id="possessive"),
        pytest.param("As Moreau [2009, p. 110] says.", "moreau", id="narrative, square"),
        pytest.param("Towns grew (Okafor & Lindqvist, 2014).", "okafor", id="two names"),
        pytest.param("Según Okafor y Lindqvist (2014), crecen.", "okafor", id="Spanish and"),
        pytest.param("Segundo Okafor e Lindqvist (2014, p. 5), crescem.", "okafor", id="Portuguese and"),
        pytest.param("Nach Okafor und Lindqvist (2014, S. 5) wuchsen sie.", "okafor", id="German and"),
        pytest.param("Selon Okafor et Lindqvist (2014), c’est sûr.", "okafor", id="French and"),
        pytest.param("(García de Alba, 2008, p. 223)", "alba", id="particle inside a name"),
        pytest.param("Según Uribe Salcedo (2018: 72), no.", "uribe", id="two surnames"),
        pytest.param("(Uribe, 2018)", "uribe", id="first of two surnames"),
        pytest.param("As O’Brien (1998) has it.", "obrien", id="apostrophe"),
        pytest.param("(D’Alembert, 2001)", "dalembert", id="elided particle"),
        pytest.param("(Ortega y Gasset, 1930)", "ortega", id="and inside a name"),
        pytest.param("(van der Berg et al., 2016a)", "berg", id="et al. with letter"),
        pytest.param("van der Berg and colleagues (2016b) agree.", "berg-b", id="and colleagues"),
        pytest.param("(van der Berg et al., 2016a, b)", "berg berg-b", id="two letters"),
        pytest.param("(SOUZA FILHO; ALMEIDA; PRADO, 2010, p. 5)", "souza", id="capitals, semicolons"),
        pytest.param("(SOUZA FILHO; ALMEIDA; PRADO, 2010; MOREAU, 2009)", "souza moreau", id="capitals, two"),
        pytest.param("(Moreau, 2009; Okafor & Lindqvist, 2014)", "moreau okafor", id="two works"),
        pytest.param("(Moreau, 2009, Okafor & Lindqvist, 2014)", "moreau okafor", id="two works, commas"),
        pytest.param("(for a review see Moreau, 2009, but also O’Brien, 1998)", "moreau obrien", id="asides"),
        pytest.param("(véase también García de Alba, 2008)", "alba", id="véase también"),
        pytest.param("(cf. Moreau 2009)", "moreau", id="cf."),
        pytest.param("(World Health Organization, 2003)", "who", id="organisation"),
        pytest.param("(WHO, 2003)", "who", id="initials of an organisation"),
        pytest.param("(Ministry of Health and Welfare, 2011)", "health", id="and inside an organisation"),
        pytest.param("(Vasseur, n.d.)", "undated", id="no date"),
        pytest.param("(Vasseur, à paraître)", "undated", id="in press"),
        pytest.param("As Vasseur (forthcoming) has it.", "undated", id="no date, narrative"),
        pytest.param(
            "Moreau has seen what towns owe to salt (2009, p. 110).", "moreau", id="far from the name"
        ),
        pytest.param(
            "(“Charter of the harbour guild,” 1999)", "untitled", id="title of a work without author"
        ),
        pytest.param("(see Figure 2 in Moreau (2009) and Box 3)", "moreau", id="bracket in a bracket"),
        pytest.param("(as in Box 7 of (Moreau, 2009))", "moreau", id="stray outer bracket"),
        pytest.param("Okafor and\nLindqvist\n(2014) agree.", "okafor", id="names over line ends"),
        pytest.param("(García\nde Alba,\n2008)", "alba", id="bracket over line ends"),
        pytest.param("As Lind-\nqvist and Okafor (2014) say.", "okafor", id="word broken, names turned"),
        pytest.param("يرى الجابري (1986) ذلك.", "jabri", id="Arabic narrative"),
        pytest.param("كما هو معروف (الجابري، ١٩٨٦، ص 12).", "jabri", id="Arabic digits"),
    ],
)
def test_points_at(text: str, expected: str) -> None:
    """A citation points at the entries that bear its names and year, however it is printed."""
    assert targets(citations(text)) == expected.split()


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        pytest.param("(Moreau, 2009, p. 110)", ["110"], id="p."),
        pytest.param("(Moreau, 2009: 110-112)", ["110-112"], id="colon"),
        pytest.param("(Moreau, 2009, 110)", ["110"], id="bare"),
        pytest.param("(Moreau, 2009, págs. 110-112)", ["110-112"], id="Spanish"),
        pytest.param("(Moreau, 2009, chap. 3)", [""], id="a chapter is no page"),
        pytest.param("(Moreau, 2009, fig. 3)", [""], id="a figure is no page"),
        pytest.param("(Moreau, 2009, p. 3; O’Brien, 1998)", ["3", ""], id="of the first of two"),
    ],
)
def test_locator(text: str, locators: list[str]) -> None:
    """The pages behind a year are its locator; numbers of chapters and figures are not."""
    assert [part.locator for found in citations(text) for part in found.parts] == locators


@pytest.mark.parametrize(
    ("text", "through", "direct"),
    [
        pytest.param("(Arriaga, 1987, citado en Moreau, 2009: 110)", ["Arriaga"], ["Moreau"], id="citado en"),
        pytest.param("(ARRIAGA, 1987 apud MOREAU, 2009)", ["ARRIAGA"], ["MOREAU"], id="apud"),
        pytest.param(
            "Arriaga (1987, cited in Moreau, 2009) agrees.", ["Arriaga"], ["Moreau"], id="narrative"
        ),
        pytest.param(
            "Arriaga (1987), cité dans Moreau (2009), l’admet.", ["Arriaga"], ["Moreau"], id="behind"
        ),
        pytest.param("(Arriaga, cited in Moreau, 2009)", ["Arriaga"], ["Moreau"], id="original without year"),
    ],
)
def test_secondhand(text: str, through: list[str], direct: list[str]) -> None:
    """A source cited through another is marked as such; the other is the target."""
    parts = [part for found in citations(text) for part in found.parts]
    assert [part.names[0] for part in parts if part.through] == through
    assert [part.names[0] for part in parts if not part.through] == direct
    assert targets(citations(text)) == ["moreau"]


def test_year_alone_with_page() -> None:
    """A year with a page and no name means the source of that year cited last."""
    found = citations("García de Alba (2008) holds this. Also, the novelty lies elsewhere (2008: 224).")
    assert targets(found) == ["alba", "alba"]


def test_abbreviation_explained_in_the_text() -> None:
    """An abbreviation that the text explains stands for the organisation that the list has."""
    listed = (entry("fund", "=Fundación para el Estudio del Mar", 2015),)
    for text in (
        "La Fundación para el Estudio del Mar (FEM) lo dijo (FEM, 2015).",
        "La Fundación para el Estudio del Mar (FEM, 2015) lo dijo.",
    ):
        assert targets(citations(text, listed)) == ["fund"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Caron (2018) doubts it.", ("Caron",), id="narrative"),
        pytest.param("It is doubted (Caron & Ruiz, 2018).", ("Caron", "Ruiz"), id="bracket"),
        pytest.param(
            "Originally, Caron and Ruiz (2018) said so.", ("Caron", "Ruiz"), id="adverb before the names"
        ),
        pytest.param("See Caron (2018).", ("Caron",), id="verb before the name"),
        pytest.param("Según Marta Caron (2018), no.", ("Marta Caron",), id="given name"),
        pytest.param("It is so (Ministry of Ports, 2018).", ("Ministry of Ports",), id="organisation"),
    ],
)
def test_unlisted(text: str, names: tuple[str, ...]) -> None:
    """A citation that the list lacks is found, with its names and without targets."""
    (found,) = citations(text)
    assert [(part.names, part.targets, part.candidates) for part in found.parts] == [(names, (), ())]


def test_other_year() -> None:
    """Where the list has the author with another year only, the entry is a candidate."""
    (found,) = citations("Moreau (2010) counts them.")
    assert found.parts[0].targets == ()
    assert found.parts[0].candidates == ("moreau",)


def test_coauthor_is_no_candidate() -> None:
    """An entry whose second author bears the cited name is no candidate for a work of another year."""
    (found,) = citations("Lindqvist (2010) counts them.")
    assert found.parts[0].candidates == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("(Roux, 2001)", "alone", id="one name"),
        pytest.param("(Roux & Ruiz, 2001)", "two", id="two names"),
        pytest.param("(Roux et al., 2001)", "three", id="et al."),
    ],
)
def test_number_of_names(text: str, expected: str) -> None:
    """Of an author's works of one year, the citation means the one with as many authors as it names."""
    listed = (
        entry("alone", "Roux", 2001),
        entry("two", "Roux;Ruiz", 2001),
        entry("three", "Roux;Ruiz;Okafor", 2001),
    )
    assert targets(citations(text, listed)) == [expected]


def test_title_in_italics() -> None:
    """A title in italics with its year is no citation."""
    text = Text.join(
        [Text.of("As we read in "), Text.of("Middlemoor", 14, ITALIC), Text.of(" (1871), they left.", 24)]
    )
    assert not list(authoryear.find([Block("paragraph", text)], Roster(LISTED)))


@pytest.mark.parametrize(
    ("title", "bracket", "count"),
    [
        pytest.param("Don Carlos", " (Verdi, 1867)", 0, id="opera"),
        pytest.param("habitus", " (Verdi, 1867)", 1, id="term"),
        pytest.param("Harbour Times", " (Caron, 2009)", 1, id="year-of-the-list"),
    ],
)
def test_maker_behind_a_title(title: str, bracket: str, count: int) -> None:
    """A name and a year of no entry, behind a title in italics, say who made that work."""
    text = Text.join([Text.of("We know "), Text.of(title, 8, ITALIC), Text.of(bracket, 8 + len(title))])
    assert len(list(authoryear.find([Block("paragraph", text)], Roster(LISTED)))) == count
