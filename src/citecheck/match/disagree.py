"""Where a reference and the record of its DOI disagree: in a field, or altogether."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.facts import Record
from citecheck.match import fields, titles
from citecheck.match.compare import Contradiction
from citecheck.match.forms import fold, number, title_of
from citecheck.match.people import acronym
from citecheck.match.registered import NO_WORKS, PARTS, WHOLES, query
from citecheck.match.variants import SHORTEST, comparable, letters, reworded, translated
from citecheck.match.weights import Weights, numbers, title_in
from citecheck.model import Work
from citecheck.parse.language import language
from citecheck.parse.pages import pages

FOREIGN, AGREES = 0.6, 0.8
DATED = ("journal-article", "proceedings-article")


def another(text: str, work: Work, record: Record) -> bool:
    """Tell whether a record is beyond doubt of another work than a reference describes.

    It is not where titles, or an author, or two of year, volume and pages agree: the first page among them
    where both titles are in one language, for a volume and its year are those of its other articles too. A
    book and its chapters do not count as others, nor does a record without title, or with one in another
    script or language.
    """
    folded = fold(text)
    titled = (*record.title, *(record.container if record.type in PARTS else ()))
    names = [name for name in titled if comparable(work.title, name)]
    if not names or record.type in NO_WORKS or max(title_in(name, folded) for name in names) >= FOREIGN:
        return False
    bare = query(text)
    weights = Weights(bare)
    weights.compare(bare, record)
    agree = [key for key in ("year", "volume 0", "page 0", "number 0") if weights.text.get(key, 0) == 1]
    if len(agree) > 1 and not (agree == ["year", "volume 0"] and same_language(work.title, names)):
        return False
    if not known_author(text, work, record):
        return True
    return not agree and len(record.author) < 2 and not any(translated(work.title, name) for name in names)


def same_language(title: str, names: Sequence[str]) -> bool:
    """Tell whether a title and every one of some names are in one language, as far as that shows."""
    return bool(language(title)) and {language(name) for name in names} == {language(title)}


def known_author(text: str, work: Work, record: Record) -> bool:
    """Tell whether an author or editor of the record stands in a reference, in whatever spelling.

    So does one of whom only a part of the name is there, whose given and family name have changed places,
    who is called by initials, or is written in another script.
    """
    people = (*record.author, *record.editor)
    families = [family for family, _ in people if fold(family)]
    if not families or not comparable(" ".join(families), " ".join(map(str, work.creators)) or text):
        return True
    words, written = set(fold(text).split()), letters(text)
    printed = {fold(name.literal or name.family) for name in work.creators}
    return any(
        words & {part for part in fold(family).split() if len(part) > 1}
        or (len(letters(family)) >= SHORTEST and letters(family) in written)
        or any(acronym(name, fold(family)) for name in printed if name)
        or printed & set(fold(given).split())
        for family, given in people
    )


def differences(text: str, work: Work, record: Record) -> Iterator[Contradiction]:
    """Yield CSL field, value printed and value registered, where the two cannot both be right.

    The record is of the same work. A field that only one has, a short form of a journal, a year that the
    record gives for another medium, and the years of books contradict nothing; nor does a number that
    stands elsewhere in the reference, which may only have been read wrongly.
    """
    there = set(numbers(query(text)))
    for field, printed, registered in fields_apart(text, work, record):
        counted = set(numbers(registered))
        elsewhere = counted & there if field == "issued" else counted <= there
        if field in ("author", "title", "container-title") or not elsewhere:
            yield field, printed, registered


def fields_apart(text: str, work: Work, record: Record) -> Iterator[Contradiction]:
    """Yield field, value printed and value registered, where the two are not the same.

    Author and title are not compared where a book is given the DOI of one of its chapters.
    """
    if work.year and record.years and record.type in DATED and work.year not in record.years:
        yield "issued", str(work.year), "/".join(map(str, sorted(record.years)))
    if record.type == "journal-article":
        yield from places(work, record)
        if work.container_title and record.container and not same_container(text, work, record):
            yield "container-title", work.container_title, record.container[0]
    if work.type == "book" and record.type in PARTS:
        return
    if record.author and work.author and not known_author(text, work, record):
        yield "author", str(work.author[0]), record.author[0][0]
    if work.title and record.title and other_title(text, work, record):
        yield "title", work.title, record.title[0]


def places(work: Work, record: Record) -> Iterator[Contradiction]:
    """Yield what differs in volume, issue and pages; pages that begin at 1 count an article by itself.

    Some journals count their issues where others count volumes: a number that is the record's other one
    contradicts nothing.
    """
    either = (number(record.volume), number(record.issue))
    counted = (("volume", work.volume, record.volume), ("issue", work.issue, record.issue))
    for name, ours, theirs in counted:
        if fields.numbers(ours, theirs) == "differ" and plain(ours, theirs) and number(ours) not in either:
            yield name, ours, theirs
    registered = pages(record.page) if record.page else None
    if not work.page or not registered or record.number or registered.first == 1:
        return
    if fields.pages(work.page, registered) == "differ":
        yield "page", work.page.printed, record.page


def plain(*values: str) -> bool:
    """Tell whether volumes or issues are numbers that can be compared."""
    return all(number(value).isdigit() for value in values)


def same_container(text: str, work: Work, record: Record) -> bool:
    """Tell whether the journal printed may be the record's, in whatever form, abbreviation or language."""
    printed, folded = title_of(work.container_title), fold(text)
    return abbreviated(work.container_title) or any(
        fields.containers(printed, title_of(name)) != "differ"
        or title_in(name, folded) >= AGREES
        or translated(work.container_title, name)
        for name in record.container
    )


def abbreviated(name: str) -> bool:
    """Tell whether a name has shortened words, or capitals for words; not where all words are in capitals."""
    words = name.split()
    if len(words) > 1 and name.isupper():
        return False
    return any(word.endswith(".") or sum(letter.isupper() for letter in word) > 1 for word in words)


def other_title(text: str, work: Work, record: Record) -> bool:
    """Tell whether the title printed has other words than the record's title has in any form."""
    if record.type in WHOLES:
        return False
    same = ("same", "spelling", "subtitle", "shortened")
    return all(
        titles.relate(title_of(work.title), title_of(title)) not in same and reworded(work.title, text, title)
        for title in record.title
    )
