"""Applies what is certain, and what is probable where asked for; the rest stays byte for byte."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from citecheck.audit import examine
from citecheck.catalogue import Rule
from citecheck.config import Settings
from citecheck.fix.certain import certain
from citecheck.fix.edits import Fix, apart, applied
from citecheck.fix.probable import probable
from citecheck.model import Article, Finding, Manuscript, Report
from citecheck.read import Unreadable, read_bytes

__all__ = ["Mended", "mend"]

PASSES = 12
ENCODINGS = ("utf-8", "cp1252", "latin-1")
Finder = Callable[[Article, list[Finding]], Iterator[Fix]]


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it was and as mended; ``rules`` are those of the fixes, ``left`` counts the probable ones."""

    path: Path
    before: bytes
    after: bytes
    encoding: str
    rules: tuple[str, ...]
    left: int


class Workshop:
    """Mends one file, auditing it anew after every change."""

    def __init__(self, path: Path, data: bytes, rules: Sequence[Rule], settings: Settings) -> None:
        """Read the file.

        Raises:
            Unreadable: if it cannot be read, or not be written back as it was.
        """
        self.path, self.rules, self.settings = path, rules, settings
        self.report = self.audited(data)
        self.encoding = encoding_of(data, self.manuscript)
        self.data, self.done = data, list[str]()

    def audited(self, data: bytes) -> Report:
        """Return what is found in the file if these are its bytes."""
        manuscript = read_bytes(data, self.path, self.path.suffix.lower())
        self.manuscript = manuscript
        return examine([manuscript], self.rules, [], settings=self.settings, lang="en")

    def fixes(self, find: Finder) -> list[Fix]:
        """Return the fixes that ``find`` knows for the file as it is now, apart from each other."""
        return apart(
            fix
            for article in self.report.articles
            for fix in find(article, [one for one in self.report.findings if one.article == article.id])
        )

    def apply(self, fixes: Sequence[Fix], *, harmless: bool = False) -> bool:
        """Apply fixes, and tell whether it was done; ``harmless`` ones only if they bring nothing new."""
        draft = self.encoded(applied(self.manuscript.source, fixes))
        before, manuscript = self.report, self.manuscript
        after = self.audited(draft)
        if harmless and brings_more(before, after):
            self.manuscript = manuscript
            return False
        self.report, self.data = after, draft
        self.done += [fix.rule for fix in fixes]
        return True

    def encoded(self, text: str) -> bytes:
        """Return text as the bytes that the file is written in, its byte order mark included."""
        mark = codecs.BOM_UTF8 if self.data.startswith(codecs.BOM_UTF8) else b""
        return mark + text.encode(self.encoding)

    def certainly(self) -> None:
        """Apply what is certain until nothing is left."""
        for _ in range(PASSES):
            fixes = self.fixes(certain)
            if not fixes:
                return
            self.apply(fixes)

    def probably(self) -> None:
        """Apply what is probable: together, else those one by one that bring nothing new."""
        fixes = self.fixes(probable)
        if not fixes or self.apply(fixes, harmless=True):
            return
        refused: set[str] = set()
        while fixes := [fix for fix in self.fixes(probable) if words(fix) not in refused]:
            if not self.apply(fixes[:1], harmless=True):
                refused.add(words(fixes[0]))


def mend(
    path: Path, data: bytes, rules: Sequence[Rule], settings: Settings, *, unsafe: bool = False
) -> Mended:
    """Return a file mended.

    Args:
        path: of the file; its suffix says the format.
        data: its bytes.
        rules: those whose findings are mended.
        settings: what else is in force.
        unsafe: whether what is only probable is mended too.

    Raises:
        Unreadable: if the file cannot be read, or its format not be written.
    """
    workshop = Workshop(path, data, rules, settings)
    workshop.certainly()
    if unsafe:
        workshop.probably()
        workshop.certainly()
    left = 0 if unsafe else len(workshop.fixes(probable))
    return Mended(path, data, workshop.data, workshop.encoding, tuple(workshop.done), left)


def encoding_of(data: bytes, manuscript: Manuscript) -> str:
    """Return the encoding in which a file's characters are its bytes.

    Raises:
        Unreadable: if there is none: the format is no text, or the file is damaged.
    """
    bare = data.removeprefix(codecs.BOM_UTF8)
    for encoding in ENCODINGS:
        try:
            if bare.decode(encoding) == manuscript.source:
                return encoding
        except UnicodeDecodeError:
            continue
    reason = (
        "citecheck mends whole text files in UTF-8 or Windows-1252 only; correct this one in its own program"
    )
    raise Unreadable(manuscript.path, reason)


def brings_more(before: Report, after: Report) -> bool:
    """Tell whether a rule finds more than before."""
    return bool(Counter(known(after.findings)) - Counter(known(before.findings)))


def known(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the rules of findings."""
    yield from (finding.rule for finding in findings)


def words(fix: Fix) -> str:
    """Return what a fix does, wherever it stands by now."""
    return f"{fix.rule} {[edit.text for edit in fix.edits]} {[edit.end - edit.start for edit in fix.edits]}"
