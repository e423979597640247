"""Traps that real records set: each is a test with its record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citecheck.match.registered import SAME, best, similarity
from citecheck.parse import parse
from citecheck.registry.crossref import record_of
from tests.registry.known import ITEMS, LATEX, MARKDOWN, cited, codes, findings

SURGERY = "10.1016/j.ejogrb.2014.02.038"
COVID, COVID_NOTICE = "10.1016/s0140-6736(20)31180-6", "10.1016/s0140-6736(20)31324-6"
BOWEL, BOWEL_NOTICE = "10.1016/s0140-6736(97)11096-0", "10.1016/s0140-6736(10)60175-4"


def notice(
    kind: str, number: str, source: str = "retraction-watch", doi: str = "10.5555/n"
) -> dict[str, Any]:
    return {
        "DOI": doi,
        "type": kind,
        "source": source,
        "record-id": number,
        "updated": {"date-time": "2024-06-27T00:00:00Z"},
    }


def test_retracted_paper_that_points_at_its_notices(tmp_path: Path) -> None:
    """A retracted paper whose own record says that it retracts its notices is retracted."""
    found = findings(tmp_path, cited(COVID), ITEMS[COVID])
    assert codes(found) == ["REG006"]
    assert found[0].severity == "error"
    assert COVID_NOTICE in found[0].message or "10.1016/s0140-6736(20)31" in found[0].message


def test_notice_that_is_called_retracted(tmp_path: Path) -> None:
    """The notice of that paper carries a reversed "updated-by", and is not called retracted."""
    assert "REG006" not in codes(findings(tmp_path, cited(COVID_NOTICE), ITEMS[COVID_NOTICE]))


def test_known_to_retraction_watch_alone(tmp_path: Path) -> None:
    """A retraction that only Retraction Watch asserts counts, and so does the prefix of the title."""
    found = findings(tmp_path, cited(BOWEL), ITEMS[BOWEL], select="REG006")
    assert "2010-02-06" in found[0].message
    bare = {key: value for key, value in ITEMS[BOWEL].items() if key != "updated-by"}
    assert codes(findings(tmp_path, cited(BOWEL), bare, select="REG006")) == ["REG006"]


def test_notice_of_retraction_watch(tmp_path: Path) -> None:
    """A notice that is cited as such is no retracted work."""
    assert not findings(tmp_path, cited(BOWEL_NOTICE), ITEMS[BOWEL_NOTICE], select="REG006")


def test_two_verdicts_under_one_id(tmp_path: Path) -> None:
    """One assertion that is both a retraction and an expression of concern gets no verdict; both are told."""
    both = [
        notice("retraction", "123", doi="10.5555/a"),
        notice("expression_of_concern", "123", doi="10.5555/b"),
    ]
    radiology = {
        "DOI": "10.1148/85.3.474",
        "type": "journal-article",
        "issued": {"date-parts": [[1965]]},
        "container-title": ["Radiology"],
        "volume": "85",
        "issue": "3",
        "page": "474",
        "updated-by": both,
    }
    entry = "Roy, A. (1965). Shadows of salt. Radiology, 85(3), 474. https://doi.org/10.1148/85.3.474"
    (found,) = findings(tmp_path, entry, radiology)
    assert (found.rule, found.severity) == ("REG006", "warning")
    assert "10.5555/a" in found.message
    assert len(found.evidence["notices"]) == 2


def test_same_notice_twice(tmp_path: Path) -> None:
    """A notice from publisher and Retraction Watch is one: the one with an id stays."""
    (found,) = findings(tmp_path, cited(SURGERY), ITEMS[SURGERY], select="REG007")
    (kept,) = found.evidence["notices"]
    assert (kept["source"], kept["date"]) == ("retraction-watch", "2024-06-27")


def test_unknown_kind_of_notice(tmp_path: Path) -> None:
    """A type that nobody has seen is a notice, not nothing."""
    item = ITEMS[SURGERY] | {"updated-by": [notice("reinstatement", "5")]}
    assert codes(findings(tmp_path, cited(SURGERY), item)) == ["REG007"]


def test_retraction_is_acknowledged(tmp_path: Path) -> None:
    """A reference that says itself that the work is retracted is left alone."""
    title = "Cardiovascular Disease, Drug Therapy, and Mortality in Covid-19 (retracted)"
    assert not findings(
        tmp_path,
        cited("10.1056/nejmoa2007621", title=title),
        ITEMS["10.1056/nejmoa2007621"],
        select="REG006",
    )


BOTH = (
    "Gray, H. (1998). The pearl beds. Marine Notes, 4(2), 81-99. "
    "Okafor, N. (1999). The drainage of marshes. Journal of Rural History, 24(3), 33-58."
)
PEARLS = {
    "DOI": "10.5555/pearls",
    "type": "journal-article",
    "title": ["The pearl beds"],
    "author": [{"family": "Gray", "given": "Hugh"}],
    "issued": {"date-parts": [[1998]]},
    "container-title": ["Marine Notes"],
    "volume": "4",
    "issue": "2",
    "page": "81-99",
}
COPY = {
    "DOI": "10.65215/ctdc8e75",
    "type": "posted-content",
    "subtype": "preprint",
    "title": ["Attention Is All You Need"],
    "author": [{"family": "Vaswani", "given": "Ashish"}, {"family": "Shazeer", "given": "Noam"}],
    "issued": {"date-parts": [[2025]]},
}
THESIS = {
    "DOI": "10.5555/thesis",
    "type": "dissertation",
    "title": ["Pearl fishers and their creditors"],
    "author": [{"family": "Gray", "given": "Hugh"}],
    "issued": {"date-parts": [[1995]]},
}
OTHERS = [
    pytest.param(BOTH, PEARLS, id="several references in one string"),
    pytest.param(
        "Gray H. Mar. Notes 4, 81 (1998); 5, 120 (1999).", PEARLS, id="two places of one author in one string"
    ),
    pytest.param(
        "Jones, H. M. (2018). Climate change and increasing risk of extreme heat. Cham: Springer.",
        ITEMS["10.1007/978-3-319-75889-3_1"],
        id="chapter with the title of the book",
    ),
    pytest.param(
        "Gray, H. (1998). The pearl beds. In Marine lives (pp. 81-99). London: Tide Press.",
        {**PEARLS, "type": "monograph", "container-title": [], "volume": "", "issue": "", "page": ""},
        id="book with the title of the chapter",
    ),
    pytest.param(
        "Gray, H. (1998). The pearl beds (Doctoral dissertation, University of Cork).",
        PEARLS,
        id="article for a thesis",
    ),
    pytest.param(
        "Gray, H. (1995). Pearl fishers and their creditors. Marine Notes, 1(2), 20-41.",
        THESIS,
        id="thesis for an article",
    ),
    pytest.param(
        "Gray, H. (1998). The pearl beds. Marine Notes, 4(2), 81-99.",
        {**PEARLS, "type": "posted-content", "container-title": [], "volume": "", "issue": "", "page": ""},
        id="preprint for an article",
    ),
    pytest.param(
        "Vaswani, A., Shazeer, N. & Parmar, N. (2017). Attention is all you need. Advances in Neural "
        "Information Processing Systems, 30, 5998-6008.",
        COPY,
        id="planted copy",
    ),
    pytest.param(
        "Vaswani, A. & Shazeer, N. (2017). Attention is all you need. arXiv:1706.03762.",
        COPY,
        id="planted copy of a preprint",
    ),
    pytest.param(
        "Vaswani, A., Shazeer, N. & Parmar, N. (2017). Attention is all you need. Advances in Neural "
        "Information Processing Systems, 30, 5998-6008.",
        ITEMS["10.18653/v1/n18-2074"],
        id="right work not registered, with one of its authors",
    ),
    pytest.param(
        "Roy, A. (2021). SF districts in the style of Andy Warhol. Bay Press.",
        ITEMS["10.1007/978-3-476-05792-1_37"],
        id="right work not registered, with words of its title",
    ),
    pytest.param(
        "Lála, J., O’Donoghue, O. & Shtedritski, A. (2023). PaperQA: Retrieval-augmented generative agent "
        "for scientific research. arXiv:2312.07559.",
        ITEMS["10.1093/jamiaopen/ooae021"],
        id="right work not registered, with a like title",
    ),
    pytest.param(
        "Begon, M., Harper, J. & Townsend, C. (1996). Ecology (3rd edn). Oxford: Blackwell Science.",
        ITEMS["10.1016/0169-5347(96)88903-8"],
        id="review with the title of the book and no author",
    ),
    pytest.param(
        "Pianka, E. (1985). Evolutionary Ecology, 3rd edition. New York: Harper and Row.",
        ITEMS["10.1016/0305-1978(85)90025-0"],
        id="review with title and edition of the book",
    ),
    pytest.param(
        "Main, I. G. (1984). Vibrations and Waves in Physics. 2nd. edition. Cambridge University Press.",
        ITEMS["10.1002/zamm.19850650928"],
        id="review with the whole description of the book",
    ),
    pytest.param(
        "Burson, S. & Walls, J. (1991). C.S. Lewis: Mere Christian. Downers Grove: InterVarsity.",
        ITEMS["10.1177/003463739108800455"],
        id="review that says so",
    ),
    pytest.param(
        "Yang, D.-J., Lu, M.-Y. & Chen, C.-W. (2022). Development of a Therapeutic Video Game With the MDA "
        "Framework to Decrease Anxiety in Preschool-Aged Children With Acute Lymphoblastic Leukemia: Mixed "
        "Methods Approach. JMIR Serious Games, 10(3), e37079.",
        ITEMS["10.2196/43211"],
        id="correction with the title of the article",
    ),
    pytest.param(
        "Roy, A. (1981). The enzymes of the moth. Biochemical and Biophysical Research Communications, 103, "
        "1091-1099.",
        ITEMS["10.1016/0006-291x(81)91703-4"],
        id="erratum alone",
    ),
    pytest.param(
        "Roy, A. (1939). Die Flechten. Errata in den Mitteilungen, 15(4), 12-19.",
        ITEMS["10.1002/mmnd.4810150416"],
        id="errata of the volume",
    ),
]


@pytest.mark.parametrize(("text", "item"), OTHERS)
def test_another_work(text: str, item: dict[str, Any]) -> None:
    """What only looks like the work is not taken for it."""
    assert similarity(text, parse(text)[0], record_of(item)) < SAME


def test_two_papers_that_differ_in_little() -> None:
    """Of the conference paper and the article of one title, the one cited is found, whatever the order."""
    article, paper = ITEMS["10.1007/s10032-015-0249-8"], ITEMS["10.1109/das.2014.63"]
    text = (
        "Tkaczyk D, Szostek P, Fedoryszak M, Dendek PJ, Bolikowski Ł. CERMINE: automatic extraction of "
        "structured metadata from scientific literature. IJDAR. 2015;18(4):317-335."
    )
    found = best(text, parse(text)[0], [record_of(paper), record_of(article)])
    assert [(one.record.doi, one.same) for one in found] == [(article["DOI"], True), (paper["DOI"], False)]


def test_a_tie_is_no_match() -> None:
    """Of two records that are as like, neither is the work, and the order of the answer decides nothing."""
    text = "Gray, H. (1998). The pearl beds. Marine Notes, 4(2), 81-99."
    records = [record_of(PEARLS), record_of(PEARLS | {"DOI": "10.5555/copy"})]
    assert similarity(text, parse(text)[0], records[0]) >= SAME
    assert not any(one.same for one in best(text, parse(text)[0], records))


def test_score_decides_nothing() -> None:
    """The registry's score is not even read."""
    assert record_of(PEARLS | {"score": 99.0}) == record_of(PEARLS)


SICI = [
    pytest.param("10.1175/1520-0493(1974)102<0736:wacoj>2.0.co;2", "<", id="less than"),
    pytest.param("10.1890/0012-9658(2006)87[2832:tiopma]2.0.co;2", "[", id="bracket"),
]


@pytest.mark.parametrize(("doi", "sign"), SICI)
def test_whole_sici(doi: str, sign: str, tmp_path: Path) -> None:
    """A DOI with signs of mark-up in it is read whole."""
    assert "REG001" not in codes(findings(tmp_path, cited(doi), ITEMS[doi]))


@pytest.mark.parametrize(("doi", "sign"), SICI)
def test_cut_sici(doi: str, sign: str, tmp_path: Path) -> None:
    """One that somebody cut there is registered nowhere, and the whole one is told."""
    cut = doi.partition(sign)[0]
    item = ITEMS[doi]
    entry = (
        f"{item['author'][0]['family']}, A. ({item['issued']['date-parts'][0][0]}). {item['title'][0]}. "
        f"{item['container-title'][0]}, {item['volume']}({item['issue']}), {item['page']}. https://doi.org/{cut}"
    )
    (found,) = findings(tmp_path, entry, item, absent=cut)
    assert (found.rule, found.fix) == ("REG001", f"https://doi.org/{doi}")


@pytest.mark.parametrize(
    ("article", "suffix"),
    [pytest.param(LATEX, ".tex", id="LaTeX"), pytest.param(MARKDOWN, ".md", id="Markdown")],
)
def test_escaped_underline(article: str, suffix: str, tmp_path: Path) -> None:
    """The backslash before an underline belongs to the file's language, not to the DOI."""
    item = PEARLS | {"DOI": "10.5555/pearl_beds"}
    entry = "Gray, H. (1998). The pearl beds. Marine Notes, 4(2), 81-99. https://doi.org/10.5555/pearl\\_beds"
    assert not findings(tmp_path, entry, item, article=article, suffix=suffix)
