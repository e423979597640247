"""REF007: an entry in another citation style than its list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from citecheck.catalogue import Rule
from citecheck.lexicon import alternation
from citecheck.model import Article, Entry, Finding, Name, Work

OTHER_SCRIPT = re.compile(r"[^\W\d_A-Za-zªºÀ-ɏʰ-˿Ḁ-ỿﬀ-ﬆ]{2,}")
QUOTED = re.compile(r"[\"“«„‘']\s*$")

Signals = Mapping[str, str]


def inconsistent_style(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each entry that differs from its list in several habits of a citation style (REF007)."""
    latin = [
        entry
        for entry in article.entries
        if len(entry.works) == 1 and not OTHER_SCRIPT.search(entry.text.string)
    ]
    marked = [(entry, signals(entry)) for entry in latin]
    house = habits([marks for _, marks in marked], rule.options["entries"], rule.options["share"])
    for entry, marks in marked:
        odd = [name for name, value in marks.items() if name in house and house[name] != value]
        if len(odd) >= rule.options["signals"] and "year" in odd:
            said = ", ".join(rule.say(f"{name}-{marks[name]}").lower() for name in odd)
            yield rule.finding(article, entry, signals=said, evidence={"signals": odd})


def habits(marked: list[Signals], entries: int, share: float) -> Signals:
    """Return the value of each signal that a clear majority of the list has."""
    house = {}
    for name in SIGNALS:
        values = Counter(marks[name] for marks in marked if name in marks)
        if values.total() >= (entries if name == "year" else max(2, entries // 2)):
            value, count = values.most_common(1)[0]
            if count >= share * values.total():
                house[name] = value
    return house if "year" in house else {}


def signals(entry: Entry) -> Signals:
    """Return what can be seen of an entry's style, by name."""
    found = {name: see(entry.text.string, entry.work) for name, see in SIGNALS.items()}
    return {name: value for name, value in found.items() if value}


def year_place(raw: str, work: Work) -> str:
    """Return where the year stands: before the title, or after it."""
    issued, title = work.printed.get("issued"), work.printed.get("title")
    if not issued or not title or not work.year or not any(name.given for name in work.author):
        return ""
    return "early" if issued[0][0] < title[0][0] else "late"


def quotation(raw: str, work: Work) -> str:
    """Return whether the title stands in quotation marks."""
    title = work.printed.get("title")
    if not title:
        return ""
    return "quoted" if QUOTED.search(raw[: title[0][0]]) or raw[title[0][0]] in '"“«„' else "plain"


def given_names(raw: str, work: Work) -> str:
    """Return whether given names are initials or printed in full."""
    people = [name for name in work.author if name.family and name.given]
    if not people:
        return ""
    return "initials" if all(abbreviated(name) for name in people) else "full"


def abbreviated(name: Name) -> bool:
    """Tell whether the given names are initials."""
    return not re.search(r"[^\W\d_]{3,}", name.given) or name.given.isupper()


def volume_label(raw: str, work: Work) -> str:
    """Return whether the volume stands with a label ("Vol. 13") or alone."""
    volume = work.printed.get("volume")
    if not volume or work.type != "article-journal":
        return ""
    before = raw[: volume[0][0]]
    labelled = re.search(rf"(?<!\w){alternation('labels.volume')}\.?\s*$", before, re.IGNORECASE)
    return "label" if labelled else "bare"


SIGNALS = {"year": year_place, "title": quotation, "given": given_names, "volume": volume_label}
