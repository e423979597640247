"""How much was found of each severity, and by which rules, with links to the findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import get_args

from citecheck.catalogue import load
from citecheck.model import Severity
from citecheck.report.html.elements import escape, tag
from citecheck.report.html.passages import Numbered
from citecheck.report.look import Look
from citecheck.report.words import say

MOST = 12
CUT = " …"


def index(numbered: Sequence[Numbered], look: Look) -> Iterator[str]:
    """Yield for each severity how much was found; its rules unfold, those of the gravest stand open."""
    for severity in get_args(Severity):
        found = [one for one in numbered if one[1].severity == severity]
        name = escape(say(look.lang, f"severities.{severity}", n=len(found)))
        count = tag("summary" if found else "p", tag("strong", str(len(found))), " ", name)
        if found:
            grave = severity == min((one.severity for _, one in numbered), key=get_args(Severity).index)
            yield tag(
                "details", count, tag("ul", *rules(found, look)), class_=f"count {severity}", open=grave
            )
        else:
            yield tag("div", count, class_=f"count {severity}")


def rules(numbered: Sequence[Numbered], look: Look) -> Iterator[str]:
    """Yield a line for each rule, the most frequent first."""
    by_rule = defaultdict[str, list[Numbered]](list)
    for one in numbered:
        by_rule[one[1].rule].append(one)
    for _, found in sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0])):
        yield line(found, look)


def line(numbered: Sequence[Numbered], look: Look) -> str:
    """Return a rule with how often it found something, and where."""
    finding = numbered[0][1]
    rule = load(look.lang).get(finding.rule)
    links = [tag("a", str(number), class_="number", href=f"#f{number}") for number, _ in numbered[:MOST]]
    return tag(
        "li",
        tag("code", escape(finding.rule)),
        " ",
        tag("bdi", escape(rule.summary if rule else finding.name)),
        f" ({len(numbered)}) ",
        *links,
        CUT if len(numbered) > MOST else "",
    )
