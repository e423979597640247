from __future__ import annotations

import pytest

from citecheck.export import write
from citecheck.model import Date, Name, Pages, Work


def test_record() -> None:
    """A record begins with its type, ends with ER, and has a tag a line."""
    work = Work(
        type="article-journal",
        author=(
            Name("Humboldt", "A.", "von"),
            Name("Weiss", "Ida", suffix="Jr."),
            Name(literal="Port Office"),
        ),
        title="Crues &\nquais",
        container_title="Annales",
        issued=Date("", 2001, 5, 8),
        volume="12",
        page=Pages("297-99", 297, 299),
        doi="10.1000/1",
    )
    assert write([("weiss2001crues", work)], "ris") == (
        "TY  - JOUR\n"
        "AU  - von Humboldt, A.\n"
        "AU  - Weiss, Ida, Jr.\n"
        "AU  - Port Office,\n"
        "TI  - Crues & quais\n"
        "T2  - Annales\n"
        "PY  - 2001\n"
        "DA  - 2001/05/08/\n"
        "VL  - 12\n"
        "SP  - 297\n"
        "EP  - 299\n"
        "DO  - 10.1000/1\n"
        "ID  - weiss2001crues\n"
        "ER  - \n"
    )


@pytest.mark.parametrize(
    ("type", "tag"),
    [("book", "BOOK"), ("chapter", "CHAP"), ("thesis", "THES"), ("webpage", "ELEC"), ("song", "GEN")],
)
def test_types(type: str, tag: str) -> None:
    """Each CSL type is a type of RIS; an unknown one is generic."""
    assert write([("a", Work(type=type))], "ris").startswith(f"TY  - {tag}\n")


def test_records_are_parted() -> None:
    """An empty line stands between two records."""
    assert "ER  - \n\nTY  - " in write([("a", Work()), ("b", Work())], "ris")
