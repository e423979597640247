"""Reference lists: one work, one entry, and nothing that is none."""

from __future__ import annotations

import pytest

from tests.divide.conftest import Divided
from tests.divide.prose import EN, FR, wrapped

ENTRIES = [
    "Corbeau, Alain, Le territoire du vide. Le désir du rivage, 1750-1840, Paris, Aubier, 1988.",
    "Leroux, Pierre, Histoire de l'administration de 1750 à nos jours, Paris, PUF, 1968.",
    "Pap, Louis, « Le marais poitevin », Annales de géographie, vol. 44, no 247, 1935, p. 50-63.",
]
YEARS_FIRST = [
    "Hale, Ruth. 1993. Women and Property in Early Modern England. London: Routledge.",
    "Hood, Olwen. 1996. The Prospect Before Her: A History of Women, 1500–1800. New York: Knopf.",
    "Till, Louise, and Joan W. Scott. 1978. Women, Work, and Family. New York: Holt, Rinehart and Co.",
]


@pytest.mark.parametrize(
    ("printed", "entries"),
    [
        pytest.param("Bibliographie\n\n" + "\n\n".join(ENTRIES), ENTRIES, id="blank-lines"),
        pytest.param("Bibliographie\n" + "\n".join(ENTRIES), ENTRIES, id="a-line-each"),
        pytest.param(
            "BIBLIOGRAPHIE\n\n" + "\n".join(wrapped(e, 70, "    ") for e in ENTRIES), ENTRIES, id="hanging"
        ),
        pytest.param(
            "References\n\n" + "\n".join(wrapped(e) for e in YEARS_FIRST), YEARS_FIRST, id="wrapped"
        ),
        pytest.param(
            "References\n\n" + "\n".join(f"{i}. {e}" for i, e in enumerate(YEARS_FIRST, 1)),
            YEARS_FIRST,
            id="numbered",
        ),
        pytest.param("Bibliographie sélective\n\n" + "\n\n".join(ENTRIES), ENTRIES, id="selective"),
        pytest.param("Bibliographie citée ici\n\n" + "\n\n".join(ENTRIES), ENTRIES, id="heading-of-its-own"),
        pytest.param(
            f"Bibliographie\n\nOuvrages\n\n{ENTRIES[0]}\n\n{ENTRIES[1]}\n\nArticles\n\n{ENTRIES[2]}",
            ENTRIES,
            id="divided",
        ),
        pytest.param(
            "References\n\n"
            + "\n".join(YEARS_FIRST)
            + "\n\n"
            + wrapped(
                "Ruth Hale is Reader in History at the University of Hull, where she teaches the history "
                "of the family and of the sea to those who ask for it, and she has written on pilots."
            ),
            YEARS_FIRST,
            id="biography-behind",
        ),
        pytest.param(
            "Bibliographie\n\n" + "\n\n".join(ENTRIES) + "\n\nPour citer cet article\n\nRevue, 2019.",
            ENTRIES,
            id="how-to-cite-behind",
        ),
    ],
)
def test_entries(divided: Divided, printed: str, entries: list[str]) -> None:
    """Each work of a list is one entry, whatever the layout; headings and what follows are none."""
    (article,) = divided(f"Les passeurs du fleuve\n\n{FR}\n\n{EN}\n\n{printed}\n")
    assert [" ".join(entry.text.string.split()) for entry in article.entries] == entries


def test_numbered_in_brackets(divided: Divided) -> None:
    """Titles that read like sentences do not end a list whose items are numbered."""
    items = [
        f"[{n}] Hale P. (19{n + 60}). The law and the use of the river in the towns of the plain: what the "
        "millers said to the judges and how they were heard. Journal of Water and of Its History."
        for n in range(1, 13)
    ]
    text = "\n\n".join(["# Rivers", "The rivers moved [1, 2].", "## References", *items])
    (article,) = divided(text, ".md")
    assert [entry.key for entry in article.entries] == [str(n) for n in range(1, 13)]


ARABIC = [
    'التازي سعيد: "مجرى النهر"، ط2، مطبعة الوادي، مراكش، ١٩٨٦، ص 45',
    "وزارة الأشغال. (2003). تقرير السدود. منشورات الوزارة.",
    "ابن صالح: أخبار السواقي، تحقيق نور القصري، دار المجرى، بيروت، ٧ أجزاء",
    "القصري نور، الماء والجباية، دار المجرى، بيروت، 1991.",
]


@pytest.mark.parametrize(
    ("blocks", "entries"),
    [
        pytest.param(ARABIC, ARABIC, id="arabic-without-stops"),
        pytest.param(
            [*YEARS_FIRST[:2], "van der Till, L. (1978). Work in the port.", "de Boer, W. (1998). Quays."],
            [*YEARS_FIRST[:2], "van der Till, L. (1978). Work in the port.", "de Boer, W. (1998). Quays."],
            id="small-first-letters",
        ),
        pytest.param(
            [YEARS_FIRST[0], "Hood, O. 1996. The Prospect. Annals of Roads, vol.", "13, p. 155–158."],
            [YEARS_FIRST[0], "Hood, O. 1996. The Prospect. Annals of Roads, vol. 13, p. 155–158."],
            id="torn-behind-a-label",
        ),
        pytest.param(
            [YEARS_FIRST[0], "Hood, Olwen, and Ruth Hale (eds.)", "(1987), The Prospect. New York: Knopf."],
            [YEARS_FIRST[0], "Hood, Olwen, and Ruth Hale (eds.) (1987), The Prospect. New York: Knopf."],
            id="torn-before-the-year",
        ),
        pytest.param(
            [
                "HRU (Rat von\nSachkundigen) (1994), Gutachten, Köln.",
                "Voss, Ute (1991), Die Hafenstadt, Bern.",
            ],
            [
                "HRU (Rat von Sachkundigen) (1994), Gutachten, Köln.",
                "Voss, Ute (1991), Die Hafenstadt, Bern.",
            ],
            id="short-first-line",
        ),
    ],
)
def test_blocks(divided: Divided, blocks: list[str], entries: list[str]) -> None:
    """A paragraph of a list is an entry, unless it goes on with one that a layout tore."""
    (article,) = divided("\n\n".join(["# Rivers", EN, "## References", *blocks]), ".md")
    assert [" ".join(entry.text.string.split()) for entry in article.entries] == entries


def test_text_about_the_sources(divided: Divided) -> None:
    """A section on the sources is text, and its markers are markers."""
    (article,) = divided(
        f"# Les quais\n\n{FR}\n\n## Sources\n\n{FR}\n\n{FR}\n\n## Résultats\n\n{FR}\n", ".md"
    )
    assert article.entries == ()
