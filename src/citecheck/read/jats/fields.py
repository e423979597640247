"""The fields that the tags of a JATS citation name; persons as JSON lists of their parts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping

from lxml import etree

from citecheck.read import xml

PLAIN = frozenset({
    "article-title", "chapter-title", "part-title", "data-title", "trans-title", "source", "series",
    "year", "month", "day", "season", "date-in-citation", "access-date", "conf-name", "conf-loc", "conf-date",
    "volume", "issue", "supplement", "fpage", "lpage", "page-range", "elocation-id", "size", "edition",
    "publisher-name", "publisher-loc", "isbn", "issn", "patent", "version", "comment",
})  # fmt: skip
PERSONS = ("name", "string-name", "collab", "institution", "on-behalf-of")
FIELDS = PLAIN | {*PERSONS, "person-group", "surname", "given-names", "prefix", "suffix"}
HOLDERS = (PLAIN | {*PERSONS}) - {"comment"}
TITLES = ("article-title", "chapter-title", "part-title", "data-title")
ROLES = {
    "author": "author", "authors": "author", "allauthors": "author", "all-authors": "author",
    "inventor": "author", "editor": "editor", "editors": "editor", "guest-editor": "editor",
    "guesteditor": "editor", "compiler": "editor", "translator": "translator", "translators": "translator",
}  # fmt: skip
KINDS = {"pmc": "pmcid", "pubmed": "pmid", "medline": "pmid", "url": "uri"}


def fields(node: etree._Element) -> dict[str, str]:
    """Return the fields of a citation by the names of their tags; ``author`` and the like hold JSON."""
    type = node.get("publication-type") or node.get("citation-type") or ""
    found: dict[str, str] = {"publication-type": type.lower()}
    people: dict[str, list[dict[str, str]]] = {}
    for one in node.iter():
        name = xml.name(one)
        if held(one, node):
            continue
        if name in PLAIN:
            plain(one, name, found)
        elif name in PERSONS:
            people.setdefault(role(one, node, found), []).append(person(one))
        elif name in ("pub-id", "object-id"):
            kind = one.get("pub-id-type", "").lower()
            found.setdefault(KINDS.get(kind, kind) or "id", xml.words(one))
        elif name == "etal":
            found["etal"] = "yes"
    for one in node.iter("{*}ext-link", "{*}uri"):
        link(one, found)
    found |= {group: json.dumps(persons, ensure_ascii=False) for group, persons in people.items()}
    found.setdefault("lang", xml.attribute(node, "lang"))
    return {key: value for key, value in found.items() if value} if len(found) > 2 else {}


def held(node: etree._Element, citation: etree._Element) -> bool:
    """Return whether a field or a person stands inside another one, or only writes it otherwise."""
    above = node.getparent()
    if above is not None and xml.name(above).endswith("-alternatives") and node.getprevious() is not None:
        return True
    while above is not None and above is not citation:
        if xml.name(above) in HOLDERS:
            return True
        above = above.getparent()
    return False


def plain(node: etree._Element, name: str, found: dict[str, str]) -> None:
    """Add a field that is a string, as printed; of a year the date in its attribute too."""
    written = node.get("iso-8601-date", "")
    if name in ("date-in-citation", "access-date"):
        if "acc" in (kind := node.get("content-type", "access").lower()) or "cite" in kind:
            found.setdefault("date-in-citation", written or xml.words(node))
        return
    found.setdefault(name, xml.words(node))
    if name == "year" and written:
        found.setdefault("iso-8601-date", written)
    if name in TITLES and (lang := xml.attribute(node, "lang")):
        found.setdefault("lang", lang)


def role(node: etree._Element, citation: etree._Element, found: Mapping[str, str]) -> str:
    """Return what a person has done, by the group that names it.

    Outside of any an author; but behind the title of a part of a book its editor.
    """
    for above in node.iterancestors():
        if above is citation:
            break
        if xml.name(above) == "person-group":
            return ROLES.get(above.get("person-group-type", "author").lower(), "contributor")
    if xml.name(node) == "institution":
        return "institution"
    within = ("chapter-title", "part-title", "article-title" if "book" in found["publication-type"] else "")
    if any(title in found for title in within):
        return "editor"
    return "contributor" if "source" in found and "article-title" not in found else "author"


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
    given: defaultdict[str, str] = defaultdict(str, tagged)
    title = next((given[tag] for tag in TITLES if given[tag]), "")
    issue = f"({given['issue']})" if given["issue"] else ""
    pages = given["page-range"] or joined("–", given["fpage"], given["lpage"]) or given["elocation-id"]
    year = f"({given['year']})" if given["year"] else ""
    parts = (
        joined(" ", people(given["author"] or given["editor"]), year),
        title,
        people(given["editor"]) if given["author"] else "",
        joined(", ", given["source"], given["edition"], given["volume"] + issue, pages),
        joined(", ", given["conf-name"], given["conf-loc"], given["conf-date"]),
        joined(": ", given["publisher-loc"], given["publisher-name"] or people(given["institution"])),
        given["comment"],
        given["date-in-citation"],
    )
    doi = given["doi"]
    address = f"https://doi.org/{doi}" if doi.startswith("10.") else doi or given["uri"]
    return joined(" ", *(f"{part.rstrip('.')}." for part in parts if part), address)


def people(listed: str) -> str:
    """Return the names of a JSON list, one after the other."""
    return joined(", ", *(joined(" ", *one.values()) for one in json.loads(listed or "[]")))


def joined(between: str, *parts: str) -> str:
    """Return the parts that are not empty, with ``between`` in their midst."""
    return between.join(filter(None, parts))
