"""The characters of a PDF's pages as PDFium gives them: with place and size, on pages turned upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any, NamedTuple
from unicodedata import normalize

from citecheck.read.decode import Unreadable

MOST_PAGES = 600
MOST_CHARACTERS = 40_000
SOFT = "\u00ad"
MOVED = "\t"
SIGNS = {0x02: "-", 0xFFFE: "-", 0x2010: "-", 0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»",
         0x15: "–", 0x16: "—", 0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl", 0xFB00: "ff",
         0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}  # fmt: skip
ACCENTS = {"¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327"}
DOTLESS = {"ı": "i", "ȷ": "j"}
CELL = 16
LIFTED, REDUCED = 0.2, 0.6
AS_ADDRESS = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


class Character(NamedTuple):
    """A character: where it begins and ends, the line it stands on, its size.

    An empty string stands for the end of a line, a blank for a space of any width.
    """

    string: str
    left: float = 0
    right: float = 0
    base: float = 0
    size: float = 0


class Glyphs(NamedTuple):
    """The characters of a page in the order of the file, and the page's height."""

    characters: list[Character]
    height: float


def pages(data: bytes, path: str) -> Iterator[Glyphs]:
    """Yield the characters of each page.

    Raises:
        Unreadable: if it is no PDF, protected, or has too many pages.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 - only for PDF

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(path, "unreadable.protected") from None
        raise Unreadable(path, "unreadable.damaged-pdf") from None
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(path, "unreadable.pages", pages=len(document), most=MOST_PAGES)
        for number in range(len(document)):
            yield glyphs(pdfium, document, number)
    finally:
        document.close()


def glyphs(pdfium: Any, document: Any, number: int) -> Glyphs:
    """Return the characters of one page; a page that cannot be opened has none.

    The page is turned as most of its text stands, since PDFium finds lines by what is level on the page.
    """
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return Glyphs([], 1)
    try:
        page.set_rotation(0)
        found = text_of(pdfium, page)
        turn = Counter(way for _, way in found).most_common(1)[0][0] if found else 0
        if turn:
            page.set_rotation(90 * turn)
            found = text_of(pdfium, page)
        left, bottom, _, top = turned(page.get_cropbox(), turn)
    finally:
        page.close()
    upright = [one for one, way in found if way == turn]
    if left or bottom:
        upright = [
            one._replace(left=one.left - left, right=one.right - left, base=one.base - bottom)
            for one in upright
        ]
    return Glyphs(accented(upright), top - bottom)


def text_of(pdfium: Any, page: Any) -> list[tuple[Character, int]]:
    """Return the characters of a page as it is turned."""
    text = page.get_textpage()
    try:
        return list(characters(pdfium.raw, text))
    finally:
        text.close()


def characters(raw: Any, text: Any) -> Iterator[tuple[Character, int]]:
    """Yield the characters of a page, and which way each stands, in quarters of a turn."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    text_object = AS_ADDRESS(ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0)
    last, turn, size = None, 0, 0.0
    for index in range(min(text.count_chars(), MOST_CHARACTERS)):
        string = printed(raw.FPDFText_GetUnicode(text.raw, index))
        if string is None:
            continue
        drawn = text_object(text.raw, index)
        if drawn and drawn != last:
            last = drawn
            raw.FPDFText_GetMatrix(text.raw, index, matrix)
            turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
            size = raw.FPDFText_GetFontSize(text.raw, index) * math.hypot(matrix.c, matrix.d)
        if not drawn or string in ("", " "):
            yield Character(string if drawn or not string else MOVED), turn
            continue
        raw.FPDFText_GetLooseCharBox(text.raw, index, box)
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        one = Character(string, box.left, box.right, y.value, size)
        if turn:
            left, _, right, _ = turned((box.left, box.bottom, box.right, box.top), turn)
            one = Character(string, left, right, turned((x.value, y.value) * 2, turn)[1], size)
        elif string.isdigit():
            one = lowered(raw, text, index, one)
        yield one, turn


def lowered(raw: Any, text: Any, index: int, one: Character) -> Character:
    """Return a figure; one that its font itself draws raised is told as a small one set higher."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
    lifted = bottom.value - one.base
    raised = LIFTED * one.size < lifted < one.size
    return one._replace(size=REDUCED * one.size, base=one.base + lifted) if raised else one


@cache
def printed(code: int) -> str | None:
    """Return what a code stands for; an empty string at the end of a line, None where it is no character."""
    if code in (0x0D, 0x0A):
        return "" if code == 0x0A else None
    if code in SIGNS:
        return SIGNS[code]
    if code < 0x20 or code >= 0x110000 or 0xD800 <= code < 0xE000:
        return None
    return chr(code)


def turned(box: tuple[float, ...], turn: int) -> tuple[float, float, float, float]:
    """Return a box (left, bottom, right, top) on a page that is turned back by quarters of a turn."""
    left, bottom, right, top = box
    if turn == 0:
        return left, bottom, right, top
    if turn == 1:
        return bottom, -right, top, -left
    if turn == 2:
        return -right, -top, -left, -bottom
    return -top, left, -bottom, right


def accented(found: Sequence[Character]) -> list[Character]:
    """Return characters; an accent that the file draws apart is put on the letter that it stands over."""
    letters: dict[tuple[int, int], list[int]] = {}
    if any(one.string in ACCENTS for one in found):
        for index, one in enumerate(found):
            if one.string.isalpha() and one.string not in ACCENTS:
                letters.setdefault(cell(one.left, one.base), []).append(index)
    result = list(found)
    for index, one in enumerate(found):
        if one.string in ACCENTS and (at := below(one, found, letters)) is not None:
            letter = DOTLESS.get(found[at].string, found[at].string)
            result[at] = found[at]._replace(string=normalize("NFC", letter + ACCENTS[one.string]))
            result[index] = one._replace(string=MOVED)
    return [one for one in result if not (one.string == MOVED and one.size)]


def below(
    accent: Character, found: Sequence[Character], letters: Mapping[tuple[int, int], Sequence[int]]
) -> int | None:
    """Return the index of the letter that an accent stands over; None where it stands alone."""
    middle = (accent.left + accent.right) / 2
    column, row = cell(middle, accent.base)
    for near in product((column, column - 1, column + 1), (row, row - 1, row + 1)):
        for at in letters.get(near, ()):
            one = found[at]
            if one.left <= middle <= one.right and abs(one.base - accent.base) < one.size / 2:
                return at
    return None


def cell(x: float, y: float) -> tuple[int, int]:
    """Return the cell of a grid that a place lies in."""
    return int(x // CELL), int(y // CELL)
