"""Addresses that open a site rather than a document, and sources that are a site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from citecheck import lexicon
from citecheck.check.addresses import Source, host, path
from citecheck.match.forms import fold
from citecheck.model import Note, Work

PageKind = Literal["home", "section", "journal", ""]

ROOT = re.compile(
    r"(?i)(?:/[a-z]{2,3}(?:[-_][a-z]{2})?)?(?:/(?:index|default|home|accueil|inicio|main)(?:\.\w{2,5})?)?"
)
WHOLE_HOST = re.compile(r"[^.]\.[^\W\d_]{2,6}$")
SHORT_TITLE, LONG_WORD = 6, 6


def page_kind(address: str, options: Mapping[str, Any]) -> PageKind:
    """Return what an address opens: a site's home, a section, a journal; empty for one document.

    Args:
        address: as normalised.
        options: ``journals`` and ``sections``: patterns of host and path.
    """
    rest = path(address)
    if not WHOLE_HOST.search(host(address)):
        return ""
    if ROOT.fullmatch(rest):
        return "home"
    whole = host(address) + rest
    kinds: tuple[tuple[str, PageKind], ...] = (("journals", "journal"), ("sections", "section"))
    for key, kind in kinds:
        if any(re.search(pattern, whole, re.IGNORECASE) for pattern in options[key]):
            return kind
    return ""


def document_due(source: Source, name: str) -> bool:
    """Return whether a source is one document, so that the home page ``name`` is not its address."""
    work = source.work
    if (isinstance(source, Note) and source.kind != "full") or not work.title or is_site(work):
        return False
    words = fold(work.title).split()
    if len(words) < 2 or (len(words) < 3 and not work.creators):
        return False
    return not names_site(work, name)


def is_site(work: Work) -> bool:
    """Return whether a source says that it is a site, a data set or a program."""
    if work.type in ("dataset", "software"):
        return True
    pattern = rf"(?i)\b{lexicon.alternation('address.site')}\b"
    return any(re.search(pattern, words) for words in (work.title, work.genre, work.note))


def names_site(work: Work, name: str) -> bool:
    """Return whether the title is the name of the site, or of the organisation whose site it is."""
    title = fold(work.title)
    words, joined = title.split(), title.replace(" ", "")
    report = re.search(rf"(?i)\b{lexicon.alternation('labels.report')}\b|\d", work.title)
    organisations = [fold(creator.literal) for creator in work.creators if creator.literal]
    if title == fold(work.publisher) or any(title == one for one in organisations):
        return True
    if not report and any(" " in one and one in title for one in organisations):
        return True
    own = work.type == "webpage" and not work.author and len(words) <= SHORT_TITLE and not report
    for label in labels(name):
        if own and any(len(word) >= LONG_WORD and word in label for word in words):
            return True
        if joined == label or label in ("data", "stats", "datos", "donnees", "databank"):
            return True
        if len(label) >= 3 and label == initials(words):
            return True
        if len(label) >= 4 and label in joined and len(words) <= SHORT_TITLE and not report:
            return True
    return False


def related_to(work: Work, name: str) -> bool:
    """Return whether something in the reference names the site: its author, journal, publisher or title."""
    for words in (work.container_title, work.publisher, work.title, *map(str, work.creators)):
        folded = fold(words)
        joined = folded.replace(" ", "")
        if any(label in joined or label == initials(folded.split()) for label in labels(name)):
            return True
    return False


def labels(name: str) -> list[str]:
    """Return the parts of a host that may be a name: without ``www``, the top level and their like."""
    parts = [part.replace("-", "") for part in name.split(".")[:-1]]
    return [
        part for part in parts if part not in ("www", "com", "co", "gov", "gouv", "gob", "org", "ac", "edu")
    ]


def initials(words: list[str]) -> str:
    """Return the first letters of the words that count."""
    return "".join(word[0] for word in words if len(word) > 3)
