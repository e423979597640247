"""From bytes to characters, whatever encoding a file was saved in."""

from __future__ import annotations

import codecs
import re

from citecheck.model import Sentence

LIMIT = 20_000_000

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OTHERS = {
    b"%PDF-": "unreadable.pdf",
    b"PK\x03\x04": "unreadable.zip",
    b"\xd0\xcf\x11\xe0": "unreadable.old-word",
    b"{\\rtf": "unreadable.rtf",
}
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
BINARY = "unreadable.binary"
WESTERN = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœßúùûüÿÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜŸ«»“”„‘’–—…°§·¿¡ºª€©\xa0\xad•")


class Unreadable(Exception):
    """A file that cannot be read: its path as given, and the sentence that says why and what to do."""

    def __init__(self, path: str, key: str, **values: object) -> None:
        self.path = path
        self.reason = Sentence(key, values)
        super().__init__(f"{path}: {self.reason}")


def decode(data: bytes, path: str) -> tuple[str, tuple[Sentence, ...]]:
    """Return the characters of a file, and what a user should know of how they were read.

    Raises:
        Unreadable: if the file is empty, too large or no text.
    """
    if len(data) > LIMIT:
        raise too_large(path, len(data))
    for magic, key in OTHERS.items():
        if data.startswith(magic):
            raise Unreadable(path, key)
    source, remarks = characters(data, path)
    if not source.strip():
        raise Unreadable(path, "unreadable.empty")
    if "\0" in source or garbled(source):
        raise Unreadable(path, BINARY)
    return source, remarks


def too_large(path: str, size: int) -> Unreadable:
    """Return that a file of ``size`` bytes is refused."""
    return Unreadable(path, "unreadable.too-large", size=round(size / 1e6), most=round(LIMIT / 1e6))


def characters(data: bytes, path: str) -> tuple[str, tuple[Sentence, ...]]:
    """Return the characters and the remarks; UTF-8 needs none."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            source = data[len(mark) :].decode(encoding, "replace")
            return source, () if encoding == "utf-8" else (remark(encoding.upper()[:6]),)
    if b"\0" in data:
        return wide(data, path), (remark("UTF-16"),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return other(data, error)


def wide(data: bytes, path: str) -> str:
    """Return UTF-16 without a byte order mark, where the zero bytes show which half is the high one."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    source = data[: len(data) // 2 * 2].decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    known = sum(character < "\u2e80" for character in source)
    if min(even, odd) > max(even, odd) / 20 or known < 0.9 * len(source):
        raise Unreadable(path, BINARY)
    return source


def other(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[Sentence, ...]]:
    """Return what is no clean UTF-8: damaged UTF-8, Windows-1252, or what charset-normalizer makes of it."""
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("�")
    if sum(character > "\x7f" for character in damaged) - bad > 4 * bad:
        line = data.count(b"\n", 0, error.start) + 1
        return damaged, (Sentence("reading.damaged", {"n": bad, "line": line}),)
    western = data.decode("cp1252", "replace")
    if all(character in WESTERN for character in western if character > "\x7f"):
        return western, (remark("Windows-1252"),)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for files that need it

    best = from_bytes(data).best()
    if best is None:
        return western, (remark("Windows-1252"),)
    return str(best), (remark(best.encoding.replace("_", "-")),)


def remark(encoding: str) -> Sentence:
    """Return the sentence that says how a file was read."""
    return Sentence("reading.encoding", {"encoding": encoding})


def garbled(source: str) -> bool:
    """Return whether control characters show that this is no text; conversions leave a few in any."""
    head = source[:100_000]
    return len(CONTROLS.findall(head)) > max(4, len(head) / 10)
