"""A record of EndNote's XML, as libraries export it and Word documents carry it, as CSL fields."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from citecheck.read import xml
from citecheck.read.lists.csl import flat
from citecheck.read.lists.ris import person

TYPES = {
    "journal article": "article-journal",
    "electronic article": "article-journal",
    "magazine article": "article-magazine",
    "newspaper article": "article-newspaper",
    "book": "book",
    "edited book": "book",
    "electronic book": "book",
    "book section": "chapter",
    "electronic book section": "chapter",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "government document": "report",
    "web page": "webpage",
    "blog": "post-weblog",
    "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary",
    "dataset": "dataset",
    "unpublished work": "manuscript",
    "manuscript": "manuscript",
}
SERIAL = ("article-journal", "article-magazine", "article-newspaper")
NAMED = {
    "title": ("titles", "title"),
    "volume": ("volume",),
    "publisher": ("publisher",),
    "publisher-place": ("pub-location",),
    "edition": ("edition",),
    "language": ("language",),
    "DOI": ("electronic-resource-num",),
    "URL": ("urls", "related-urls", "url"),
    "page": ("pages",),
}
ROLES = {"author": "authors", "editor": "secondary-authors", "translator": "subsidiary-authors"}
EDITED = {"editor": "authors", "translator": "subsidiary-authors"}
CONTAINERS = (("titles", "secondary-title"), ("periodical", "full-title"), ("titles", "alt-title"))
ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]\b")


def fields(record: etree._Element) -> dict[str, str]:
    """Return the CSL fields of a ``record`` element."""
    kind = xml.child(record, "ref-type")
    named = xml.attribute(kind, "name").casefold() if kind is not None else ""
    found: dict[str, Any] = {name: xml.words(xml.child(record, *path)) for name, path in NAMED.items()}
    found["type"] = TYPES.get(named, "document")
    containers = (xml.words(xml.child(record, *path)) for path in CONTAINERS)
    series = found["type"] in ("book", "thesis", "report")
    found["collection-title" if series else "container-title"] = next(filter(None, containers), "")
    found["issue" if found["type"] in SERIAL else "number"] = xml.words(xml.child(record, "number"))
    roles = EDITED if named == "edited book" else ROLES
    for role, path in roles.items():
        people = xml.child(record, "contributors", path)
        found[role] = [person(xml.words(one)) for one in (people if people is not None else ())]
    if year := xml.words(xml.child(record, "dates", "year")):
        found["issued"] = {"raw": year}
    if serial := xml.words(xml.child(record, "isbn")):
        found["ISSN" if ISSN.match(serial) else "ISBN"] = serial
    return flat(found)
