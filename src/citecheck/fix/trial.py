"""What fixes would bring: what is found after them, held against what was found before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.fix.edits import Fix, moved, written
from citecheck.model import Finding, Report


@dataclass(frozen=True, slots=True)
class Trial:
    """Fixes applied to try them out.

    Attributes:
        before: what is found without them.
        after: what is found with them.
    """

    fixes: Sequence[Fix]
    before: Report
    after: Report

    @property
    def succeeds(self) -> bool:
        """Whether the findings of the fixes are gone, and no rule finds more than before."""
        return not self.more and not any(map(self.fails, self.fixes))

    @property
    def more(self) -> Counter[str]:
        """The rules that find more than before."""
        before, after = (Counter(one.rule for one in report.findings) for report in (self.before, self.after))
        return after - before

    def fails(self, fix: Fix) -> bool:
        """Tell whether the finding of a fix is still there."""
        at = moved(fix.at, self.fixes)
        return any(one.rule == fix.rule and one.place.start == at for one in self.after.findings)

    def guilty(self) -> list[Fix]:
        """Return the fixes that fail, and those that alone touch what a rule finds anew."""
        suspects = [[fix for fix in self.fixes if self.touches(fix, finding)] for finding in self.new()]
        convicted = [fix for fixes in suspects if len(fixes) == 1 for fix in fixes]
        return [fix for fix in self.fixes if fix in convicted or self.fails(fix)]

    def new(self) -> Iterator[Finding]:
        """Yield the findings of rules that find more than before, without those that stood there before."""
        more = self.more
        known = {(one.rule, moved(one.place.start, self.fixes)) for one in self.before.findings}
        for finding in self.after.findings:
            if finding.rule in more and (finding.rule, finding.place.start) not in known:
                yield finding

    def touches(self, fix: Fix, finding: Finding) -> bool:
        """Tell whether a fix changes the entry or note of a finding, or its neighbourhood."""
        start, end = self.extent(finding)
        places = (written(edit, self.fixes) for edit in fix.edits)
        return any(start <= last and first <= end for first, last in places)

    def extent(self, finding: Finding) -> tuple[int, int]:
        """Return where the entry or note of a finding begins and ends, else the finding itself."""
        sources = (
            source
            for article in self.after.articles
            if article.id == finding.article
            for source in article.sources
        )
        spans = ((source.text.start, source.text.end) for source in sources if source.id == finding.target)
        return next(spans, (finding.place.start, finding.place.end))
