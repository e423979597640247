"""Whether a person or an organisation that a text credits is among those who made a source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from functools import cache

from citecheck import lexicon
from citecheck.claim.credits import Credit
from citecheck.claim.names import LOWER, PARTICLES, UPPER, Lexis
from citecheck.claim.once import once
from citecheck.claim.sources import Source
from citecheck.match.forms import fold
from citecheck.match.people import acronym
from citecheck.match.titles import misspelt
from citecheck.model import Article, Name

OFTEN = 6
CAPITAL = re.compile(rf"[{UPPER}][\w’'-]+")
SMALL = re.compile(rf"(?<![\w’'-])[{LOWER}]{{2,}}(?![\w’'-])")


class People:
    """The names in an article: who made its sources, and which words are written small too.

    Attributes:
        lexis: its words without a capital, and the surnames of those who made its sources.
        makers: the last word of each author's family name, folded, and whose it is and of which years.
        studied: surnames of persons whom the article is about: named in its title or in those of its
            sources, or named again and again.
    """

    def __init__(self, article: Article) -> None:
        text = "\n".join(block.text.string for block in article.body)
        self.makers: dict[str, tuple[str, set[int | None]]] = {}
        titles = [article.title]
        for source in article.sources:
            for work in source.works:
                titles += [work.title, work.container_title]
                for name in (*work.author, *work.editor):
                    for word in surname_words(name):
                        self.makers.setdefault(word, (str(name), set()))[1].add(work.year)
        self.lexis = Lexis(frozenset(SMALL.findall(text)), frozenset(self.makers))
        named = Counter(CAPITAL.findall(text))
        often = {fold(word) for word, count in named.items() if count >= OFTEN}
        self.studied = often | {word for title in titles for word in fold(title).split() if len(word) > 2}

    def maker(self, credit: Credit) -> str:
        """Return the author of some source of the article who bears the credited name; empty without one.

        Where a year stands beside the name, a source of that author and year.
        """
        words = credit.surnames[-1].split()
        name, years = self.makers.get(words[-1] if words else "", ("", set()))
        return name if credit.form != "organisation" and (not credit.year or credit.year in years) else ""


@once
def people_of(article: Article) -> People:
    """Return the names in an article."""
    return People(article)


@cache
def particles() -> Set[str]:
    """Return the particles of names, folded."""
    return frozenset(fold(word) for key in PARTICLES for word in lexicon.words(key))


def surname_words(name: Name) -> list[str]:
    """Return the words of a family name (or an organisation), folded, without particles."""
    return [word for word in fold(name.literal or name.family).split() if word not in particles()]


def among(credit: Credit, source: Source) -> bool:
    """Tell whether the credited name is a maker's of the source, or stands anywhere in its reference."""
    wanted = [word for part in credit.surnames for word in fold(part).split()]
    if credit.form == "organisation":
        return organisation_among(wanted, credit, source)
    found = {word for name in source.creators for word in (*surname_words(name), *fold(name.given).split())}
    found |= source.words
    return any(near(word, other) for word in wanted[-2:] for other in found)


def organisation_among(wanted: list[str], credit: Credit, source: Source) -> bool:
    """Tell whether an organisation may have made the source."""
    if any(name.literal for name in source.creators):
        return True
    significant = {word[:6] for word in wanted if len(word) >= 4}
    return any(word[:6] in significant for word in source.words) or any(
        acronym(word, fold(credit.name)) for word in source.words if 3 <= len(word) <= 8
    )


def near(one: str, other: str) -> bool:
    """Tell whether two surnames are the same but for spelling, or one begins the other."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4:
        return False
    return misspelt(one, other) or (
        abs(len(one) - len(other)) <= 2 and (one.startswith(other) or other.startswith(one))
    )


def names_maker(text: str, source: Source) -> bool:
    """Tell whether a text names one of those who made the source."""
    makers = {word for name in source.creators for word in surname_words(name)}
    return any(
        near(fold(word), maker)
        for word in set(CAPITAL.findall(text))
        for maker in makers
        if maker[:1] == fold(word)[:1]
    )


def same_script(credit: Credit, source: Source) -> bool:
    """Tell whether a credited name and a source's makers are written in one script."""
    latin = bool(re.search(r"[A-Za-z]", fold(credit.name)))
    return any(bool(re.search(r"[a-z]", fold(str(name)))) == latin for name in source.creators)
