"""A copy of a Word document in which every finding is a comment at its place; nothing else is changed.

Word keeps comments out of notes and text boxes: a finding in a note stands before the reference to the
note, one in a text box at the paragraph that holds the box.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from posixpath import dirname, join
from typing import Any

from lxml import etree

from citecheck.model import Finding
from citecheck.read import xml
from citecheck.read.docx import Document
from citecheck.report.where import where
from citecheck.report.words import say

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
AUTHOR, INITIALS = "citecheck", "cc"
NOTES = ("note", "endnote")


def annotate(data: bytes, path: str, findings: Sequence[Finding], lang: str) -> bytes:
    """Return a Word document with ``findings`` as its comments.

    Raises:
        Unreadable: if ``data`` is no Word document that can be read.
    """
    document = Document(data, path)
    units = split(
        document, {offset for finding in findings for offset in (finding.place.start, finding.place.end)}
    )
    name = document.package.tied(document.main, "comments")
    comments = document.package.part(name) if name else None
    if comments is None:
        comments = etree.Element(f"{{{W}}}comments", nsmap={"w": W})
    first = 1 + max((int(xml.attribute(one, "id") or 0) for one in comments), default=-1)
    for id, finding in enumerate(findings, first):
        ends = run_of(document, finding, units)
        if ends is not None:
            comments.append(comment(id, finding, lang))
            mark(id, *ends)
    return written(document, data, name, comments)


def split(document: Document, offsets: set[int]) -> list[tuple[int, int, etree._Element]]:
    """Cut the runs at ``offsets``; return (start, end, element) of what holds characters then, in order."""
    units: list[tuple[int, int, etree._Element]] = []
    for begin, piece in document.sheet.nodes:
        start, node, size = begin, piece.node, len(piece.string)
        whole = (
            xml.name(node) == "t"
            and len(node.text or "") == size
            and node.getroottree().getroot() is document.root
        )
        cuts = sorted(at for at in offsets if start < at < start + size) if whole else []
        for at in cuts:
            units.append((start, at, node))
            node = cut(node, at - start)
            start, size = at, size - (at - start)
        units.append((start, start + size, node))
    return units


def cut(node: etree._Element, at: int) -> etree._Element:
    """Move what follows index ``at`` of a text, and all that follows it in its run, into a run of its own."""
    run, string = node.getparent(), node.text or ""
    assert run is not None
    other = etree.Element(run.tag, attrib=attributes(run))
    properties = xml.child(run, "rPr")
    if properties is not None:
        other.append(copy.deepcopy(properties))
    rest = etree.SubElement(other, node.tag, attrib=attributes(node))
    node.text, rest.text = string[:at], string[at:]
    for part in (node, rest):
        part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for follower in list(node.itersiblings()):
        other.append(follower)
    run.addnext(other)
    return rest


def attributes(node: etree._Element) -> dict[str, str]:
    """Return the attributes of an element."""
    return {str(key): str(value) for key, value in node.attrib.items()}


def unnamed(space: str) -> Any:
    """Return the map that makes a namespace the one of names without prefix."""
    return {None: space}


def run_of(
    document: Document, finding: Finding, units: Sequence[tuple[int, int, etree._Element]]
) -> tuple[etree._Element, etree._Element] | None:
    """Return the first and the last child of paragraphs that a finding is about, where any holds it."""
    place = finding.place
    if place.spot and place.spot.kind in NOTES:
        node = document.marks.get((place.spot.kind, place.spot.number))
        return (outer(node), outer(node)) if node is not None else None
    within = [node for start, end, node in units if start < place.end and end > place.start]
    if not within:
        within = [node for start, _, node in units if start <= place.start][-1:]
    return (outer(within[0]), outer(within[-1])) if within else None


def outer(node: etree._Element) -> etree._Element:
    """Return the child of a paragraph that holds ``node``, outside of any text box."""
    boxes = [one for one in node.iterancestors() if xml.name(one) == "txbxContent"]
    above = boxes[-1] if boxes else node
    child = above
    for one in above.iterancestors():
        if xml.name(one) == "p":
            return child
        child = one
    return child


def mark(id: int, first: etree._Element, last: etree._Element) -> None:
    """Put a comment around the children of paragraphs from ``first`` to ``last``.

    It ends before the first reference to a note: where a comment holds one, LibreOffice mixes up the notes.
    """
    number = {f"{{{W}}}id": str(id)}
    noted = next((one for one in between(first, last) if refers(one)), None)
    first.addprevious(etree.Element(f"{{{W}}}commentRangeStart", number))
    end = etree.Element(f"{{{W}}}commentRangeEnd", number)
    if noted is None:
        last.addnext(end)
    else:
        noted.addprevious(end)
    run = etree.Element(f"{{{W}}}r")
    etree.SubElement(run, f"{{{W}}}commentReference", number)
    end.addnext(run)


def between(first: etree._Element, last: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of paragraphs from ``first`` to ``last``."""
    paragraph = first.getparent()
    following = chain.from_iterable(paragraph.itersiblings()) if paragraph is not None else ()
    for one in chain((first,), first.itersiblings(), following):
        yield one
        if one is last:
            return


def refers(node: etree._Element) -> bool:
    """Return whether a child of a paragraph holds a reference to a note."""
    return next(node.iter("{*}footnoteReference", "{*}endnoteReference"), None) is not None


def comment(id: int, finding: Finding, lang: str) -> etree._Element:
    """Return the words of a comment."""
    attributes = {f"{{{W}}}id": str(id), f"{{{W}}}author": AUTHOR, f"{{{W}}}initials": INITIALS}
    node = etree.Element(f"{{{W}}}comment", attributes, nsmap={"w": W})
    for words in sentences(finding, lang):
        paragraph = etree.SubElement(node, f"{{{W}}}p")
        text = etree.SubElement(etree.SubElement(paragraph, f"{{{W}}}r"), f"{{{W}}}t")
        text.text = "".join(one if one.isprintable() or one == "\u00a0" else " " for one in words)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return node


def sentences(finding: Finding, lang: str) -> Iterable[str]:
    """Yield what a comment says, a paragraph each."""
    spot = finding.place.spot
    noted = f" · {where(finding.place, lang)}" if spot and spot.kind in NOTES else ""
    yield f"{say(lang, f'severity.{finding.severity}')} · {finding.rule} {finding.name}{noted}"
    yield finding.message
    if finding.fix:
        yield say(lang, "fix", fix=finding.fix)
    for related in finding.related:
        key = "related" if related.place.path == finding.place.path else "related-elsewhere"
        at = where(related.place, lang)
        yield say(lang, key, path=related.place.path, place=at, message=related.message)


def written(document: Document, data: bytes, name: str, comments: etree._Element) -> bytes:
    """Return the package with its text, its comments and what ties them; all other parts byte for byte."""
    changed = {document.main: document.root, name or join(dirname(document.main), "comments.xml"): comments}
    if not name:
        changed |= tied(document)
    parts = {part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
             for part, root in changed.items()}  # fmt: skip
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            own = parts.pop(info.filename.lstrip("/"), None)
            new.writestr(info, old.read(info) if own is None else own)
        for part, own in parts.items():
            new.writestr(part, own)
    return result.getvalue()


def tied(document: Document) -> dict[str, etree._Element]:
    """Return the lists of relations and of content types, with comments in them."""
    folder, _, base = document.main.rpartition("/")
    listed = join(folder, "_rels", f"{base}.rels")
    relations = document.package.part(listed)
    if relations is None:
        relations = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap=unnamed(RELATIONS))
    taken = {one.get("Id") for one in relations}
    id = next(f"rIdComments{n}" for n in range(1, len(taken) + 2) if f"rIdComments{n}" not in taken)
    etree.SubElement(
        relations, f"{{{RELATIONS}}}Relationship", {"Id": id, "Type": KIND, "Target": "comments.xml"}
    )
    types = document.package.part("[Content_Types].xml")
    if types is None:
        types = etree.Element(f"{{{TYPES}}}Types", nsmap=unnamed(TYPES))
    etree.SubElement(
        types,
        f"{{{TYPES}}}Override",
        {"PartName": f"/{join(folder, 'comments.xml')}", "ContentType": CONTENT},
    )
    return {listed: relations, "[Content_Types].xml": types}
