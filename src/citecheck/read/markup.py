"""XML by its root: a list of EndNote's or PubMed's, each record a block; anything else is taken for JATS."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

from citecheck.model import Block, Manuscript
from citecheck.read import jats, lines, xml
from citecheck.read.decode import Unreadable, decode
from citecheck.read.lists import endnote, pubmed
from citecheck.text import Text

HEAD = 65_536
ROOT = re.compile(rb"<([A-Za-z][\w.-]*)(?=[\s/>])")
LISTS: Mapping[str, tuple[str, Callable[[etree._Element], dict[str, str]]]] = {
    "xml": ("record", endnote.fields),
    "records": ("record", endnote.fields),
    "PubmedArticleSet": ("PubmedArticle|PubmedBookArticle", pubmed.fields),
    "PubmedArticle": ("PubmedArticle", pubmed.fields),
}


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of an XML file.

    Raises:
        Unreadable: if it is no well-formed XML, declares entities, or is of no kind that is known.
    """
    root = ROOT.search(data, 0, HEAD)
    name = root[1].decode("ascii", "replace") if root else ""
    return records(data, path, *LISTS[name]) if name in LISTS else jats.read(data, path)


def records(
    data: bytes, path: str, tags: str, fields: Callable[[etree._Element], dict[str, str]]
) -> Manuscript:
    """Return the records of a list; ``tags`` name the elements that are one.

    Raises:
        Unreadable: if it is no well-formed XML, declares entities, or holds no record.
    """
    root = xml.parse(data, path)
    source, remarks = decode(data, path)
    spans = re.finditer(rf"<({tags})(?=[\s>]).*?</\1\s*>", source, re.DOTALL)
    blocks = []
    for record, span in zip(root.iter(*tags.split("|")), spans, strict=False):
        tagged = fields(record)
        label = tagged.get("PMID", "") or xml.words(record.find("rec-number"))
        text = Text.of(span[0], span.start())
        blocks.append(Block("entry", text, label=label, tagged=tagged, vocabulary="csl-json"))
    if not blocks:
        raise Unreadable(path, "unreadable.no-record", tag=tags.partition("|")[0])
    return Manuscript(path, source, tuple(blocks), remarks, lines=lines.starts(source))
