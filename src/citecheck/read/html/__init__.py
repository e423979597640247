"""Web pages: the text of an article without the page around it, notes and their markers by their links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree, html

from citecheck.model import Block, BlockKind, Manuscript, Spot
from citecheck.read import xml
from citecheck.read.decode import Unreadable, decode
from citecheck.read.html.notes import HEADINGS, Notes
from citecheck.read.inline import unreferred
from citecheck.read.jats.inline import collapsed
from citecheck.read.sheet import Piece, Sheet, behind
from citecheck.text import BOLD, ITALIC, PLAIN, RAISED

CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
STYLES = {"i": ITALIC, "em": ITALIC, "cite": ITALIC, "b": BOLD, "strong": BOLD, "sup": RAISED}
UNSHOWN = frozenset({
    "head", "script", "style", "noscript", "template", "svg", "math", "form", "button", "select",
    "textarea", "input", "iframe", "object", "nav", "dialog", "audio", "video", "canvas", "map",
})  # fmt: skip
AROUND = frozenset({"header", "footer", "aside"})
AROUND_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu"})
AROUND_NAMES = frozenset({
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "sidebar", "sidenotes", "cookie",
    "cookies", "paranumber", "toc", "share", "sharing", "social", "skip", "metrics", "altmetric", "toolbar",
    "pagination", "footer",
})  # fmt: skip
BLOCKS = HEADINGS | frozenset({
    "p", "li", "dt", "dd", "div", "section", "article", "main", "blockquote", "figure", "figcaption",
    "table", "ul", "ol", "dl", "pre", "address", "center", "hr", "details", "summary", "aside", "header",
    "footer", "body", "fieldset",
})  # fmt: skip
TITLES = ("citation_title", "dc.title", "og:title")
DATES = ("citation_publication_date", "citation_date", "dc.date", "dc.date.issued", "article:published_time")
MOST_AROUND, LEAST_MAIN = 0.3, 0.8


def read(data: bytes, path: str) -> Manuscript:
    """Return the blocks of a web page.

    Raises:
        Unreadable: if the bytes are no text, or no page with text in it.
    """
    declared = CHARSET.search(data[:4096])
    source, remarks = decode(known(data, declared[1].decode() if declared else ""), path)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(source.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(path, "unreadable.html", reason=str(error)[:120]) from None
    reader = Reader(root)
    blocks = tuple(reader.blocks())
    if not blocks:
        raise Unreadable(path, "unreadable.no-text")
    sheet = reader.sheet
    return Manuscript(
        path,
        sheet.source,
        blocks,
        remarks,
        metadata=metadata(root, blocks),
        lines=sheet.lines,
        spots=tuple(sheet.spots),
    )


def known(data: bytes, charset: str) -> bytes:
    """Return bytes in UTF-8, where the page declares another encoding that Python knows."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(charset or "utf-8").encode()
        except (LookupError, UnicodeDecodeError):
            return data
    return data


def metadata(root: etree._Element, blocks: Iterable[Block]) -> dict[str, str]:
    """Return title, language and date, as far as the page gives them."""
    given = {(one.get("name") or one.get("property") or "").lower(): one.get("content") or ""
             for one in reversed(list(root.iter("meta")))}  # fmt: skip
    found = {
        "title": next((given[name] for name in TITLES if given.get(name)), "") or shown_title(root, blocks),
        "lang": given.get("citation_language") or root.get("lang") or "",
        "date": next((given[name] for name in DATES if given.get(name)), ""),
    }
    return {key: value for key, value in found.items() if value}


def shown_title(root: etree._Element, blocks: Iterable[Block]) -> str:
    """Return the title that a page shows: the words of its ``title``, else its first chief heading."""
    named = xml.words(root.find(".//title"))
    shown = [(block.level, unreferred(block.text.string)) for block in blocks]
    chief = (words for level, words in shown if level == 1)
    return named if named and any(words == named for _, words in shown) else next(chief, "")


class Reader:
    """Walks a page once, and writes what it shows on a sheet."""

    def __init__(self, root: etree._Element) -> None:
        self.sheet = Sheet()
        self.notes = Notes(root)
        self.whole = len(xml.words(root)) or 1
        body = root.find("body")
        self.body = main(root if body is None else body)
        self.number = 0
        self.numbers = {item: number for one in root.iter("ol") for item, number in numbered(one)}

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the page: its text, then its notes."""
        found = list(self.walk(self.body, "paragraph", 0))
        for note, label in self.notes.labels.items():
            spot = Spot(line=line_of(note), kind="note", number=label)
            text = self.sheet.add(collapsed(self.pieces(note, PLAIN)), spot)
            found.append(Block("note", text[len(self.notes.number(note, text.string)) :], label=label))
        yield from (block for block in found if block.text.string.strip())

    def walk(self, node: etree._Element, kind: BlockKind, level: int) -> Iterator[Block]:
        """Yield the blocks of an element: what stands between its inner blocks is a paragraph each."""
        run: list[Piece] = [Piece(node.text)] if node.text else []
        broken = sum(1 for one in node if one.tag == "br") > 1
        for one in node:
            if self.is_block(one) or (broken and one.tag == "br"):
                yield from self.written(run, kind, level, node)
                run = []
                yield from self.inner(one, level)
            else:
                run += self.child(one, PLAIN)
            run += [Piece(one.tail)] if one.tail else []
        yield from self.written(run, kind, level, node)

    def inner(self, node: etree._Element, level: int) -> Iterator[Block]:
        """Yield the blocks of an element that is one."""
        if node in self.notes.labels or self.is_around(node):
            return
        if node.tag in HEADINGS:
            yield from self.written(list(self.pieces(node, PLAIN)), "heading", int(node.tag[1]), node)
        elif node.tag == "table":
            yield from self.table(node, level)
        elif node.tag == "li":
            yield from labelled(self.walk(node, "item", level or 1), self.numbers.get(node, ""))
        else:
            yield from self.walk(node, "paragraph", level + (node.tag in ("ul", "ol")))

    def table(self, node: etree._Element, level: int) -> Iterator[Block]:
        """Yield a table, a line for each row; of one that only lays out the page, what is in its cells."""
        if node.find(".//p") is not None or node.find(".//table") is not None:
            for cell in node.iter("td", "th"):
                yield from self.walk(cell, "paragraph", level) if cell.find(".//table") is None else ()
            return
        pieces: list[Piece] = []
        for row in node.iter("tr"):
            pieces += [Piece("\n")] if pieces else []
            for number, cell in enumerate(row):
                pieces += [Piece("\t")] if number else []
                pieces += collapsed(self.pieces(cell, PLAIN))
        self.number += 1
        text = self.sheet.add(pieces, Spot(line=line_of(node), kind="table", number=str(self.number)))
        yield Block("table", text)

    def written(self, run: list[Piece], kind: BlockKind, level: int, node: etree._Element) -> Iterator[Block]:
        """Yield a block of pieces, if they show anything."""
        pieces = collapsed(run)
        if pieces:
            self.number += 1
            spot = Spot(line=line_of(node), kind="paragraph", number=str(self.number))
            yield Block(kind, self.sheet.add(pieces, spot), level if kind in ("heading", "item") else 0)

    def is_block(self, node: etree._Element) -> bool:
        """Tell whether an element stands in lines of its own; what is not shown is none."""
        return node.tag in BLOCKS or any(one.tag in BLOCKS for one in node.iter())

    def is_around(self, node: etree._Element) -> bool:
        """Tell whether an element belongs to the page around the article, and holds little of it."""
        names = set(re.findall(r"[a-z]+", f"{node.get('class')} {node.get('id')}".lower()))
        around = node.tag in AROUND or node.get("role") in AROUND_ROLES or names & AROUND_NAMES
        return node.tag in UNSHOWN or bool(
            around and node.find(".//h1") is None and len(xml.words(node)) < MOST_AROUND * self.whole
        )

    def pieces(self, node: etree._Element, style: int) -> Iterator[Piece]:
        """Yield the pieces of what an element shows."""
        if node.text:
            yield Piece(node.text, style)
        for one in node:
            yield from self.child(one, style)
            if one.tail:
                yield Piece(one.tail, style)

    def child(self, node: etree._Element, style: int) -> Iterator[Piece]:
        """Yield the pieces of an element inside a paragraph."""
        if node in self.notes.markers:
            yield Piece(f"[^{self.notes.markers[node]}]")
        elif node in self.notes.backs or node.tag in UNSHOWN or self.is_around(node):
            return
        elif node.tag == "br" or node.tag in BLOCKS:
            yield from [Piece(" "), *self.pieces(node, style), Piece(" ")]
        else:
            words = list(self.pieces(node, style | STYLES.get(str(node.tag), PLAIN)))
            yield from words
            address = node.get("href") or "" if node.tag == "a" else ""
            if address.startswith("http") and (added := behind("".join(p.string for p in words), address)):
                yield Piece(added)


def main(body: etree._Element) -> etree._Element:
    """Return the element that holds the article, where the page names one and it holds nearly all words."""
    named = [*body.iter("main", "article"), *body.iterfind(".//*[@role='main']")]
    whole = len(xml.words(body))
    return next((one for one in named if len(xml.words(one)) >= LEAST_MAIN * whole), body)


def numbered(items: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the items of a numbered list, each with its number."""
    first = items.get("start") or ""
    for number, item in enumerate(items.iterchildren("li"), int(first) if first.isdigit() else 1):
        yield item, item.get("value") or str(number)


def labelled(blocks: Iterable[Block], label: str) -> Iterator[Block]:
    """Yield blocks, the first of them with a label."""
    for number, block in enumerate(blocks):
        yield replace(block, label=label) if number == 0 and block.kind == "item" else block


def line_of(node: etree._Element) -> int:
    """Return the line of the page that an element begins on."""
    found = node.sourceline
    return found if isinstance(found, int) else 1
