"""The works of a list by the names under which a text cites them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citecheck.match.forms import fold
from citecheck.model import Cited, Entry, Name

STOP = frozenset({"the", "los", "las", "les", "der", "die", "das", "and", "for", "des", "del", "dos", "das", "von", "van"})


class Roster:
    """Finds the entries of one list that a name and a year may mean."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._by_token: dict[str, list[Entry]] = {}
        for entry in entries:
            for token in {token for name in known_as(entry) for token in fold(name).split()}:
                self._by_token.setdefault(token, []).append(entry)

    def fit(self, names: Sequence[str]) -> list[Entry]:
        """Return the entries whose creators bear all of ``names``, those with as many creators first."""
        if not names:
            return []
        last = fold(names[0]).split()
        some = {entry.id: entry for token in last for entry in self._by_token.get(token, ())}
        found = [entry for entry in some.values() if all(bears(entry, name) for name in names)]
        first = [entry for entry in found if is_first(entry, names[0])]
        found = first or found
        return sorted(found, key=lambda e: (abs(len(e.work.creators) - len(names)) if len(names) > 1 else 0, e.id))

    def resolve(self, cited: Cited) -> Cited:
        """Return ``cited`` with the entries that it means: by names and year, else the candidates by name."""
        found = self.fit(cited.names)
        dated = [entry for entry in found if is_of(entry, cited.year)]
        suffixed = [entry for entry in dated if cited.year[4:] and entry_suffix(entry) == cited.year[4:]]
        exact = [entry for entry in dated if len(entry.work.creators) == len(cited.names)]
        chosen = suffixed or (exact if len(cited.names) > 1 and exact else dated)
        ids = tuple(entry.id for entry in chosen)
        others = () if ids else tuple(entry.id for entry in found)
        return Cited(cited.names, cited.year, cited.locator, ids, others, cited.through)


def known_as(entry: Entry) -> Iterable[str]:
    """Yield the names under which an entry may be cited: its creators, their initials, else its title."""
    work = entry.work
    for name in (*work.author, *work.editor):
        yield from forms(name)
    if not work.author and not work.editor:
        yield work.title
        yield work.container_title
        yield work.publisher


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


def bears(entry: Entry, name: str) -> bool:
    """Tell whether ``name``, as a text cites it, is a creator of the entry, or its title where it has none."""
    cited = fold(name)
    if any(same_name(cited, fold(form)) for form in known_as(entry) if form):
        return True
    work = entry.work
    if work.author or work.editor:
        return False
    title = fold(work.title)
    return len(cited) >= 8 and (title.startswith(cited) or cited.startswith(title))


def same_name(cited: str, known: str) -> bool:
    """Tell whether two folded names are one: equal, one the end of the other, or all words of one in the other."""
    if cited == known:
        return True
    short, long = sorted((cited, known), key=len)
    if len(short) >= 3 and (long.endswith(" " + short) or long.startswith(short + " ")):
        return True
    few, many = set(short.split()) - STOP, set(long.split()) - STOP
    return len(few) >= 2 and few <= many and all(len(word) > 2 for word in few)


def is_first(entry: Entry, name: str) -> bool:
    """Tell whether ``name`` is the first creator of the entry."""
    creators = entry.work.creators
    return not creators or any(same_name(fold(name), fold(form)) for form in forms(creators[0]))


def is_of(entry: Entry, year: str) -> bool:
    """Tell whether the entry's work appeared in ``year``, first or again; an undated one fits only "n.d."."""
    work = entry.work
    years = {date.year for date in (work.issued, work.original_date) if date and date.year}
    if not year[:4].isdigit():
        return not years
    return int(year[:4]) in years


def entry_suffix(entry: Entry) -> str:
    """Return the letter that tells an entry from its author's others of the same year."""
    return entry.work.issued.suffix if entry.work.issued else ""
