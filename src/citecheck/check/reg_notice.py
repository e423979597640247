"""REG: retractions, corrections and expressions of concern.

Deposited notices contradict each other: directions are reversed, one assertion bears two types. A work is
called retracted only where what is said of it and what it is agree; otherwise both are shown to a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from citecheck.catalogue import Rule
from citecheck.check.doi import RESOLVER
from citecheck.check.reg import Known, known, words_of
from citecheck.facts import Notice, Record
from citecheck.match.forms import fold
from citecheck.match.registered import begins, lookalikes
from citecheck.model import Article, Finding

RETRACTING = ("retraction", "partial_retraction", "withdrawal", "removal")
CONCERN = "expression_of_concern"
Standing = Literal["retracted", "conflicting", "sound"]


def retracted(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each reference to a retracted or withdrawn work that does not say so (REG006)."""
    for one in known(article):
        if one.record is None or acknowledged(one):
            continue
        found = standing(one.record)
        notices = [notice for notice in one.record.notices if notice.type in (*RETRACTING, CONCERN)]
        if found == "sound" or (notices and not fresh(notices, rule)):
            continue
        telling = [notice for notice in notices if notice.type in RETRACTING]
        noted = any(notice.doi for notice in telling)
        form = "conflict" if found == "conflicting" else "default" if noted else "title"
        yield rule.finding(
            article,
            one.question.source,
            text=words_of(one),
            form=form,
            severity="warning" if found == "conflicting" else None,
            confidence=0.7 if found == "conflicting" else 0.98,
            evidence={"doi": one.record.doi, "notices": [evidence(notice) for notice in notices]},
            title=one.question.work.title or one.record.doi,
            **named(telling or notices),
        )


def corrected(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each reference to a work with a correction or an expression of concern (REG007)."""
    for one in known(article):
        if one.record is None or is_notice(one.record) or standing(one.record) != "sound":
            continue
        notices = fresh([notice for notice in one.record.notices if notice.type not in RETRACTING], rule)
        if notices:
            concern = [notice for notice in notices if notice.type == CONCERN]
            version = all(notice.type in ("new_version", "new_edition") for notice in notices)
            yield rule.finding(
                article,
                one.question.source,
                text=words_of(one),
                form="concern" if concern else "version" if version else "default",
                evidence={"doi": one.record.doi, "notices": [evidence(notice) for notice in notices]},
                title=one.question.work.title or one.record.doi,
                **named(concern or notices),
            )


def fresh(notices: Sequence[Notice], rule: Rule) -> list[Notice]:
    """Return the notices that the journal's settings do not name as known."""
    return [notice for notice in notices if notice.doi not in rule.options["known"]]


def standing(record: Record) -> Standing:
    """Return whether a work is retracted, as far as its record agrees with itself.

    A notice is not retracted by the work that it retracts. One assertion with two types, and a work
    that says that it retracts what retracts it, are contradictions.
    """
    if is_notice(record):
        return "sound"
    if begins(record.title[0] if record.title else "", "retracted"):
        return "retracted"
    telling = [notice for notice in record.notices if notice.type in RETRACTING]
    if not telling:
        return "sound"
    ids = {notice.id for notice in telling if notice.id}
    doubtful = any(notice.type == CONCERN and notice.id in ids for notice in record.notices)
    outgoing = {notice.doi for notice in record.notice_of if notice.type in RETRACTING}
    reversed_ = any(notice.doi in outgoing for notice in telling if notice.source != "retraction-watch")
    certain = any(notice.source == "retraction-watch" for notice in telling)
    return "conflicting" if doubtful or (reversed_ and not certain) else "retracted"


def is_notice(record: Record) -> bool:
    """Tell whether a record is itself a notice: by its title, or because Retraction Watch says so."""
    title = record.title[0] if record.title else ""
    if begins(title, "retracted"):
        return False
    return begins(title, "notices") or any(one.source == "retraction-watch" for one in record.notice_of)


def acknowledged(one: Known) -> bool:
    """Tell whether the reference itself says that the work was retracted."""
    words = fold(one.question.source.text.string).split()
    return any(word in words for word in lookalikes("acknowledged"))


def evidence(notice: Notice) -> dict[str, str]:
    """Return a notice as evidence."""
    return {
        "type": notice.type,
        "doi": notice.doi,
        "source": notice.source,
        "id": notice.id,
        "date": notice.date,
    }


def named(notices: Sequence[Notice]) -> dict[str, Any]:
    """Return what a message says of notices: the last one, and all of their DOIs."""
    addresses = list(dict.fromkeys(RESOLVER + notice.doi for notice in notices if notice.doi))
    last = notices[-1] if notices else Notice("", "")
    return {
        "notice": RESOLVER + last.doi if last.doi else "",
        "date": f" ({last.date})" if last.date else "",
        "notices": ", ".join(addresses),
    }
