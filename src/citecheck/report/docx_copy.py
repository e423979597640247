"""A copy of a Word document: its runs are cut where something begins or ends; what is not changed stays."""

from __future__ import annotations

import copy
import io
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from lxml import etree

from citecheck.read import xml
from citecheck.read.docx import Document

AUTHOR = "citecheck"
LONGEST_ID = 10
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Copy:
    """A Word document that is being changed.

    Attributes:
        document: as it was read.
        starts: for each element that holds characters, the offset of the first of them, in order.
        nodes: these elements.
    """

    def __init__(self, data: bytes, path: str) -> None:
        """Read the document.

        Raises:
            Unreadable: if it is no Word document that can be read.
        """
        self.data = data
        self.document = Document(data, path)
        self.space = etree.QName(self.document.root).namespace
        self.starts = [start for start, _ in self.document.sheet.nodes]
        self.ends = [start + len(piece.string) for start, piece in self.document.sheet.nodes]
        self.nodes = [piece.node for _, piece in self.document.sheet.nodes]

    def element(self, name: str, given: Mapping[str, str] | None = None) -> etree._Element:
        """Return a new element of Word's, with its attributes."""
        attributes = {f"{{{self.space}}}{key}": value for key, value in (given or {}).items()}
        return etree.Element(f"{{{self.space}}}{name}", attributes, nsmap={"w": self.space})

    def text(self, name: str, words: str) -> etree._Element:
        """Return a new run with one text."""
        run = self.element("r")
        text = self.element(name)
        text.text = words
        text.set(SPACE, "preserve")
        run.append(text)
        return run

    def cut(self, offsets: Iterable[int]) -> None:
        """Cut the texts, and the runs that hold them, at ``offsets``."""
        for at in sorted(set(offsets), reverse=True):
            index = bisect_right(self.starts, at) - 1
            if index < 0 or not self.starts[index] < at < self.ends[index]:
                continue
            start, node = self.starts[index], self.nodes[index]
            if xml.name(node) == "t" and len(node.text or "") == self.ends[index] - start:
                self.starts.insert(index + 1, at)
                self.ends.insert(index, at)
                self.nodes.insert(index + 1, parted(node, at - start))

    def span(self, start: int, end: int) -> range:
        """Return the indices of the elements that hold characters from ``start`` to before ``end``."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def within(self, start: int, end: int) -> list[etree._Element]:
        """Return the elements that hold the characters from ``start`` to ``end``; else the one before."""
        found = self.span(start, end)
        return self.nodes[found.start : found.stop] or self.nodes[max(found.start - 1, 0) : found.start]

    def written(self, changed: Mapping[str, etree._Element]) -> bytes:
        """Return the package with the parts that are ``changed``; all others byte for byte."""
        parts = {part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                 for part, root in changed.items()}  # fmt: skip
        result = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self.data)) as old,
            zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for info in old.infolist():
                own = parts.pop(info.filename.lstrip("/"), None)
                new.writestr(info, old.read(info) if own is None else own)
            for part, own in parts.items():
                new.writestr(part, own)
        return result.getvalue()


def parted(node: etree._Element, at: int) -> etree._Element:
    """Move what follows index ``at`` of a text, and all that follows it in its run, into a run of its own."""
    rest = etree.Element(node.tag, attrib=attributes(node))
    string = node.text or ""
    node.text, rest.text = string[:at], string[at:]
    for part in (node, rest):
        part.set(SPACE, "preserve")
    node.addnext(rest)
    split(rest)
    return rest


def isolated(node: etree._Element) -> etree._Element:
    """Return the run of an element of a run, which then holds nothing else."""
    if any(xml.name(one) != "rPr" for one in node.itersiblings(preceding=True)):
        split(node)
    follower = node.getnext()
    if follower is not None:
        split(follower)
    run = node.getparent()
    assert run is not None
    return run


def split(node: etree._Element) -> None:
    """Move an element of a run, and all that follows it there, into a run of its own."""
    run = node.getparent()
    assert run is not None
    other = etree.Element(run.tag, attrib=attributes(run))
    other.extend(copy.deepcopy(one) for one in run if xml.name(one) == "rPr")
    other.extend([node, *node.itersiblings()])
    run.addnext(other)


def next_id(nodes: Iterable[etree._Element]) -> int:
    """Return a number above all that elements bear as their ids."""
    ids = (xml.attribute(node, "id") for node in nodes)
    return 1 + max((int(id) for id in ids if id.isdecimal() and len(id) < LONGEST_ID), default=-1)


def attributes(node: etree._Element) -> dict[str, str]:
    """Return the attributes of an element."""
    return {str(key): str(value) for key, value in node.attrib.items()}
