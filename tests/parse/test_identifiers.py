"""Identifiers are found in raw references, whole and no further."""

from __future__ import annotations

import pytest

from citecheck.parse.identifiers import Identifier, identifiers, valid


def only(raw: str) -> Identifier:
    (found,) = identifiers(raw)
    return found


@pytest.mark.parametrize(
    ("raw", "printed", "value"),
    [
        pytest.param("Morin (2013). 10.5555/RF.12", "10.5555/RF.12", "10.5555/rf.12", id="bare"),
        pytest.param("doi: 10.5555/rf.12.", "10.5555/rf.12", "10.5555/rf.12", id="label-and-full-stop"),
        pytest.param("DOI10.5555/rf.12", "10.5555/rf.12", "10.5555/rf.12", id="stuck-label"),
        pytest.param(
            "https://doi.org/10.5555/rf(12)3).",
            "https://doi.org/10.5555/rf(12)3",
            "10.5555/rf(12)3",
            id="brackets",
        ),
        pytest.param(
            "http://dx.doi.org/10.5555/a%2Fb", "http://dx.doi.org/10.5555/a%2Fb", "10.5555/a/b", id="old"
        ),
        pytest.param(
            "https://doi.org/ 10.5555/rf12", "https://doi.org/ 10.5555/rf12", "10.5555/rf12", id="blank"
        ),
        pytest.param("doi:10.5555/\nrf.2013.12", "10.5555/\nrf.2013.12", "10.5555/rf.2013.12", id="wrapped"),
        pytest.param("10.5555/rf–12", "10.5555/rf–12", "10.5555/rf-12", id="dash"),
        pytest.param(
            "10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-O",
            "10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-O",
            "10.1002/(sici)1097-4571(1998)49:8<693::aid-asi4>3.0.co;2-o",
            id="sici",
        ),
    ],
)
def test_doi(raw: str, printed: str, value: str) -> None:
    """A DOI is bare and in lower case, however it is printed."""
    doi = only(raw)
    assert (doi.kind, doi.printed, doi.value) == ("DOI", printed, value)
    assert raw[doi.start : doi.end] == printed


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        pytest.param("voir www.moulins.fr.", "www.moulins.fr", id="no-scheme"),
        pytest.param(
            "sur eaux.moulins.fr/a\\_b.pdf, consulté", "eaux.moulins.fr/a_b.pdf", id="markdown-escape"
        ),
        pytest.param(
            "(https://quay.org/wiki/Port_(ville)).", "https://quay.org/wiki/Port_(ville)", id="brackets"
        ),
        pytest.param("https ://www.moulins.fr/a", "https://www.moulins.fr/a", id="french-colon"),
        pytest.param("https://quay.org/?a=1&amp;b=2", "https://quay.org/?a=1&b=2", id="html"),
        pytest.param(
            "https://web.archive.org/web/2019/https://quay.org/a",
            "https://web.archive.org/web/2019/https://quay.org/a",
            id="archived",
        ),
        pytest.param("متاح على: https://mawani.sa/ar/تاريخ، 2019", "https://mawani.sa/ar/تاريخ", id="arabic"),
        pytest.param("https://hdl.handle.net/10419/12", "https://hdl.handle.net/10419/12", id="handle"),
        pytest.param(
            "file:///C:/Users/anna/Downloads/Port de Dieppe.pdf, p. 3",
            "file:///C:/Users/anna/Downloads/Port de Dieppe.pdf",
            id="file-with-blanks",
        ),
    ],
)
def test_address(raw: str, value: str) -> None:
    """An address is found whole, without what closes the sentence."""
    assert only(raw).value == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        pytest.param(
            "https://quay.org/port-\nde-dieppe/a Consulté", "https://quay.org/port-de-dieppe/a", id="hyphen"
        ),
        pytest.param("https://quay.org/a/\nport_1756.html", "https://quay.org/a/port_1756.html", id="slash"),
        pytest.param("https://www.qu\nay.org/port/a", "https://www.quay.org/port/a", id="host"),
        pytest.param(
            "https://quay.org/a/c9033937b 1ba9fae774.pdf",
            "https://quay.org/a/c9033937b1ba9fae774.pdf",
            id="code",
        ),
        pytest.param("http://www. quay.org/port/a.", "http://www.quay.org/port/a", id="blank-in-host"),
        pytest.param("https://quay.org/port\nConsulté le 3 mai", "https://quay.org/port", id="next-sentence"),
        pytest.param(
            "https://quay.org/port/\nAccessed 3 May", "https://quay.org/port/", id="next-sentence-slash"
        ),
        pytest.param("https://quay.org/port\n12/03/2020", "https://quay.org/port", id="date"),
        pytest.param("https://quay.org/port et la suite", "https://quay.org/port", id="words"),
    ],
)
def test_wrapped_address(raw: str, value: str) -> None:
    """A torn address is joined where the rest is certain, and only there."""
    assert only(raw).value == value


def test_blank_that_stood_for_a_character() -> None:
    """A blank that took the place of a character stays: nobody knows which it was."""
    assert only("https://quay.org/port_1756 final_2.pdf").value == "https://quay.org/port_1756 final_2.pdf"


def test_two_addresses() -> None:
    """Addresses side by side are kept apart."""
    assert [one.value for one in identifiers("http://a.org/x;http://b.org/y")] == [
        "http://a.org/x",
        "http://b.org/y",
    ]


@pytest.mark.parametrize(
    ("raw", "kind", "value", "right"),
    [
        pytest.param("ISBN 978-84-376-0494-7", "ISBN", "9788437604947", True, id="isbn-13"),
        pytest.param("ISBN: 84-376-0494-X, 25 €", "ISBN", "843760494X", True, id="isbn-10"),
        pytest.param("ISBN 978-84-376-0494-1.", "ISBN", "9788437604941", False, id="isbn-wrong"),
        pytest.param("978-84-376-0494-7", "ISBN", "9788437604947", True, id="isbn-unlabelled"),
        pytest.param("e-ISSN: 0378-5955", "ISSN", "03785955", True, id="issn"),
        pytest.param("ISSN (Print) 0378-5956", "ISSN", "03785956", False, id="issn-wrong"),
        pytest.param("PMID: 1234567", "PMID", "1234567", True, id="pmid"),
        pytest.param("PMC 1234567", "PMCID", "PMC1234567", True, id="pmcid"),
        pytest.param("arXiv:1601.00001v2 [math]", "arXiv", "1601.00001v2", True, id="arxiv"),
        pytest.param("arXiv:math.GT/0309136", "arXiv", "math.GT/0309136", True, id="arxiv-old"),
        pytest.param("arXiv:1699.00001", "arXiv", "1699.00001", False, id="arxiv-no-month"),
    ],
)
def test_numbers(raw: str, kind: str, value: str, right: bool) -> None:
    """Numbers lose hyphens and blanks; check digits and forms are verified."""
    found = only(raw)
    assert (found.kind, found.value, valid(found)) == (kind, value, right)


@pytest.mark.parametrize(
    "raw",
    [
        "B.Sc./M.Sc.",
        "p.ej./etc.",
        "and/or",
        "1914-1918 (Paris)",
        "vol. 12/3, p. 4-5",
        "name@quay.org",
        "10.1000 euros",
    ],
)
def test_no_identifier(raw: str) -> None:
    """Abbreviations, dates and mail addresses are no identifiers."""
    assert identifiers(raw) == []
