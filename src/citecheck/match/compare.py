"""The one place that says whether two works are the same work."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.match import fields, people, titles
from citecheck.match.fields import Profile, profile
from citecheck.match.forms import generic_titles
from citecheck.model import Work

SAME, PERHAPS = 3.5, 2.0
TITLE = {
    "same": 3.0,
    "spelling": 2.5,
    "subtitle": 2.0,
    "shortened": 2.0,
    "absent": 0.0,
    "near": -2.0,
    "different": -4.0,
}
PEOPLE = {"agree": 2.0, "partly": 1.0, "absent": 0.0, "differ": -3.0}
RECURRING = (
    "report",
    "webpage",
    "dataset",
    "legislation",
    "article-newspaper",
    "article-magazine",
    "post-weblog",
)

Contradiction = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is known of two works side by side.

    Attributes:
        score: from 0 to 1, the certainty that they are one work.
        same: they are one work; where fields contradict, one of the two is wrong.
        perhaps: they may be one work, or two editions or parts of one.
        reasons: what speaks for and against it, in words.
        contradictions: CSL field, value in the first work, value in the second.
    """

    score: float
    same: bool
    perhaps: bool
    reasons: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Relations:
    """How each field of two works stands."""

    title: titles.Relation
    people: people.Relation
    year: fields.Relation
    day: fields.Relation
    container: fields.Relation
    volume: fields.Relation
    issue: fields.Relation
    page: fields.Relation
    publisher: fields.Relation
    edition: fields.Relation
    doi: fields.Relation
    url: fields.Relation

    def named(self, *values: str) -> list[str]:
        """Return the names of the fields that stand in one of these relations."""
        return [name for name in self.__slots__ if getattr(self, name) in values]


def compare(a: Work, b: Work) -> Likeness:
    """Return how far two works are the same; ``compare(b, a)`` says the same with the values exchanged.

    A field that one of them lacks, a shortened title, a missing subtitle, an abbreviated journal
    and initials for given names contradict nothing.
    """
    return compare_profiles(profile(a), profile(b))


def compare_profiles(a: Profile, b: Profile) -> Likeness:
    """Return how far two works are the same, given their comparable forms."""
    if hopeless(a, b):
        return OTHERS
    found = relate(a, b)
    veto = next(vetoes(a, b, found), "")
    points = -3.0 if veto else weigh(a, b, found)
    same = points >= SAME
    return Likeness(
        score=round(1 / (1 + math.exp(PERHAPS - points)), 3),
        same=same,
        perhaps=same or points >= PERHAPS,
        reasons=(*reasons(found), *filter(None, [veto])),
        contradictions=tuple(contradictions(a, b, found)) if points >= PERHAPS else (),
    )


def hopeless(a: Profile, b: Profile) -> bool:
    """Tell whether the titles alone show two works: most comparisons end here."""
    if (a.doi and a.doi == b.doi) or fields.pages(a.work.page, b.work.page) == "same":
        return False
    return titles.relate(a.title, b.title) in ("near", "different")


OTHERS = Likeness(score=0.007, same=False, perhaps=False, reasons=("different titles",))


def relate(a: Profile, b: Profile) -> Relations:
    """Return how the fields stand to each other."""
    one, other = a.work, b.work
    return Relations(
        title=titles.relate(a.title, b.title),
        people=people.relate(a.creators, b.creators),
        year=fields.years(one.issued, other.issued),
        day=fields.days(one.issued, other.issued),
        container=fields.containers(a.container, b.container),
        volume=fields.numbers(one.volume, other.volume),
        issue=fields.numbers(one.issue, other.issue),
        page=fields.pages(one.page, other.page),
        publisher=fields.texts(one.publisher, other.publisher),
        edition=fields.numbers(one.edition, other.edition),
        doi=identifiers(a.doi, b.doi),
        url=identifiers(a.url, b.url),
    )


def identifiers(a: str, b: str) -> fields.Relation:
    """Compare two identifiers."""
    if not a or not b:
        return "absent"
    return "same" if a == b else "differ"


def vetoes(a: Profile, b: Profile, found: Relations) -> Iterator[str]:
    """Yield why two works cannot be one, whatever else agrees."""
    if {a.kind, b.kind} == {"part", "book"} and (a.container.words or b.container.words):
        yield "a part of a book and a book"
    if "review" in (a.kind, b.kind) and a.kind != b.kind:
        yield "a review and what it reviews"
    if found.edition == "differ":
        yield "two editions"
    if "book" in (a.kind, b.kind) and found.volume == "differ":
        yield "two volumes"
    if found.year in ("close", "differ") and recurs(a, b) and found.doi != "same":
        yield "two years of what appears again and again"
    if found.title != "same" and other_suffix(a.work, b.work):
        yield "told apart by the letter after the year"
    if found.title in ("subtitle", "shortened") and "differ" in (found.volume, found.page):
        yield "a longer title on other pages"
    if found.title == "absent" and "same" not in (found.doi, found.url, found.page):
        yield "no title to compare"
    if found.title in ("near", "different") and not same_place(found):
        yield "another title"


def recurs(a: Profile, b: Profile) -> bool:
    """Tell whether works of this kind come out under one title again and again: reports, columns, pages."""
    if any(profile.creators and profile.creators[0].literal for profile in (a, b)):
        return True
    return any(profile.work.type in RECURRING for profile in (a, b))


def other_suffix(a: Work, b: Work) -> bool:
    """Tell whether the years bear two letters: 2016a, 2016b."""
    one, other = (work.issued.suffix if work.issued else "" for work in (a, b))
    return bool(one and other and one != other)


def same_place(found: Relations) -> bool:
    """Tell whether both stand on the same pages of the same volume by the same author."""
    agree = found.people == "agree" and found.page == "same" and found.year in ("same", "absent")
    return agree and found.container in ("same", "close") and "differ" not in (found.volume, found.issue)


def weigh(a: Profile, b: Profile, found: Relations) -> float:
    """Return what speaks for one work less what speaks against it, in points."""
    points = TITLE[found.title] - brevity(a, b, found) + PEOPLE[found.people]
    points += {"same": 1.0, "close": -0.5, "differ": year_apart(a, b, found), "absent": 0.0}[found.year]
    points += {"same": 1.0, "close": 1.0, "differ": -2.0, "absent": 0.0}[found.container]
    points += sum(
        {"same": 1.0, "differ": -1.0}.get(relation, 0.0)
        for relation in (found.volume, found.issue, found.page)
    )
    points += {"same": 3.0, "differ": -3.0}.get(found.doi, 0.0)
    points += {"same": 1.5, "differ": -1.0}.get(found.url, 0.0) + {"same": 1.0, "differ": -1.0}.get(
        found.publisher, 0.0
    )
    if found.day == "differ" and recurs(a, b):
        points -= 3.0
    if a.kind and b.kind and a.kind != b.kind:
        points -= 2.5 if "thesis" in (a.kind, b.kind) else 1.0
    return points


def brevity(a: Profile, b: Profile, found: Relations) -> float:
    """Return how much less a short or everyday title proves than a long one."""
    if found.title in ("absent", "near", "different"):
        return 0.0
    short = min(a.title, b.title, key=lambda title: (len(title.words), title.words))
    if " ".join(short.words) in generic_titles():
        return 2.5
    return (2.0, 1.5, 1.0, 0.5, 0.5)[len(short.words) - 1] if len(short.words) <= 5 else 0.0


def year_apart(a: Profile, b: Profile, found: Relations) -> float:
    """Return what years that differ prove: for books, another edition."""
    return -2.5 if "book" in (a.kind, b.kind) and found.publisher != "same" else -1.5


def contradictions(a: Profile, b: Profile, found: Relations) -> Iterator[Contradiction]:
    """Yield the fields that cannot both be right."""
    one, other = a.work, b.work
    if found.title in ("near", "different"):
        yield "title", one.title, other.title
    if found.container == "differ":
        yield "container-title", one.container_title, other.container_title
    if found.year in ("close", "differ"):
        yield "issued", str(one.year), str(other.year)
    if found.volume == "differ":
        yield "volume", one.volume, other.volume
    if found.issue == "differ":
        yield "issue", one.issue, other.issue
    if found.page == "differ" and one.page and other.page:
        yield "page", one.page.printed, other.page.printed
    if found.doi == "differ":
        yield "DOI", a.doi, b.doi


WORDS = {
    "title": {
        "same": "same title",
        "spelling": "titles a letter or two apart",
        "subtitle": "one title lacks the subtitle",
        "shortened": "one title is cut short",
        "near": "similar titles",
        "different": "different titles",
    },
    "people": {"agree": "same author", "partly": "an author in common", "differ": "different authors"},
    "year": {"same": "same year", "close": "one year apart", "differ": "different years"},
    "container": {
        "same": "same container",
        "close": "container abbreviated or misspelt",
        "differ": "different containers",
    },
}


def reasons(found: Relations) -> Iterator[str]:
    """Yield what agrees and what does not, in words."""
    for name, said in WORDS.items():
        if getattr(found, name) in said:
            yield said[getattr(found, name)]
    for name in ("volume", "issue", "page", "publisher", "edition", "doi", "url"):
        relation = getattr(found, name)
        if relation in ("same", "differ"):
            yield f"{'same' if relation == 'same' else 'different'} {name}"
