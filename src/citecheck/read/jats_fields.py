"""The fields that the tags of a JATS citation name; persons as JSON lists of their parts."""

from __future__ import annotations

import json
from collections.abc import Mapping

from lxml import etree

from citecheck.read import xml

PLAIN = frozenset(
    {"article-title", "chapter-title", "part-title", "source", "trans-title", "year", "month", "day",
    "season", "volume",
     "issue", "fpage", "lpage", "page-range", "elocation-id", "edition", "publisher-name", "publisher-loc",
     "conf-name",
     "conf-loc", "series", "isbn", "issn", "size", "data-title", "version", "date-in-citation", "comment"}
)  # fmt: skip
PERSONS = ("name", "string-name", "collab", "institution", "on-behalf-of")
ROLES = {"author": "author", "authors": "author", "allauthors": "author", "editor": "editor",
    "editors": "editor",
         "translator": "translator", "translators": "translator", "inventor": "author",
         "compiler": "editor"}  # fmt: skip


def fields(node: etree._Element) -> dict[str, str]:
    """Return the fields of a citation by the names of their tags; ``author`` and the like hold JSON."""
    kind = node.get("publication-type") or node.get("citation-type") or ""
    found: dict[str, str] = {"publication-type": kind.lower()}
    people: dict[str, list[dict[str, str]]] = {}
    for one in node.iter():
        name = xml.name(one)
        if name in PLAIN and not held(one, node):
            found.setdefault(name, xml.words(one))
        elif name in PERSONS and not held(one, node):
            people.setdefault(role(one, node), []).append(person(one))
        elif name in ("pub-id", "object-id"):
            found.setdefault(one.get("pub-id-type", "").lower() or "id", xml.words(one))
        elif name in ("ext-link", "uri"):
            link(one, found)
        elif name == "etal":
            found["etal"] = "yes"
    if lang := xml.attribute(node, "lang"):
        found["lang"] = lang
    found |= {group: json.dumps(persons, ensure_ascii=False) for group, persons in people.items()}
    return {key: value for key, value in found.items() if value} if len(found) > 1 else {}


def held(node: etree._Element, citation: etree._Element) -> bool:
    """Return whether a field or a person stands inside another one."""
    for above in node.iterancestors():
        if above is citation:
            return False
        if xml.name(above) in (*PLAIN, *PERSONS):
            return True
    return False


def role(node: etree._Element, citation: etree._Element) -> str:
    """Return what a person has done, by the group that names it; an author outside of any."""
    for above in node.iterancestors():
        if above is citation:
            break
        if xml.name(above) == "person-group":
            return ROLES.get(above.get("person-group-type", "author").lower(), "contributor")
    return "author"


def person(node: etree._Element) -> dict[str, str]:
    """Return the parts of a name; of an organisation, or a name that is not divided, the whole."""
    if xml.child(node, "surname") is None:
        return {"literal" if xml.name(node) != "string-name" else "name": xml.words(node)}
    parts = {"family": "surname", "given": "given-names", "suffix": "suffix"}
    named = {part: xml.words(xml.child(node, tag)) for part, tag in parts.items()}
    return {part: words for part, words in named.items() if words}


def link(node: etree._Element, found: dict[str, str]) -> None:
    """Add an address, or the DOI that it holds."""
    address = xml.attribute(node, "href") or xml.words(node)
    kind = node.get("ext-link-type", "").lower()
    found.setdefault(
        "doi" if kind == "doi" or "doi.org/10." in address else kind if kind == "pmid" else "uri", address
    )


def printed(tagged: Mapping[str, str]) -> str:
    """Return fields as a reference, for citations that print none."""
    names = [" ".join(filter(None, (one.get("family"),
    one.get("given")))) or one.get("literal") or one.get("name", "")
             for one in json.loads(tagged.get("author") or tagged.get("editor") or "[]")]  # fmt: skip
    title = tagged.get("article-title") or tagged.get("chapter-title") or tagged.get("part-title") or ""
    issue = f"({tagged['issue']})" if tagged.get("issue") else ""
    pages = tagged.get("page-range") or "–".join(filter(None, (tagged.get("fpage"), tagged.get("lpage"))))
    source = ", ".join(filter(None, (tagged.get("source"), tagged.get("volume", "") + issue, pages)))
    publisher = ": ".join(filter(None, (tagged.get("publisher-loc"), tagged.get("publisher-name"))))
    head = " ".join(
        filter(None, (", ".join(filter(None, names)), f"({tagged['year']})" if tagged.get("year") else ""))
    )
    doi = tagged.get("doi", "")
    last = f"https://doi.org/{doi}" if doi.startswith("10.") else doi or tagged.get("uri", "")
    ended = [f"{part}." for part in (head, title, source, publisher) if part]
    return " ".join([*ended, last]).strip()
