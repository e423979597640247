"""Mends one file, and audits it anew after every change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from citecheck.audit import examine
from citecheck.catalogue import Rule
from citecheck.config import Settings
from citecheck.fix.certain import certain
from citecheck.fix.edits import Fix, apart
from citecheck.fix.probable import probable
from citecheck.fix.sheet import Sheet
from citecheck.fix.trial import Trial
from citecheck.fix.word import WordSheet
from citecheck.model import Article, Finding, Manuscript, Report
from citecheck.read import read_bytes
from citecheck.read.formats import MODULES

Finder = Callable[[Article, list[Finding]], Iterator[Fix]]


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it was and as mended.

    Attributes:
        texts: its characters, as they were and as mended.
        rules: those of the fixes.
        refused: the rules of the certain fixes that would have brought other findings.
        left: how many probable ones there are.
    """

    path: Path
    before: bytes
    after: bytes
    texts: tuple[str, str]
    rules: tuple[str, ...]
    refused: tuple[str, ...]
    left: int


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
        Unreadable: if the file cannot be read, or not be written back as it was.
    """
    workshop = Workshop(path, data, rules, settings)
    before = workshop.sheet.text
    workshop.mend(certain)
    if unsafe:
        workshop.mend(all_known)
    refused = tuple(fix.rule for fix in workshop.fixes(certain))
    left = 0 if unsafe else len(workshop.fixes(probable))
    texts = before, workshop.sheet.text
    return Mended(path, data, workshop.data, texts, tuple(workshop.done), refused, left)


def all_known(article: Article, findings: list[Finding]) -> Iterator[Fix]:
    """Yield the certain fixes, then the probable ones."""
    yield from certain(article, findings)
    yield from probable(article, findings)


class Workshop:
    """A file on the bench: its bytes as they are by now, and what is found in them."""

    def __init__(self, path: Path, data: bytes, rules: Sequence[Rule], settings: Settings) -> None:
        """Read the file.

        Raises:
            Unreadable: if it cannot be read, or not be written back as it was.
        """
        self.path, self.rules, self.settings = path, rules, settings
        self.data, self.done = data, list[str]()
        manuscript, self.report = self.audited(data)
        self.sheet = self.laid_out(manuscript)

    def laid_out(self, manuscript: Manuscript) -> Sheet | WordSheet:
        """Return what can be changed in the file.

        Raises:
            Unreadable: if it cannot be written back as it was.
        """
        word = MODULES.get(self.path.suffix.lower()) == "docx"
        return WordSheet(self.data, manuscript) if word else Sheet(self.data, manuscript)

    def audited(self, data: bytes) -> tuple[Manuscript, Report]:
        """Return what is read and found in the file if these are its bytes."""
        manuscript = read_bytes(data, self.path, self.path.suffix.lower())
        return manuscript, examine([manuscript], self.rules, [], settings=self.settings, lang="en")

    def fixes(self, find: Finder) -> list[Fix]:
        """Return the fixes that ``find`` knows for the file as it is now, apart from each other."""
        found = (
            fix
            for article in self.report.articles
            for fix in find(article, [one for one in self.report.findings if one.article == article.id])
        )
        return apart(filter(self.sheet.holds, found))

    def mend(self, find: Finder) -> None:
        """Apply what ``find`` knows, and what it knows after that: each time there is less to find."""
        while kept := self.harmless(self.fixes(find)):
            self.data = self.sheet.edited(kept)
            manuscript, self.report = self.audited(self.data)
            self.sheet = self.laid_out(manuscript)
            self.done += [fix.rule for fix in kept]

    def harmless(self, fixes: Sequence[Fix]) -> list[Fix]:
        """Return the fixes that can be applied together.

        Those that bring a finding are left out; where it is not plain which, halves are tried.
        """
        kept: list[Fix] = []
        groups = [list(fixes)]
        while groups:
            group = groups.pop()
            if not group:
                continue
            trial = self.trial([*kept, *group])
            if trial.succeeds:
                kept += group
            elif guilty := [fix for fix in trial.guilty() if fix in group]:
                groups += [[fix for fix in group if fix not in guilty]]
            elif middle := len(group) // 2:
                groups += [group[middle:], group[:middle]]
        return kept

    def trial(self, fixes: Sequence[Fix]) -> Trial:
        """Return what fixes would bring."""
        _, report = self.audited(self.sheet.edited(fixes))
        return Trial(fixes, self.report, report)
