"""Sound articles of other journals, on which nothing is to be said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.auditing import audit_text, told

CITED = [
    "Okafor, N., & Lindqvist, P. (2014). Salt and empire. Cambridge University Press.",
    "Quiroga, M. (2011). The treasury of New Spain. Yale University Press.",
]
ALL = "Salt paid for it (Okafor & Lindqvist, 2014; Quiroga, 2011)."


@pytest.mark.parametrize(
    ("sentence", "entry"),
    [
        pytest.param(
            "La Ley 2066 de 2000 lo confirma.",
            "Ley N.º 2066, de 11 de abril de 2000, de servicios de agua potable. Gaceta Oficial.",
            id="law-by-number",
        ),
        pytest.param(
            "So says the body (World Salt Council [WSC], 2012).",
            "World Salt Council. (2012). The state of salt. Geneva: WSC.",
            id="acronym-in-inner-brackets",
        ),
        pytest.param(
            "The World Salt Council [WSC] (2012) agrees.",
            "World Salt Council. (2012). The state of salt. Geneva: WSC.",
            id="acronym-before-the-year",
        ),
        pytest.param(
            "Towns grew (van der Meer, 2010).",
            "van der Meer, E. (2010). The towns of Zeeland. Oxford University Press.",
            id="particle-begins-entry",
        ),
        pytest.param(
            "Towns grew (World Salt Council, n.d.).",
            "World Salt Council. (n.d.). *The salt of the towns*. Retrieved from https://salt.example.org/towns",
            id="undated-entry",
        ),
        pytest.param(
            "Towns grew (Whitcombe, 1812).",
            "Whitcombe, E. (1812). An account of the salt pans. London.",
            id="old-book-without-publisher",
        ),
        pytest.param(
            "So thought Marchetti (1990 [1980], p. 14).",
            "Marchetti, L. (1990 [1980]). The arts of salt. Oxford University Press.",
            id="year-of-the-first-edition",
        ),
    ],
)
def test_sound_entry(tmp_path: Path, sentence: str, entry: str) -> None:
    """An entry that its sentence cites is neither missing, nor idle, nor torn."""
    entries = "\n\n".join(sorted([*CITED, entry], key=str.casefold))
    text = f"# Salt\n\n{ALL} {sentence}\n\n## References\n\n{entries}\n"
    assert told(audit_text(tmp_path, text, select="REF001 REF002 REF005 REF010 LNK")) == []


def test_doubled_letter_in_a_compound_name(tmp_path: Path) -> None:
    """A compound name that is misspelt in the text is said once, and its entry counts as cited."""
    entry = "Herrera Cussi, S. (1984). Memory of the valleys. Oxford University Press."
    text = f"# Salt\n\n{ALL} So thought Herrera Cusi (1984).\n\n## References\n\n{entry}\n\n" + "\n\n".join(
        CITED
    )
    assert told(audit_text(tmp_path, text, select="LNK")) == [("LNK004", 3)]


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        pytest.param("Congress said so.", "5 U.S.C. § 706 (2018).", id="statute"),
        pytest.param("The House agreed.", "H.R. REP. NO. 79-1980, at 44 (1946).", id="committee-report"),
        pytest.param(
            "Edmund Marlowe's book is dated.",
            "Edmund Marlowe, The Towns of Zeeland (Oxford: Clarendon Press, 1956), 12.",
            id="possessive",
        ),
        pytest.param(
            "So he held.",
            "Arnaud, S. (1953). Of dreams. In J. Hale (Ed.), Complete works (Vol. 4, pp. 1–338). "
            "London: Hogarth Press.",
            id="long-text-in-collected-works",
        ),
    ],
)
def test_sound_note(tmp_path: Path, sentence: str, note: str) -> None:
    """A note that a reader can follow is left alone."""
    text = f"# Salt\n\n{sentence}[^1]\n\n[^1]: {note}\n"
    assert told(audit_text(tmp_path, text, select="REF001 REF004 LNK004")) == []


def test_notes_that_name_entries_in_short(tmp_path: Path) -> None:
    """An entry is cited where a note speaks of its author and title among other things."""
    first = "1. For instance in Okafor, Salt and Empire, 24; Ruth Hale, The Towns of Zeeland (London, 1956)."
    second = "2. P. Diaz, Letters, in Marta Quiroga, The Treasury of New Spain (Yale, 2011), 9-12."
    entries = [
        "Hale, Ruth. The Towns of Zeeland. London: Methuen, 1956.",
        "Okafor, Nora. Salt and Empire. Cambridge: Cambridge University Press, 2014.",
        "Quiroga, Marta. The Treasury of New Spain. New Haven: Yale University Press, 2011.",
    ]
    text = f"Salt\n\nSalt paid.(1) Towns grew.(2)\n\nNOTES\n{first}\n{second}\n\nBIBLIOGRAPHY\n" + "\n".join(
        entries
    )
    assert told(audit_text(tmp_path, text, name="a.txt", select="LNK002")) == []


def test_works_named_in_an_article_that_cites_by_page(tmp_path: Path) -> None:
    """Where authors are cited by page, a year dates a work, and a work that the text names is cited."""
    text = (
        "# Sound\n\nThe ear is quick (Okafor 102), and quicker still (Quiroga 7; Okafor 12). "
        "Tides and Bells (1941) is full of it (Quiroga 9). Ruth Hale's film Foghorn says so.\n\n"
        "## Works Cited\n\n"
        "*Foghorn*. Directed by Ruth Hale, Northern Pictures, 1929.\n\n"
        "Okafor, Nora. *Salt and Empire*. Cambridge UP, 2014.\n\n"
        "Quiroga, Marta. *The Treasury of New Spain*. Yale UP, 2011.\n"
    )
    assert told(audit_text(tmp_path, text, select="LNK001 LNK002 LNK003")) == []


def test_numbers_glued_behind_a_bracket_or_a_year(tmp_path: Path) -> None:
    """Raised numbers that a conversion left behind "2017." or ")." cite all the same."""
    entries = [f"{i}. {e}" for i, e in enumerate(
        (
            "Johns O. Prevalence of fracture. Osteo Int 2006;17:1726-33.",
            "Neuber J, Currie C. A national audit. Med Care 2015;53:686-91.",
            "Foss N. Pain after fracture. Br J Care 2009;102:111-6.",
            "Holt G. Outcome in the very old. J Joint Surg 2008;90:1899-905.",
        ), 1)]  # fmt: skip
    text = (
        "Fracture\n\nIt is common worldwide.1 Deaths fell until 2017.2,3 It is told by the council (NICE).4 "
        "So it is.1\n\nReferences\n" + "\n".join(entries)
    )
    assert told(audit_text(tmp_path, text, name="a.txt", select="LNK")) == []


def test_records_of_one_archive(tmp_path: Path) -> None:
    """A record of an archive is no short form of another record of it."""
    text = (
        "# Sel\n\nOn s'en plaint.[^1] En 1711, trois régiments partirent.[^2]\n\n"
        "[^1]: Archives nationales, G7 521, lettres à l'intendant, 1699-1705.\n\n"
        "[^2]: Archives nationales, G7 523, pièce 88.\n"
    )
    assert told(audit_text(tmp_path, text)) == []


def test_heading_of_sources_and_method(tmp_path: Path) -> None:
    """A chapter on sources and method is no list of references, whatever years its paragraphs hold."""
    prose = (
        "Os inventários são poucos, mas de 1835 a 1888 permitem medir o que se lia na vila (Lopes, 2004). "
        "Em 1854, com a chegada da estrada, os livros que vinham do Rio eram mais do que os da vila."
    )
    text = (
        f"# Sal\n\n## 1 Introdução\n\nO sal pagava tudo (Lopes, 2004).\n\n## 2 Fontes e método\n\n"
        f"{prose}\n\n{prose}"
        "\n\n## Referências\n\nLOPES, Ana. **O sal e a vila**. São Paulo: Edusp, 2004.\n"
    )
    assert told(audit_text(tmp_path, text, select="LNK DUP REF002 REF008")) == []


def test_running_heads_inside_a_list(tmp_path: Path) -> None:
    """What a layout prints over its pages, title at one margin and number at the other, is no entry."""
    head = "CAHIERS DU SEL                                   No 31, 2016"
    text = (
        f"{head}\n\nLe sel\n\nLe sel paye tout (Hale, 1956 ; Okafor, 2014).\n\n"
        f"{head}\n\n12                    R. ROY\n\n"
        "BIBLIOGRAPHIE\n\nHALE R., 1956, Les villes de Zélande, Paris, Seuil.\n\n"
        f"{head}\n\nLE SEL ET LA VILLE                                        13\n\n"
        "OKAFOR N., 2014, Le sel et l'empire, Paris, Gallimard.\n"
    )
    assert told(audit_text(tmp_path, text, name="a.txt", select="LNK REF001 REF002 REF008")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The Battle of Arnsholt (1571) ended it.", id="event"),
        pytest.param("Salt paid (source: IGN, Topo, 2018).", id="source-of-a-figure"),
        pytest.param(
            "According to Lorenzo Dati, “the king keeps his papers as other men keep their hounds” "
            "(Dati to the Senate, 12 June 1571; State Archive, 7).",
            id="quotation-from-an-archive",
        ),
    ],
)
def test_what_is_no_citation(tmp_path: Path, sentence: str) -> None:
    """Events, the sources of figures and of quotations from archives are not looked for in the list."""
    text = f"# Salt\n\n{ALL} {sentence}\n\n## References\n\n" + "\n\n".join(CITED)
    assert told(audit_text(tmp_path, text, select="LNK")) == []


def test_corpus_cited_by_its_title(tmp_path: Path) -> None:
    """An entry whose title the text gives is cited."""
    entry = "Hale, R. (2005). Collected Novels. Oxford University Press."
    text = f"# Salt\n\n{ALL} Hale is quoted from the *Collected Novels*.\n\n## References\n\n" + "\n\n".join(
        [entry, *CITED]
    )
    assert told(audit_text(tmp_path, text, select="LNK002")) == []


def test_classic_by_its_divisions(tmp_path: Path) -> None:
    """A classic cited by book and chapter names its source."""
    text = "# Sel\n\nTout est sel.[^1]\n\n[^1]: Aristote, *Physique*, IV, 13, 222 a 10.\n"
    assert told(audit_text(tmp_path, text, select="REF001")) == []
