"""The bytes of a file, and the characters that a reader has of it."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from citecheck.fix.edits import Edit, Fix, applied
from citecheck.model import Manuscript
from citecheck.read import Unreadable
from citecheck.read.lines import starts

ENCODINGS = ("utf-8", "cp1252", "latin-1")


class Sheet:
    """A text file that can be written back as it was; a LaTeX document may take in others, which stay.

    Attributes:
        encoding: the one in which the file's characters are its bytes.
    """

    def __init__(self, data: bytes, manuscript: Manuscript) -> None:
        """Find the characters of the manuscript in the bytes.

        Raises:
            Unreadable: if they are not there: the format is no text, or the file is damaged.
        """
        self.manuscript = manuscript
        self.mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        self.encoding, self.text = next(self.readings(data), ("", ""))
        if not self.encoding:
            raise Unreadable(manuscript.path, "unreadable.unmendable")
        self.lines = starts(self.text)

    def readings(self, data: bytes) -> Iterator[tuple[str, str]]:
        """Yield the encodings in which the bytes are the manuscript's own lines, with the characters."""
        for encoding in ENCODINGS:
            try:
                text = data.removeprefix(self.mark).decode(encoding)
            except UnicodeDecodeError:
                continue
            if "".join(self.own_lines()).removesuffix("\n") == text.removesuffix("\n"):
                yield encoding, text

    def own_lines(self) -> Iterator[str]:
        """Yield the lines of the manuscript that stand in the file itself."""
        source, spots, path = self.manuscript.source, self.manuscript.spots, self.manuscript.path
        if not spots:
            yield source
            return
        begins = self.manuscript.lines
        for start, end, spot in zip(begins, [*begins[1:], len(source)], spots, strict=True):
            if spot.path in ("", path):
                yield source[start:end]

    def edited(self, fixes: Iterable[Fix]) -> bytes:
        """Return the bytes with fixes applied."""
        own = [Fix(fix.rule, tuple(map(self.at_home, fix.edits))) for fix in fixes]
        return self.mark + applied(self.text, own).encode(self.encoding)

    def holds(self, fix: Fix) -> bool:
        """Tell whether all that a fix changes stands in the file itself, in characters that it can have."""
        try:
            for edit in fix.edits:
                edit.text.encode(self.encoding)
                self.at_home(edit)
        except (LookupError, UnicodeEncodeError):
            return False
        return True

    def at_home(self, edit: Edit) -> Edit:
        """Return an edit of the manuscript as one of the file.

        Raises:
            LookupError: if it changes what stands in another file.
        """
        if not self.manuscript.spots:
            return edit
        start = self.offset(edit.start)
        if edit.end > edit.start and self.offset(edit.end - 1) != start + edit.end - edit.start - 1:
            raise LookupError(edit.start)
        return Edit(start, start + edit.end - edit.start, edit.text)

    def offset(self, at: int) -> int:
        """Return where a character of the manuscript stands in the file.

        Raises:
            LookupError: if it stands in another file.
        """
        line = bisect_right(self.manuscript.lines, at) - 1
        spot = self.manuscript.spots[line]
        if spot.path not in ("", self.manuscript.path):
            raise LookupError(at)
        return self.lines[spot.line - 1] + at - self.manuscript.lines[line]
