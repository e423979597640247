"""The works of a list by the names under which a text cites them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from citecheck.match.forms import fold, particles
from citecheck.model import Cited, Entry, Name

OPENING, FIRST = 120, 3
ALIKE = 8


class Roster:
    """Finds the entries of one list that names and a year may mean."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._forms = {e.id: [fold(form) for form in known_as(e) if form] for e in entries}
        self._first = {e.id: first_forms(e) for e in entries}
        self._printed = {e.id: (e, *opening(e)) for e in entries}
        self._by_token: dict[str, list[Entry]] = {}
        self._by_word: dict[str, list[Entry]] = {}
        self._aliases: dict[str, str] = {}
        self._known: dict[tuple[object, ...], Cited] = {}
        for entry in entries:
            for token in {token for form in self._forms[entry.id] for token in form.split()}:
                self._by_token.setdefault(token, []).append(entry)
            for word in set(self._printed[entry.id][2].split()):
                self._by_word.setdefault(word, []).append(entry)

    def learn(self, aliases: Mapping[str, str]) -> None:
        """Add abbreviations that the text explains: "WHO" stands for "World Health Organization"."""
        self._aliases.update({fold(short): long for short, long in aliases.items()})
        self._known.clear()

    def bears(self, form: str) -> bool:
        """Tell whether an entry has a creator of exactly this name."""
        folded = fold(form)
        some = self._by_token.get(next(iter(folded.split()), ""), ())
        return any(folded == fold(known) for e in some for name in e.work.creators for known in forms(name))

    def leads(self, ids: Sequence[str], name: str) -> bool:
        """Tell whether one of the entries ``ids`` begins with ``name``: as its first creator, or in print."""
        folded = fold(name)
        return any(
            any(same_name(folded, form) for form in self._first[id])
            or self._printed[id][1][0].startswith(f" {folded} ")
            for id in ids
        )

    def named(self, words: str, year: str) -> list[Entry]:
        """Return the entries of ``year`` whose first creator is named among ``words``."""
        said = f" {fold(words)} "
        return [
            e
            for e in self.entries
            if e.work.creators and f" {fold(str(e.work.creators[0]))} " in said and is_of(e, year)
        ]

    def dated(self, year: str) -> bool:
        """Tell whether a work of ``year`` is in the list."""
        return any(is_of(e, year) for e in self.entries)

    def fit(self, names: Sequence[str]) -> list[Entry]:
        """Return the entries whose creators bear all of ``names``, if any in their order only those."""
        if not names:
            return []
        cited = [fold(name) for name in names]
        some = {e.id: e for token in cited[0].split() for e in self._by_token.get(token, ())}
        found = [e for e in some.values() if all(self._has(e, name) for name in cited)]
        return [e for e in found if any(same_name(cited[0], form) for form in self._first[e.id])] or found

    def _has(self, entry: Entry, name: str) -> bool:
        """Tell whether the folded ``name`` is a creator of the entry, or its title where it has none."""
        forms = self._forms[entry.id]
        if entry.work.creators:
            return any(same_name(name, form) for form in forms)
        long = len(name) >= ALIKE and " " in name
        return name in forms or (
            long and any(form.startswith(name) or name.startswith(form) for form in forms)
        )

    def resolve(self, cited: Cited, others: bool = False, whole: str = "") -> Cited:
        """Return ``cited`` with the entries that it means: by names and year, else the candidates by name.

        Args:
            cited: names and year as printed.
            others: whether "et al." follows the names.
            whole: the names as one, if they may be one.
        """
        key = (cited.names, cited.year, others, whole)
        if key not in self._known:
            self._known[key] = self._resolved(cited, others, whole)
        known = self._known[key]
        return replace(cited, targets=known.targets, candidates=known.candidates)

    def _resolved(self, cited: Cited, others: bool, whole: str) -> Cited:
        """Return ``cited`` with its targets or candidates."""
        for names in self._readings(cited.names):
            dated = [e for e in self.fit(names) if is_of(e, cited.year)]
            if names is cited.names and whole and not dated:
                dated = [e for e in self._called(fold(whole)) if is_of(e, cited.year)]
            if dated:
                chosen = nearest(dated, len(names), cited.year, others)
                return replace(cited, targets=tuple(e.id for e in chosen))
        printed = self._by_print(cited.names, cited.year)
        if printed:
            return replace(cited, targets=tuple(printed))
        first = fold(cited.names[0]) if cited.names else ""
        named = [
            e for e in self.fit(cited.names) if any(same_name(first, form) for form in self._first[e.id])
        ]
        return replace(cited, candidates=tuple(e.id for e in named))

    def _called(self, whole: str) -> list[Entry]:
        """Return the entries with a name that is, or holds, the folded words ``whole``."""
        some = self._by_token.get(next(iter(whole.split()), ""), ())
        return [e for e in some if any(f" {whole} " in f" {form} " for form in self._forms[e.id])]

    def _readings(self, names: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
        """Yield the ways to read ``names``: as they are, and with an abbreviation explained."""
        yield names
        if len(names) == 1 and fold(names[0]) in self._aliases:
            yield (self._aliases[fold(names[0])],)

    def _by_print(self, names: tuple[str, ...], year: str) -> list[str]:
        """Return the entries whose printed text begins with ``names`` and bears the year."""
        if not names or not year[:4].isdigit():
            return []
        cited = [f" {fold(name)} " for name in names]
        some = self._by_word.get(next(iter(cited[0].split()), ""), ())
        found = [
            (e, text)
            for e, lines, text in (self._printed[one.id] for one in some)
            if any(begins(line, cited[0]) for line in lines)
            and all(name in text for name in cited)
            and re.search(rf"(?<!\d){year[:4]}", e.text.string)
        ]
        exact = [e.id for e, text in found if year[4:] and f" {year} " in text]
        return exact or [e.id for e, _ in found]


def opening(entry: Entry) -> tuple[list[str], str]:
    """Return the folded beginnings of an entry's lines, and all its words."""
    lines = [f" {fold(line[:OPENING])} " for line in entry.text.string.split("\n")]
    return lines, f" {fold(entry.text.string)} "


def begins(line: str, name: str) -> bool:
    """Tell whether ``name``, between spaces, stands among the first words of ``line``."""
    at = line.find(name)
    return at >= 0 and line.count(" ", 0, at) < FIRST


def known_as(entry: Entry) -> Iterable[str]:
    """Yield the names under which an entry may be cited: its creators, their initials, else its title."""
    work = entry.work
    for name in (*work.author, *work.editor):
        yield from forms(name)
    if not work.author and not work.editor:
        yield work.title
        yield work.container_title
        yield work.publisher


def first_forms(entry: Entry) -> list[str]:
    """Return the folded forms of the first creator; of the title where there is none."""
    creators = entry.work.creators
    return [fold(form) for form in (forms(creators[0]) if creators else known_as(entry)) if form]


def forms(name: Name) -> Iterable[str]:
    """Yield the forms of a name that a text may use."""
    if name.literal:
        yield name.literal
        capitals = [word[0] for word in name.literal.replace("-", " ").split() if word[0].isupper()]
        if len(capitals) >= 2:
            yield "".join(capitals)
        return
    yield f"{name.particle} {name.family}".strip()
    yield name.family


def same_name(cited: str, known: str) -> bool:
    """Tell whether two folded names are one: equal, one the end of the other, or its words in the other."""
    if cited == known:
        return True
    short, long = sorted((cited, known), key=len)
    if len(short) >= 2 and (long.endswith(" " + short) or long.startswith(short + " ")):
        return True
    few, many = set(short.split()) - particles(), set(long.split())
    return len(few) >= 2 and few <= many and all(len(word) > 2 for word in few)


def nearest(dated: Sequence[Entry], count: int, year: str, others: bool) -> Sequence[Entry]:
    """Return those of several entries whose letter and number of creators agree with the citation."""
    lettered = [e for e in dated if year[4:] and bears_letter(e, year)]
    left = lettered or dated
    if others:
        agreed = [e for e in left if len(e.work.creators) > max(count, 2) or e.work.et_al]
        agreed = agreed or [e for e in left if len(e.work.creators) > count]
    else:
        agreed = [e for e in left if len(e.work.creators) == count]
    return agreed or left


def bears_letter(entry: Entry, year: str) -> bool:
    """Tell whether the entry's year has the letter of ``year`` ("2016a"), as read or as printed."""
    issued = entry.work.issued
    read = issued.suffix if issued else ""
    return read == year[4:] or (
        not read and re.search(rf"(?<!\d){year}(?!\w)", entry.text.string) is not None
    )


def is_of(entry: Entry, year: str) -> bool:
    """Tell whether the entry's work appeared in ``year``, first or again; an undated one fits only "n.d.".

    Where no year could be read out of the entry, the printed one counts.
    """
    work = entry.work
    years = {date.year for date in (work.issued, work.original_date) if date and date.year}
    if not year[:4].isdigit():
        return not years
    if not years:
        return re.search(rf"(?<!\d){year[:4]}(?!\d)", entry.text.string) is not None
    return int(year[:4]) in years
