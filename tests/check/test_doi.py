"""DOIs and other identifiers: what the examples of the rule files cannot show."""

from __future__ import annotations

import pytest

from .building import article, entry, findings, note


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("https://doi.org/10,5555/rf.12", id="comma"),
        pytest.param("doi: 1O.5555/rf.12", id="letter-for-digit"),
        pytest.param("https://doi.org/10.55/rf.12", id="short-prefix"),
        pytest.param("doi:S0304-3959(13)00330-8", id="publisher-number"),
        pytest.param("arXiv:1699.00001", id="arxiv"),
        pytest.param("PMID: 1234567890", id="pmid"),
        pytest.param("ISSN 0378-5956", id="issn"),
    ],
)
def test_malformed(raw: str) -> None:
    """What is labelled as an identifier must have the form of one."""
    (finding,) = findings("DOI001", article(entry(f"Morin, P. (2013). Les écluses. {raw}")))
    assert finding.target.startswith("r")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("https://doi.org/bvc6px", id="short-doi"),
        pytest.param("doi: in press", id="no-number"),
        pytest.param("doi:S0304-3959(13)00330-8 [pii]; 10.5555/rf.12", id="publisher-number-beside"),
        pytest.param("https://www.quay.org/doi/10.5555/rf.12", id="in-an-address"),
        pytest.param("doi: 10 .5555/rf", id="torn"),
        pytest.param("ISBN 978-84-376-0494-7 ; ISSN 0378-5955", id="right"),
    ],
)
def test_left_alone(raw: str) -> None:
    """Short DOIs, missing DOIs and right ones are no errors."""
    assert not findings("DOI001", article(entry(f"Morin, P. (2013). Les écluses. {raw}")))


def test_dash_is_put_right() -> None:
    """A dash where the DOI has a hyphen is mended without a doubt."""
    (finding,) = findings("DOI001", article(note(1, "Morin, https://doi.org/10.5555/rf–12")))
    assert finding.fix == "https://doi.org/10.5555/rf-12"


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        pytest.param("Morin. doi: 10.5555/RF.12.", "doi: 10.5555/RF.12", id="label"),
        pytest.param(
            "Morin. http://dx.doi.org/10.5555/RF.12", "http://dx.doi.org/10.5555/RF.12", id="old-resolver"
        ),
        pytest.param("Morin. 10.5555/RF.12", "10.5555/RF.12", id="bare"),
    ],
)
def test_form_is_mended(raw: str, printed: str) -> None:
    """The fix replaces label and number by the address, in the case in which it was printed."""
    (finding,) = findings("DOI002", article(entry(raw)))
    assert finding.fix == "https://doi.org/10.5555/RF.12"
    assert raw[finding.place.column - 1 : finding.place.end_column] == printed
