"""What the registries said, held against the reference: real records with their known traps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citecheck.audit import audit
from citecheck.facts import Absent, Facts, Locked, Searched
from citecheck.match.registered import PERHAPS, SAME, best, similarity
from citecheck.model import Finding
from citecheck.parse import parse
from citecheck.registry.crossref import record_of
from citecheck.registry.questions import questions

RECORDS = Path(__file__).parents[1] / "registry" / "records.json"
ITEMS = {item["DOI"]: item for item in json.loads(RECORDS.read_text("utf-8"))}
SURGERY = "10.1016/j.ejogrb.2014.02.038"
COVID, COVID_NOTICE = "10.1016/s0140-6736(20)31180-6", "10.1016/s0140-6736(20)31324-6"
BOWEL, BOWEL_NOTICE = "10.1016/s0140-6736(97)11096-0", "10.1016/s0140-6736(10)60175-4"


def findings(
    folder: Path, entry: str, *items: dict[str, Any], absent: str = "", select: str = "REG"
) -> list[Finding]:
    """Return what is found in a list of one entry; every search brings all items."""
    path = folder / "article.md"
    path.write_text(f"# Sample\n\nText.\n\n## References\n\n- {entry}\n", "utf-8")
    works = {item["DOI"]: Locked("Crossref", record_of(item)) for item in items}

    def consult(articles: Any) -> Facts:
        keys = [one.key for article in articles for one in questions(article) if one.key]
        searches = {key: Searched("", tuple(works), ("crossref",), "2026-01-15") for key in keys}
        return Facts(works, searches, {absent: Absent("doi.org", "2026-01-15")} if absent else {})

    report = audit([path], select=[select], consult=consult)
    assert not report.unread
    return list(report.findings)


def codes(found: list[Finding]) -> list[str]:
    return [one.rule for one in found]


def cited(doi: str, *, title: str = "") -> str:
    """Return a reference to one of the recorded works."""
    item = ITEMS[doi]
    name = item.get("author", [{"family": "Lancet Editors"}])[0]["family"]
    printed = title or item["title"][0].removeprefix("RETRACTED: ")
    container = item["container-title"][0].replace("&amp;", "and")
    return f"{name}, A. ({item['issued']['date-parts'][0][0]}). {printed}. {container}. https://doi.org/{doi}"


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


def test_two_verdicts_under_one_id(tmp_path: Path) -> None:
    """One assertion that is both a retraction and an expression of concern gets no verdict."""
    both = [
        notice("retraction", "123", doi="10.5555/a"),
        notice("expression_of_concern", "123", doi="10.5555/b"),
    ]
    (found,) = findings(tmp_path, cited(SURGERY), ITEMS[SURGERY] | {"updated-by": both}, select="REG006")
    assert found.severity == "warning"
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


ARTICLE = {
    "DOI": "10.5555/roads.81",
    "type": "journal-article",
    "title": ["Salt and tolls on the coast of the northern kingdom"],
    "author": [{"family": "Aubin", "given": "Marie"}],
    "issued": {"date-parts": [[2017]]},
    "container-title": ["Annals of Roads"],
    "volume": "14",
    "issue": "2",
    "page": "181-199",
}
ENTRY = (
    "Aubin, M. (2017). Salt and tolls on the coast of the northern kingdom. Annals of Roads, 14(2), 181-199."
)


def likeness(text: str, **changes: Any) -> float:
    """Return how like a changed record is to a reference."""
    return similarity(text, parse(text)[0], record_of(ARTICLE | changes))


LOOK_ALIKES = {
    "preprint": {"type": "posted-content", "container-title": [], "volume": "", "issue": "", "page": ""},
    "planted copy": {
        "type": "posted-content",
        "issued": {"date-parts": [[2025]]},
        "container-title": [],
        "volume": "",
        "issue": "",
        "page": "",
    },
    "review": {"author": [{"family": "Weber"}], "page": "77-78", "issued": {"date-parts": [[2018]]}},
    "erratum": {"title": ["Erratum to: Salt and tolls on the coast of the northern kingdom"], "page": "300"},
    "erratum alone": {"title": ["Erratum"], "page": "300"},
    "component": {"type": "component"},
    "peer review": {"type": "peer-review"},
    "other paper of the volume": {
        "title": ["Ferries at night"],
        "author": [{"family": "Ruiz"}],
        "page": "1-9",
    },
    "same paper in another journal": {
        "container-title": ["Lung Review"],
        "volume": "3",
        "issue": "9",
        "page": "5",
    },
}


@pytest.mark.parametrize("changes", LOOK_ALIKES.values(), ids=list(LOOK_ALIKES))
def test_look_alike(changes: dict[str, Any]) -> None:
    """What only looks like the work is never the work."""
    assert likeness(ENTRY) >= SAME
    assert likeness(ENTRY, **changes) < SAME


def test_chapter_for_book() -> None:
    """A chapter with the title of its book is not the book."""
    text = "Aubin, M. (2017). Salt and tolls on the coast of the northern kingdom. Harbour Press."
    assert likeness(text, type="book-chapter", volume="", issue="", page="") < SAME


def test_several_references_in_one(tmp_path: Path) -> None:
    """Two references run together are not taken for either of the two works."""
    text = ENTRY + " Okafor, N. (1998). The drainage of the marshes. Journal of Rural History, 24(3), 33-58."
    assert likeness(text) < SAME


def test_no_number() -> None:
    """A reference without any number is nothing that can be found."""
    assert (
        likeness("Aubin, M. Salt and tolls on the coast of the northern kingdom. Annals of Roads.") < PERHAPS
    )


def test_a_tie_is_no_match() -> None:
    """Of two records that are as like, neither is the work."""
    records = [record_of(ARTICLE), record_of(ARTICLE | {"DOI": "10.5555/copy"})]
    assert not any(match.same for match in best(ENTRY, parse(ENTRY)[0], records))


def test_score_decides_nothing() -> None:
    """The registry's score is not even read."""
    assert record_of(ARTICLE | {"score": 99.0}) == record_of(ARTICLE)


@pytest.mark.parametrize("doi", ["10.1016/0006-291x(81)91703-4", "10.1002/mmnd.4810150416"])
def test_recorded_errata(doi: str) -> None:
    """An erratum without tie to its article is not taken for an article of the volume."""
    item = ITEMS[doi]
    year, volume = item["issued"]["date-parts"][0][0], item["volume"]
    page = item["page"].split("-")[0]
    text = f"Roy, A. ({year}). The enzymes of the moth. {item['container-title'][0]}, {volume}, {page}-399."
    assert similarity(text, parse(text)[0], record_of(item)) < SAME


def test_metadata_with_both_values(tmp_path: Path) -> None:
    """The message shows what is printed and what is registered; the fix is the registered value."""
    printed = ENTRY.replace("(2017)", "(2016)") + " https://doi.org/10.5555/roads.81"
    (found,) = findings(tmp_path, printed, ARTICLE)
    assert (found.rule, found.fix) == ("REG003", "2017")
    assert "2016" in found.message
    assert "2017" in found.message
    assert (found.place.line, found.place.end_column - found.place.column) == (7, 3)


SAME_WORK = {
    "online year": {"published-online": {"date-parts": [[2016, 11]]}, "issued": {"date-parts": [[2017]]}},
    "tags and escapes": {
        "title": ["<i>Salt</i> and tolls on &lt;b&gt;the&lt;/b&gt; coast\n of the northern kingdom"]
    },
    "subtitle apart": {"title": ["Salt and tolls"], "subtitle": ["on the coast of the northern kingdom"]},
    "translated title": {"title": ["Sel et péages des côtes au royaume du nord"]},
    "no title": {"title": []},
    "pages from 1": {"page": "1-19"},
}


@pytest.mark.parametrize("changes", SAME_WORK.values(), ids=list(SAME_WORK))
def test_the_same_work_all_the_same(changes: dict[str, Any], tmp_path: Path) -> None:
    """Where a record is merely kept otherwise, nothing is said."""
    year = "(2016)" if "published-online" in changes else "(2017)"
    printed = ENTRY.replace("(2017)", year) + " https://doi.org/10.5555/roads.81"
    assert not findings(tmp_path, printed, ARTICLE | changes)


def test_not_found_shows_the_closest(tmp_path: Path) -> None:
    """A work that nobody knows, in a known journal, is told with the closest records, never as invented."""
    entry = "Aubin, M. (2014). Caravans and the price of amber. Annals of Roads, 11(2), 11-29."
    (found,) = findings(tmp_path, entry, ARTICLE)
    assert found.rule == "REG005"
    assert found.evidence["closest"][0]["doi"] == ARTICLE["DOI"]
    assert "invent" not in found.message.lower()
    assert "Crossref" in found.message


def test_several_signs(tmp_path: Path) -> None:
    """Unknown work, unknown journal, a DOI of nobody and a wrong ISSN are told together."""
    entry = (
        "Aubin, M. (2014). Caravans and the price of amber. Journal of Amber Affairs, 11(2), 11-29. "
        "ISSN 1234-5678. https://doi.org/10.5555/amber.1"
    )
    found = {one.rule: one for one in findings(tmp_path, entry, ARTICLE, absent="10.5555/amber.1")}
    assert set(found) == {"REG001", "REG005"}
    assert len(found["REG005"].evidence["signs"]) == 3


def test_nobody_asked(tmp_path: Path) -> None:
    """Without a lock file nothing is said."""
    path = tmp_path / "article.md"
    path.write_text(f"# Sample\n\n## References\n\n- {ENTRY}\n", "utf-8")
    assert not audit([path], select=["REG"]).findings
