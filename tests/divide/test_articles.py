"""Articles: where each begins and ends, its title and its language."""

from __future__ import annotations

import pytest

from citecheck.divide.language import language
from tests.divide.conftest import Divided
from tests.divide.prose import AR, DE, EN, ES, FR, IT, PT, wrapped

FRONT = "Estuaires\n\nVolume 4, 2021\n\nSommaire\n\nLe passage . . . 7\nFerries . . . 25\n\n"


def paper(title: str, author: str, prose: str, notes: str, announced: str = "") -> str:
    """Return a plain paper: title, author, an abstract if announced, text, endnotes."""
    head = f"{title}\n\n{author}\n\n" + (f"{announced}\n\n{prose}\n\n" if announced else "")
    return head + f"{wrapped(prose)}1\n\n" * 2 + f"{wrapped(prose)}\n\n" * 6 + f"Notes\n\n{notes}\n\n"


NOTES_FR = (
    "1. A. Vernier, Les passeurs, Paris, Aubier, 1988.\n2. Ibid.\n3. M. Collin, Le sel, Paris, Seuil, 1995."
)
NOTES_EN = "1. Ruth Hale, The Quays (London: Merlin, 1991), 97.\n2. Ibid., 99.\n3. Hale, Quays, 101."


@pytest.mark.parametrize("announced", [("", ""), ("Résumé", "Abstract")], ids=["bare", "with-abstracts"])
def test_issue(divided: Divided, announced: tuple[str, str]) -> None:
    """The articles of an issue are told apart, and the front matter belongs to none."""
    first = paper("Le passage", "Luc Perrin", FR, NOTES_FR, announced[0])
    second = paper("Ferries and Families", "Ruth Hale", EN, NOTES_EN, announced[1])
    articles = divided(FRONT + first + second)
    assert [(article.title, article.lang) for article in articles] == [
        ("Le passage", "fr"),
        ("Ferries and Families", "en"),
    ]
    assert articles[0].start == len(FRONT)
    assert [len(article.notes) for article in articles] == [3, 3]


def test_lists_apart(divided: Divided) -> None:
    """Each article of an issue keeps its own list."""
    papers = [
        (
            "Les passeurs du fleuve",
            "Résumé",
            FR,
            "Bibliographie",
            "Vernier A., Les passeurs, Paris, Aubier, 1988.",
        ),
        (
            "Agua y fiscalidad",
            "Resumen",
            ES,
            "Bibliografía",
            "Glas, T. (1988). Regadío y sociedad. Valencia: Segura.",
        ),
        (
            "Wasser und Steuer",
            "Zusammenfassung",
            DE,
            "Literatur",
            "Brenner, Otto: Land und Leute, Wien: Rohrer 1965.",
        ),
    ]
    text = "\n\n".join(
        f"## {title}\n\nLuc Perrin\n\n### {abstract}\n\n{prose}\n\n### 1\n\n"
        + f"{prose}\n\n" * 8
        + f"### {heading}\n\n{entry}"
        for title, abstract, prose, heading, entry in papers
    )
    articles = divided(text, ".md")
    assert [article.title for article in articles] == [title for title, *_ in papers]
    assert [[entry.text.string for entry in article.entries] for article in articles] == [
        [entry] for *_, entry in papers
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param("Le passage et le péage", "Le passage et le péage", id="plain-line"),
        pytest.param("Luc Perrin\n\nLe passage et le péage", "Le passage et le péage", id="author-first"),
        pytest.param("Le passage : histoire\nd'un péage", "Le passage : histoire d'un péage", id="two-lines"),
        pytest.param("LE PASSAGE\nLuc Perrin", "LE PASSAGE", id="author-below"),
        pytest.param(
            "Cahiers du fleuve, 12 (2018), p. 45-70\n\nLe passage et le péage",
            "Le passage et le péage",
            id="masthead",
        ),
        pytest.param("CHAPITRE 2\n\nLE PASSAGE ET LE PÉAGE", "LE PASSAGE ET LE PÉAGE", id="chapter"),
        pytest.param("Le passage et le péage*\n\nLuc Perrin", "Le passage et le péage", id="with-a-marker"),
        pytest.param("# Le péage : étude n° 0\n\nLuc Perrin", "Le péage : étude n° 0", id="numbered-study"),
        pytest.param("# Sel\n\nLes charrettes partaient au printemps.", "Sel", id="short-heading"),
    ],
)
def test_title(divided: Divided, head: str, title: str) -> None:
    """The title is the line that names the paper, not its author, its journal or its number."""
    (article,) = divided(f"{head}\n\nRésumé\n\n{FR}\n\n{FR}\n", ".md" if head.startswith("#") else ".txt")
    assert article.title == title


@pytest.mark.parametrize(
    ("prose", "lang"),
    [
        pytest.param(prose, lang, id=lang)
        for prose, lang in (
            (FR, "fr"),
            (EN, "en"),
            (ES, "es"),
            (PT, "pt"),
            (DE, "de"),
            (IT, "it"),
            (AR, "ar"),
        )
    ],
)
def test_language(divided: Divided, prose: str, lang: str) -> None:
    """An article has the language of its running text, whatever that of its list."""
    (article,) = divided(f"{prose}\n\n{prose}\n\nReferences\n\nHale, R. (1991). The Quays. London: Merlin.\n")
    assert article.lang == lang


def test_language_of_names() -> None:
    """The "et al." of many citations is neither French nor Spanish."""
    cited = "; ".join(f"Hale et al., 20{n}" for n in range(10, 30))
    assert language(f"The quays were rebuilt by the guild of pilots ({cited}).") == "en"


def test_running_heads(divided: Divided) -> None:
    """Running heads and page numbers leave no trace in the text; the title stays."""
    text = (
        f"Le passage\n\nLuc Perrin\n\n{wrapped(FR)}\n\n7\n\fLuc PERRIN\n\n{wrapped(EN)}\n\n8\n\f"
        f"Le passage\n\n{wrapped(FR)}\n\n9\n\fLuc PERRIN\n\n{wrapped(EN)}\n\n10\n"
    )
    (article,) = divided(text)
    assert [" ".join(block.text.string.split()) for block in article.body] == [
        "Le passage",
        "Luc Perrin",
        FR,
        EN,
        FR,
        EN,
    ]


def test_torn_paragraph(divided: Divided) -> None:
    """A paragraph that a page break tears is whole again."""
    (article,) = divided(
        f"{wrapped(FR)} Les passeurs, dont\n\n12\n\fles barques étaient lentes, attendaient.\n"
    )
    assert article.body[-1].text.string.endswith("dont\nles barques étaient lentes, attendaient.")


@pytest.mark.parametrize(
    ("line", "year"),
    [
        pytest.param("Annales du fleuve, vol. 12, no 3, 2018", 2018, id="masthead"),
        pytest.param("N° 4 (2019)", 2019, id="issue"),
        pytest.param("B 2003 14.0", None, id="row-of-a-table"),
        pytest.param("Le lac n 2003", None, id="letter-and-year"),
    ],
)
def test_year(divided: Divided, line: str, year: int | None) -> None:
    """The year of publication stands in a masthead, beside the number of a volume or an issue."""
    (article,) = divided(f"Le passage et le péage\n\n{line}\n\n{FR}\n\n{FR}\n")
    assert article.year == year


@pytest.mark.parametrize(
    ("below", "titles"),
    [
        pytest.param(["Luc Perrin", "Ruth Hale"], ["Le passage", "Ferries"], id="signed"),
        pytest.param([FR, EN], ["Le passage"], id="chapters"),
    ],
)
def test_chief_headings(divided: Divided, below: list[str], titles: list[str]) -> None:
    """Chief headings that an author's name follows begin articles, others are chapters of one."""
    first, second = below
    text = f"# Le passage\n\n{first}\n\n## Le péage\n\n" + f"{FR}\n\n" * 8
    text += f"# Ferries\n\n{second}\n\n## Tolls\n\n" + f"{EN}\n\n" * 8
    assert [article.title for article in divided(text, ".md")] == titles
