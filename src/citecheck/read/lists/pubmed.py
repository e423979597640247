"""A record of PubMed's XML as CSL fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from citecheck.read import xml
from citecheck.read.lists.csl import flat

PARTS = {
    "title": (".//Article/ArticleTitle", ".//BookDocument/ArticleTitle", ".//Book/BookTitle"),
    "container-title": (".//Journal/Title", ".//Journal/ISOAbbreviation", ".//MedlineTA"),
    "volume": (".//JournalIssue/Volume",),
    "issue": (".//JournalIssue/Issue",),
    "page": (".//Pagination/MedlinePgn",),
    "publisher": (".//Publisher/PublisherName",),
    "publisher-place": (".//Publisher/PublisherLocation",),
    "ISSN": (".//Journal/ISSN",),
    "ISBN": (".//Book/Isbn",),
    "PMID": (".//PMID",),
    "DOI": (".//ELocationID[@EIdType='doi']", "PubmedData/ArticleIdList/ArticleId[@IdType='doi']"),
}
DATES = (".//JournalIssue/PubDate", ".//Book/PubDate")


def fields(record: etree._Element) -> dict[str, str]:
    """Return the CSL fields of a ``PubmedArticle`` or ``PubmedBookArticle`` element."""
    found: dict[str, Any] = {name: first(record, *ways) for name, ways in PARTS.items()}
    found["title"] = found["title"].strip("[].")
    found["type"] = kind(record)
    if found["type"] == "chapter":
        found["container-title"] = first(record, ".//Book/BookTitle")
    found["author"] = list(people(record, "authors"))
    found["editor"] = list(people(record, "editors"))
    if not found["page"] and (start := first(record, ".//Pagination/StartPage")):
        found["page"] = "-".join(filter(None, (start, first(record, ".//Pagination/EndPage"))))
    parts = [first(record, *(f"{way}/{part}" for way in DATES)) for part in ("Year", "Month", "Day")]
    printed = " ".join(filter(None, parts)) or first(record, *(f"{way}/MedlineDate" for way in DATES))
    found["issued"] = {"raw": printed} if re.search(r"\d", printed) else {}
    return flat(found)


def kind(record: etree._Element) -> str:
    """Return what a record describes: an article, a book, or a chapter of one."""
    if record.find(".//Book") is None:
        return "article-journal"
    return "chapter" if record.find(".//BookDocument/ArticleTitle") is not None else "book"


def first(record: etree._Element, *ways: str) -> str:
    """Return the words of the first element to which one of the paths leads."""
    return next((words for way in ways if (words := xml.words(record.find(way)))), "")


def people(record: etree._Element, role: str) -> Iterator[dict[str, str]]:
    """Yield the names of authors or editors; a list of names that says no role is of authors."""
    for names in record.iter("AuthorList"):
        if (names.get("Type") or "authors") == role:
            for one in names:
                parts = {
                    "family": first(one, "LastName"),
                    "given": first(one, "ForeName", "Initials"),
                    "suffix": first(one, "Suffix"),
                    "literal": first(one, "CollectiveName"),
                }
                yield {key: value for key, value in parts.items() if value}
