"""A copy of a Word document in which every finding is a comment at its place; nothing else is changed.

Word ignores comments in notes and text boxes (MS-OI29500, 2.1.315): a finding in a note stands before the
reference to the note, one in a text box at the paragraph that holds the box.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from posixpath import dirname, join
from typing import Any

from lxml import etree

from citecheck.model import Finding
from citecheck.read import xml
from citecheck.read.docx import Document
from citecheck.report.docx_copy import AUTHOR, Copy, next_id
from citecheck.report.where import where
from citecheck.report.words import say

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
INITIALS = "cc"
NOTES = ("note", "endnote")


def annotate(data: bytes, path: str, findings: Sequence[Finding], lang: str) -> bytes:
    """Return a Word document with ``findings`` as its comments.

    Raises:
        Unreadable: if ``data`` is no Word document that can be read.
    """
    draft = Copy(data, path)
    document = draft.document
    draft.cut(offset for finding in findings for offset in (finding.place.start, finding.place.end))
    name = document.package.tied(document.main, "comments")
    comments = document.package.part(name) if name else None
    if comments is None:
        comments = draft.element("comments")
    for id, finding in enumerate(findings, next_id(comments)):
        ends = ends_of(draft, finding)
        if ends is not None:
            comments.append(comment(draft, id, finding, lang))
            mark(draft, id, *ends)
    part = name or join(dirname(document.main), "comments.xml")
    changed = {document.main: document.root, part: comments}
    return draft.written(changed if name else changed | tied(draft, part))


def ends_of(draft: Copy, finding: Finding) -> tuple[etree._Element, etree._Element] | None:
    """Return the first and the last child of paragraphs that a finding is about, where any holds it."""
    place, marks = finding.place, draft.document.marks
    if place.spot and place.spot.kind in NOTES:
        index = bisect_right(marks, place.start, key=lambda one: one[0]) - 1
        held = [marks[index][1]] * 2 if index >= 0 else []
    else:
        held = draft.within(place.start, place.end)
    return (outer(held[0]), outer(held[-1])) if held else None


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


def mark(draft: Copy, id: int, first: etree._Element, last: etree._Element) -> None:
    """Put a comment around the children of paragraphs from ``first`` to ``last``.

    It ends before the first reference to a note: where a comment holds one, LibreOffice mixes up the notes.
    """
    number = {"id": str(id)}
    noted = next((one for one in between(first, last) if refers(one)), None)
    first.addprevious(draft.element("commentRangeStart", number))
    end = draft.element("commentRangeEnd", number)
    if noted is None:
        last.addnext(end)
    else:
        noted.addprevious(end)
    run = draft.element("r")
    run.append(draft.element("commentReference", number))
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


def comment(draft: Copy, id: int, finding: Finding, lang: str) -> etree._Element:
    """Return the words of a comment."""
    node = draft.element("comment", {"id": str(id), "author": AUTHOR, "initials": INITIALS})
    for words in sentences(finding, lang):
        paragraph = draft.element("p")
        shown = "".join(one if one.isprintable() or one == "\u00a0" else " " for one in words)
        paragraph.append(draft.text("t", shown))
        node.append(paragraph)
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


def tied(draft: Copy, part: str) -> dict[str, etree._Element]:
    """Return the lists of relations and of content types, with the new part of the comments in them."""
    folder, _, base = draft.document.main.rpartition("/")
    listed = join(folder, "_rels", f"{base}.rels")
    relations = listing(draft.document, listed, RELATIONS, "Relationships")
    taken = {one.get("Id") for one in relations}
    id = next(f"rIdComments{n}" for n in range(1, len(taken) + 2) if f"rIdComments{n}" not in taken)
    kind = STRICT_KIND if draft.space == STRICT else KIND
    etree.SubElement(
        relations, f"{{{RELATIONS}}}Relationship", {"Id": id, "Type": kind, "Target": "comments.xml"}
    )
    types = listing(draft.document, "[Content_Types].xml", TYPES, "Types")
    etree.SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{part}", "ContentType": CONTENT})
    return {listed: relations, "[Content_Types].xml": types}


def listing(document: Document, part: str, space: str, name: str) -> etree._Element:
    """Return the root of a part of the package itself; an empty one where there is none."""
    root = document.package.part(part)
    names: Any = {None: space}
    return etree.Element(f"{{{space}}}{name}", nsmap=names) if root is None else root
