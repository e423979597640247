"""Works as BibTeX that BibLaTeX, Zotero and JabRef take as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.export.csl import extent, pages
from citecheck.model import Date, Name, Work

TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "manuscript": "unpublished",
    "paper-conference": "inproceedings",
    "post": "online",
    "post-weblog": "online",
    "report": "report",
    "review": "article",
    "review-book": "article",
    "software": "software",
    "thesis": "thesis",
    "webpage": "online",
}
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
CONTAINERS = {"article": "journal"}
PUBLISHERS = {"report": "institution", "thesis": "institution", "online": "organization"}
ESCAPES = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        **{mark: "\\" + mark for mark in "&%$#_"},
    }
)
UNSAFE = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": ""})
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
VERBATIM = frozenset({"doi", "url", "eprint", "author", "editor", "translator"})


def write(works: Iterable[tuple[str, Work]]) -> str:
    """Return works, each with its key, as a BibTeX file."""
    return "\n".join(entry(key, work) for key, work in works)


def entry(key: str, work: Work) -> str:
    """Return one entry."""
    kind = TYPES.get(work.type, "online" if work.url else "misc")
    given = {
        name: value if name in VERBATIM else escape(value)
        for name, value in fields(kind, work).items()
        if value
    }
    for name in ("title", "booktitle"):
        if name in given:
            given[name] = protect(given[name])
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in given.items())
    return f"@{kind}{{{key},\n{body}}}\n"


def fields(kind: str, work: Work) -> dict[str, str]:
    """Return the fields of an entry in the order in which people write them; many are empty."""
    people = names(work.author)
    return {
        "author": f"{people} and others" if people and work.et_al else people,
        "editor": names(work.editor),
        "translator": names(work.translator),
        "title": work.title,
        "entrysubtype": SUBTYPES.get(work.type, ""),
        CONTAINERS.get(kind, "booktitle"): work.container_title,
        "series": work.collection_title,
        "edition": work.edition,
        "type": work.genre,
        "volume": work.volume,
        "number": work.issue or ("" if kind == "article" else work.number),
        "pages": pages(work.page).replace("-", "--") or (work.number if kind == "article" else ""),
        "pagetotal": extent(work.extent),
        PUBLISHERS.get(kind, "publisher"): work.publisher,
        "address": work.publisher_place,
        "eventtitle": work.event_title,
        "venue": work.event_place,
        **dated(work.issued),
        "origdate": iso(work.original_date),
        "doi": work.doi.translate(UNSAFE),
        "url": work.url.translate(UNSAFE),
        "urldate": iso(work.accessed),
        "eprint": work.arxiv.translate(UNSAFE),
        "eprinttype": "arxiv" if work.arxiv else "",
        "pmid": work.pmid,
        "isbn": work.isbn,
        "issn": work.issn,
        "language": work.language,
        "note": work.note,
    }


def dated(when: Date | None) -> dict[str, str]:
    """Return ``date`` where the month is known; else ``year``, with its season, or "n.d." as printed."""
    if when is None:
        return {}
    if when.year and when.month:
        return {"date": iso(when)}
    return {"month": when.season, "year": str(when.year or when.printed)}


def iso(when: Date | None) -> str:
    """Return a date as ISO 8601 has it, as far as it is known."""
    if when is None or not when.year:
        return ""
    return "-".join(f"{part:02}" for part in when.parts)


def names(people: tuple[Name, ...]) -> str:
    """Return a list of names in BibTeX's form."""
    return " and ".join(filter(None, map(name, people)))


def name(person: Name) -> str:
    """Return "von Family, Jr, Given"; in braces what must not be taken apart."""
    if person.literal or not (person.family and person.given):
        whole = escape(str(person) or person.given)
        return f"{{{whole}}}" if person.literal or " " in whole or "," in whole else whole
    family = escape(person.family)
    if "," in family or re.search(r"(?i)(?<!\S)and(?!\S)", family):
        family = f"{{{family}}}"
    last = f"{escape(person.particle)} {family}".strip()
    return ", ".join(filter(None, (last, escape(person.suffix), escape(person.given))))


def escape(text: str) -> str:
    """Return a text with what LaTeX would not print escaped; letters stay in Unicode."""
    return " ".join(text.split()).translate(ESCAPES)


def protect(title: str) -> str:
    """Return a title whose capitals no style takes away: words in braces, but for the first letter."""
    return WORD.sub(protected, title)


def protected(match: re.Match[str]) -> str:
    """Return a word in braces where it has a capital that a style could take away."""
    word = match[0]
    rest = word[1:] if match.start() == 0 else word
    command = match.string[match.start() - 1 : match.start()] == "\\"
    return f"{{{word}}}" if not command and any(letter.isupper() for letter in rest) else word
