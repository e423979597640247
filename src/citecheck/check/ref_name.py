"""REF006: authors' names that carry what is no name, or are spelt in two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from citecheck.catalogue import Rule
from citecheck.check.ref_printed import Source
from citecheck.match import pairs
from citecheck.match.forms import family, fold, particles
from citecheck.match.people import turned_round
from citecheck.match.titles import misspelt
from citecheck.model import Article, Finding, Name, Work

NAME = re.compile(r"[^\W\d_ªº][\w.'’*†‡-]*(?: [^\W\d_][\w.'’*†‡-]*){0,3}")
GIVEN = re.compile(r"[A-ZÀ-Þ][\w.'’ *†‡-]{0,29}")
LATIN = re.compile(r"[a-zà-öø-ÿ]", re.IGNORECASE)
INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[ -]?)+")
STUCK = re.compile(r"[^\W\d_]{2,}\.?[\d¹²³⁰-⁹*†‡]+$|[a-zà-öø-ÿ]{4,}[A-Z]$")
RUN_IN = re.compile(r"[A-ZÀ-Þ][a-zà-öø-ÿ]{4,}[A-ZÀ-Þ][a-zà-öø-ÿ]{3,}")
SURE = 0.7


def suspicious_name(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each source with a name that is none, or that another source spells otherwise (REF006)."""
    yield from odd_names(article, rule)
    yield from spelt_otherwise(article, rule)


def odd_names(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each source with a name that cannot be right, whatever the others say.

    Where many names lack their capital, it is the list's way of printing them.
    """
    found: dict[str, tuple[Source, str, str]] = {}
    for source, work, name in authors(article.sources):
        form = oddity(name, rule.options["lowercase"]) if sure(work) else ""
        if form and source.id not in found and name.family in source.text.string:
            found[source.id] = source, form, printed(name, source)
    forms = Counter(form for _, form, _ in found.values())
    for source, form, author in found.values():
        if form != "capital" or forms[form] <= 2:
            yield rule.finding(article, source, form=form, author=author, confidence=0.8)


def sure(work: Work) -> bool:
    """Tell whether the names of a work were read with confidence."""
    return work.confidences.get("author", work.confidences.get("editor", 1.0)) >= SURE


def authors(sources: Iterator[Source]) -> Iterator[tuple[Source, Work, Name]]:
    """Yield each person named as an author or editor, with the source and the work."""
    for source in sources:
        for work in source.works:
            for name in (*work.author, *work.editor):
                if name.family and not name.literal:
                    yield source, work, name


def printed(name: Name, source: Source) -> str:
    """Return a name in the order in which the source prints it."""
    upright = f"{name.given} {name}".strip()
    return upright if upright in source.text.string else ", ".join(filter(None, (str(name), name.given)))


def oddity(name: Name, lowercase: Sequence[str]) -> str:
    """Return what is odd about one name, as the name of a message; nothing where it is a name, or misread."""
    if not NAME.fullmatch(name.family) or not GIVEN.fullmatch(name.given):
        return ""
    first = name.family.split()[0]
    if STUCK.search(name.family) or STUCK.search(name.given):
        return "stuck"
    if INITIALS.fullmatch(name.family) and len(fold(name.given)) > 3:
        return "turned"
    if RUN_IN.match(first):
        return "run-in"
    if (
        first.isalpha()
        and first.islower()
        and len(first) > 3
        and fold(first) not in {*particles(), *lowercase}
    ):
        return "capital"
    return ""


def spelt_otherwise(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each source that spells an author otherwise than another one of the same work does."""
    occurrences = [(source, work) for source in article.sources for work in source.works if sure(work)]
    spellings = Counter(fold(name.family) for _, _, name in authors(article.sources))
    told: set[str] = set()
    found = sorted(pairs([work for _, work in occurrences]), key=lambda pair: (pair[1], pair[0]))
    for first, second, likeness in found:
        (one, one_work), (other, other_work) = occurrences[first], occurrences[second]
        differing = list(differences(one_work, other_work)) if likeness.same and one is not other else []
        if not differing:
            continue
        if is_worse(*differing[0], spellings):
            (wrong, right), names = (one, other), differing
        else:
            (wrong, right), names = (other, one), [(b, a) for a, b in differing]
        if wrong.id not in told and not told & {str(a) for a, _ in names}:
            told |= {wrong.id, *(str(a) for a, _ in names)}
            yield rule.finding(
                article,
                wrong,
                form="spelling",
                related=((right, "elsewhere"),),
                confidence=likeness.score,
                author="; ".join(printed(name, wrong) for name, _ in names),
                elsewhere="; ".join(printed(name, right) for _, name in names),
                other=rule.call(right),
            )


def is_worse(a: Name, b: Name, spellings: Counter[str]) -> bool:
    """Tell whether ``a``, printed before ``b``, is the one to doubt: the rarer, or the longer by a letter."""
    one, other = fold(a.family), fold(b.family)
    if spellings[one] != spellings[other]:
        return spellings[one] < spellings[other]
    return one[:-1] == other


def differences(a: Work, b: Work) -> Iterator[tuple[Name, Name]]:
    """Yield the authors of two readings of one work who are the same but for spelling or order."""
    for one, other in zip(a.creators, b.creators, strict=False):
        if one.literal or other.literal or not (LATIN.search(one.family) and LATIN.search(other.family)):
            continue
        if turned_round(one, other) or letters_apart(one, other):
            yield one, other


def letters_apart(a: Name, b: Name) -> bool:
    """Tell whether two family names differ by a letter or two, hyphens, capitals and lost accents aside."""
    one, other = family(a), family(b)
    return one != other and min(len(one), len(other)) >= 4 and misspelt(one, other)
