"""Lists that other programs export: RIS, CSL-JSON, MEDLINE, and the XML of PubMed and EndNote."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.model import Name, Sentence, Work
from citecheck.read import Unreadable, markup
from citecheck.read.lists import csljson, medline, ris

RIS = """TY  - JOUR
AU  - Roux, Anne
AU  - Salt Board
TI  - The bridge and its clerk
T2  - Annals of Roads
VL  - 12
IS  - 3
SP  - 19
EP  - 45
PY  - 2001
DO  - 10.1234/ar.1
ER  -

TY  - BOOK
AU  - Ruiz, Berta
TI  - Wheels
PB  - Harbour Press
PY  - 2003
ER  -
"""
CSL = """[
  {"id": "roux", "type": "article-journal", "title": "The bridge and its clerk", "volume": 12, "issue": "3",
   "author": [{"family": "Roux", "given": "Anne"}, {"literal": "Salt Board"}], "page": "19-45",
   "container-title": "Annals of Roads", "issued": {"date-parts": [[2001]]}, "DOI": "10.1234/ar.1"},
  {"id": "ruiz", "type": "book", "title": "Wheels", "author": [{"family": "Ruiz", "given": "Berta"}],
   "publisher": "Harbour Press", "issued": {"raw": "2003"}}
]"""

MEDLINE = """PMID- 11223344
VI  - 12
IP  - 3
DP  - 2001 Mar
TI  - The bridge and
      its clerk.
PG  - 19-45
LID - 10.1234/ar.1 [doi]
FAU - Roux, Anne
AU  - Roux A
CN  - Salt Board
TA  - Ann Roads
JT  - Annals of Roads

PMID- 11223355
BTI - Wheels
AU  - Ruiz B
PB  - Harbour Press
DP  - 2003
"""
PUBMED = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.nlm.nih.gov/pubmed.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>11223344</PMID><Article><Journal><JournalIssue>
<Volume>12</Volume><Issue>3</Issue><PubDate><Year>2001</Year><Month>Mar</Month></PubDate></JournalIssue>
<Title>Annals of Roads</Title></Journal><ArticleTitle>The <i>bridge</i> and its clerk.</ArticleTitle>
<Pagination><StartPage>19</StartPage><EndPage>45</EndPage></Pagination>
<ELocationID EIdType="doi">10.1234/ar.1</ELocationID><AuthorList>
<Author><LastName>Roux</LastName><ForeName>Anne</ForeName></Author>
<Author><CollectiveName>Salt Board</CollectiveName></Author></AuthorList>
</Article></MedlineCitation></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>11223355</PMID><Book><Publisher>
<PublisherName>Harbour Press</PublisherName></Publisher>
<BookTitle>Wheels</BookTitle><PubDate><Year>2003</Year></PubDate><AuthorList Type="authors"><Author>
<LastName>Ruiz</LastName><Initials>B</Initials></Author></AuthorList></Book></BookDocument>
</PubmedBookArticle>
</PubmedArticleSet>"""
ENDNOTE = """<xml><records><record><rec-number>1</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style>Roux, Anne</style></author><author>Salt Board</author>
</authors></contributors>
<titles><title>The bridge and its clerk</title>
<secondary-title>Annals of Roads</secondary-title></titles>
<pages>19-45</pages><volume>12</volume><number>3</number><dates><year>2001</year></dates>
<electronic-resource-num>10.1234/ar.1</electronic-resource-num></record>
<record><rec-number>2</rec-number><ref-type name="Book">6</ref-type>
<contributors><authors><author>Ruiz, Berta</author>
</authors></contributors><titles><title>Wheels</title></titles><publisher>Harbour Press</publisher>
<dates><year>2003</year></dates></record></records></xml>"""


def works(folder: Path, name: str, text: str) -> list[Work]:
    path = folder / name
    path.write_text(text, "utf-8")
    return [entry.work for entry in audit([path]).articles[0].entries]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.ris", RIS, id="RIS"),
        pytest.param("a.json", CSL, id="CSL-JSON"),
        pytest.param("a.nbib", MEDLINE, id="MEDLINE"),
        pytest.param("a.xml", PUBMED, id="PubMed"),
        pytest.param("a.xml", ENDNOTE, id="EndNote"),
    ],
)
def test_fields(tmp_path: Path, name: str, text: str) -> None:
    """Every record is an entry with the fields that the format names."""
    first, second = works(tmp_path, name, text)
    assert (first.type, first.title, first.container_title) == (
        "article-journal",
        "The bridge and its clerk",
        "Annals of Roads",
    )
    assert (first.volume, first.issue, first.year, first.doi) == ("12", "3", 2001, "10.1234/ar.1")
    assert [str(name) for name in first.author] == ["Roux", "Salt Board"]
    assert first.page is not None
    assert (first.page.first, first.page.last) == (19, 45)
    assert (second.type, second.publisher, second.year) == ("book", "Harbour Press", 2003)


def test_names_in_ris(tmp_path: Path) -> None:
    """A comma at the end marks an organisation; particles stand before the family name."""
    text = (
        "TY  - BOOK\nAU  - Salt and Sons, Ltd.,\nAU  - de Clerval, Paul\nTI  - Wheels\nPY  - 2003\nER  - \n"
    )
    (work,) = works(tmp_path, "a.ris", text)
    assert work.author == (Name(literal="Salt and Sons, Ltd."), Name("Clerval", "Paul", "de"))


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        pytest.param(b"no record", ris.read, id="no RIS"),
        pytest.param(b'{"name": "package"}', csljson.read, id="another JSON"),
        pytest.param(b'[{"type": "book"}, {"type": ]', csljson.read, id="broken JSON"),
        pytest.param(b'[{"a": 1}]', csljson.read, id="no items"),
        pytest.param(b"no record", medline.read, id="no MEDLINE"),
        pytest.param(b"<xml><records/></xml>", markup.read, id="no record of EndNote"),
        pytest.param(b'<!DOCTYPE xml [<!ENTITY a "b">]><xml>&a;</xml>', markup.read, id="entities"),
    ],
)
def test_refused(data: bytes, reader: object) -> None:
    """What is no such list is refused."""
    assert callable(reader)
    with pytest.raises(Unreadable):
        reader(data, "a")


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        pytest.param("CHAP", ("chapter", "Wheels", "Roads", ""), id="chapter"),
        pytest.param("BOOK", ("book", "Wheels", "", "Roads"), id="book of a series"),
    ],
)
def test_second_title(tmp_path: Path, kind: str, names: tuple[str, ...]) -> None:
    """The second title of RIS is the volume that a chapter stands in, the series that a book belongs to."""
    (work,) = works(tmp_path, "a.ris", f"TY  - {kind}\nTI  - Wheels\nT2  - Roads\nER  - \n")
    assert (work.type, work.title, work.container_title, work.collection_title) == names


def test_record_without_end() -> None:
    """A record of RIS that is not closed is read up to the next one, and told with its line."""
    found = ris.read(b"TY  - BOOK\nTI  - Wheels and\nroads\nTY  - BOOK\nTI  - Salt\nER  - \n", "a.ris")
    assert [block.tagged["title"] for block in found.blocks] == ["Wheels and roads", "Salt"]
    assert found.remarks == (Sentence("reading.record-end", {"line": 1}),)
