"""The lines of a PDF's pages, with size, place and raised characters, as PDFium gives them."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from typing import Any
from unicodedata import normalize

from citecheck.read.decode import Unreadable
from citecheck.read.sheet import Piece
from citecheck.text import PLAIN, RAISED

MOST_PAGES = 600
MOST_CHARACTERS = 40_000
SMALLER, HIGHER = 0.82, 0.15
GAP = 3.0
SIGNS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0xA0: "\u00a0", 0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«",
    0x14: "»",
         0x15: "–", 0x16: "—", 0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl", 0xFB00: "ff",
         0xFB01: "fi",
         0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}  # fmt: skip
ACCENTS = {"¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327"}
RAISABLE = re.compile(r"[\d*†‡§,;–\-()\[\]\s]+")
WORD = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?»”\"’…\u00a0]|(?<![^\W\d_])[^\W\d_]{2})[)\]]?$")


@dataclass(frozen=True, slots=True)
class Character:
    """A character with its box and its size."""

    string: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one that stands in a column."""

    pieces: tuple[Piece, ...]
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    width: float
    height: float

    @property
    def string(self) -> str:
        """Its characters."""
        return "".join(piece.string for piece in self.pieces)


def pages(data: bytes, path: str) -> Iterator[list[Line]]:
    """Yield the lines of each page.

    Raises:
        Unreadable: if it is no PDF, protected, or has too many pages.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 - only for PDF

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(path, "it is protected by a password; save it without one") from None
        raise Unreadable(path, "it is a damaged PDF; export it anew") from None
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(
                path, f"it has {len(document)} pages, more than the {MOST_PAGES} that are read; split it"
            )
        for number in range(len(document)):
            yield list(page_lines(pdfium, document, number))
    finally:
        document.close()


def page_lines(pdfium: Any, document: Any, number: int) -> Iterator[Line]:
    """Yield the lines of one page; a page that cannot be opened has none."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        for row in rows(accented(characters(pdfium.raw, text))):
            for part in parts(row):
                yield line(part, number + 1, width, height)
    finally:
        text.close()
        page.close()


def characters(raw: Any, text: Any) -> Iterator[Character]:
    """Yield the characters of a page in the order of its content."""
    box = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = box
    for index in range(min(text.count_chars(), MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text.raw, index)
        if code in (0x0D, 0x0A):
            yield Character("\n", 0, 0, 0, 0, 0)
            continue
        string = SIGNS.get(code) or (
            chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        )
        if string:
            raw.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
            size = raw.FPDFText_GetFontSize(text.raw, index)
            yield Character(string, left.value, bottom.value, right.value, top.value, size)


def accented(found: Iterable[Character]) -> Iterator[Character]:
    """Yield characters; an accent that stands before its letter is put on it."""
    held: Character | None = None
    for one in found:
        if held and one.string.isalpha():
            yield replace(one, string=normalize("NFC", one.string + ACCENTS[held.string]))
        else:
            yield from [held] if held else []
            if one.string in ACCENTS:
                held = one
                continue
            yield one
        held = None
    if held:
        yield held


def rows(found: Iterable[Character]) -> Iterator[list[Character]]:
    """Yield the characters of each row; a raised character ends none."""
    row: list[Character] = []
    broken = False
    for one in found:
        if one.string == "\n":
            broken = True
            continue
        if broken and row and not beside(row, one):
            yield row
            row = []
        broken = False
        row.append(one)
    if row:
        yield row


def beside(row: Sequence[Character], one: Character) -> bool:
    """Return whether a character goes on with a row: right behind its end, at nearly its height."""
    last = next((other for other in reversed(row) if not other.string.isspace()), row[-1])
    size = max(one.size, last.size)
    near = -0.3 * size < one.left - last.right < size
    return near and one.bottom < last.top and last.bottom < one.top


def parts(row: list[Character]) -> Iterator[list[Character]]:
    """Yield the parts of a row: it is cut where the gap between words is that between columns."""
    part: list[Character] = []
    last: Character | None = None
    for one in row:
        if last and not one.string.isspace():
            gap = one.left - last.right
            if gap > GAP * max(one.size, 4) or one.right < last.left - 10 * max(one.size, 4):
                yield part
                part = []
        part.append(one)
        last = last if one.string.isspace() else one
    if any(not one.string.isspace() and one.string not in ACCENTS for one in part):
        yield part


def line(row: list[Character], page: int, width: float, height: float) -> Line:
    """Return the line that characters make."""
    inked = [one for one in row if not one.string.isspace()]
    size = Counter(round(one.size, 1) for one in inked).most_common(1)[0][0]
    base = median(one.bottom for one in inked if round(one.size, 1) == size)
    pieces = []
    before = ""
    for raised, some in groupby(row, key=lambda one: is_raised(one, size, base)):
        string = "".join(one.string for one in some)
        marks = raised and RAISABLE.fullmatch(string) and (not before or WORD.search(before))
        pieces.append(Piece(string, RAISED if marks else PLAIN))
        before += string
    return Line(
        tuple(pieces),
        page,
        min(one.left for one in inked),
        max(one.right for one in inked),
        min(one.bottom for one in inked),
        max(one.top for one in inked),
        size,
        width,
        height,
    )


def is_raised(one: Character, size: float, base: float) -> bool:
    """Return whether a character is smaller than its line and stands higher."""
    return not one.string.isspace() and one.size < SMALLER * size and one.bottom > base + HIGHER * size
