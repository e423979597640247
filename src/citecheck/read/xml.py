"""XML from anybody: no entity is expanded, nothing is fetched, depth and size are bounded."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Any

from lxml import etree

from citecheck.read.decode import LIMIT, Unreadable, too_large

PROLOG = 65_536
DECLARED = "unreadable.entities"
DECLARES = re.compile(r"<!DOCTYPE[^>\[]*\[|<!ENTITY", re.IGNORECASE)
NAMED = re.compile(rb"&([A-Za-z]\w*;)")
OWN = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
ENCODED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']""")


def parse(data: bytes, path: str, limit: int = LIMIT) -> etree._Element:
    """Return the root of an XML document.

    Raises:
        Unreadable: if it is too large, no well-formed XML, or declares entities of its own.
    """
    if len(data) > limit:
        raise too_large(path, len(data))
    if DECLARES.search(prolog(data[:PROLOG])):
        raise Unreadable(path, DECLARED)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(NAMED.sub(numbered, data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(path, "unreadable.xml", reason=str(error)[:120]) from None
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise Unreadable(path, DECLARED)
    return root


def numbered(found: re.Match[bytes]) -> bytes:
    """Return a character that HTML names (``&eacute;``) by its number: only a DTD tells XML the name."""
    name = found[1].decode("ascii", "replace")
    character = html5.get(name, "")
    return b"".join(b"&#%d;" % ord(one) for one in character) if character and name not in OWN else found[0]


def prolog(data: bytes) -> str:
    """Return what may hold declarations, whatever the encoding."""
    named = ENCODED.match(data[:200])
    try:
        return data.decode(named[1].decode("ascii") if named else sniffed(data), "replace")
    except LookupError:
        return data.decode("latin-1")


def sniffed(data: bytes) -> str:
    """Return the encoding that the first bytes show."""
    if data[:2] in (b"\xff\xfe", b"<\0"):
        return "utf-16-le"
    if data[:2] in (b"\xfe\xff", b"\0<"):
        return "utf-16-be"
    return "utf-8"


def name(node: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for comments and instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def attribute(node: etree._Element, wanted: str) -> str:
    """Return the value of the attribute of that name, in whatever namespace; empty where there is none."""
    for key, value in node.attrib.items():
        if str(key).rpartition("}")[2] == wanted:
            return str(value)
    return ""


def child(node: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child of a name, in it the first of the next name …; None if one is missing."""
    for wanted in path:
        if node is None:
            return None
        node = next((one for one in node if name(one) == wanted), None)
    return node


def words(node: etree._Element | None) -> str:
    """Return an element's text on one line; empty where there is no element."""
    return "" if node is None else " ".join("".join(map(str, node.itertext())).split())
