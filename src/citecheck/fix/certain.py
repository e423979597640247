"""What is certain: nobody who reads the place would write anything else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePath

from citecheck.catalogue import load
from citecheck.check import doi
from citecheck.check.addresses import dois
from citecheck.fix.edits import Edit, Fix, joined, rewritten
from citecheck.fix.items import divided, entry_of, taken_out
from citecheck.model import Article, Entry, Finding
from citecheck.text import Text

ADDRESS = re.compile(r"https?://[^\s<>\"“”«»)\]}]+")
PAGES = re.compile(r"(\d+)(\s?(?:--|[-‐‑‒–—―−])\s?)(\d+)")
DASHES = ("-", "–")
TYPESET = (".tex", ".latex", ".ltx", ".bib", ".bibtex")
PAGE_RULE = "page-dash"


def certain(article: Article, findings: list[Finding]) -> Iterator[Fix]:
    """Yield the certain fixes of an article, from its findings and its page ranges."""
    for finding in findings:
        yield from joined(BY_RULE.get(finding.rule, as_told)(article, finding), finding.place.start)
    yield from dashes(article)


def as_told(article: Article, finding: Finding) -> Iterator[Fix]:
    """Yield what the finding itself says should stand there."""
    text = text_of(article, finding)
    if finding.fix is not None and text is not None:
        yield from rewritten(text, finding.fix, article.manuscript.source, finding.rule)


def text_of(article: Article, finding: Finding) -> Text | None:
    """Return the characters that a finding is about, without the file's own marks between them."""
    wholes = [source.text for source in article.sources]
    wholes += [block.text for block in (*article.body, *article.front)]
    for whole in wholes:
        if whole.start <= finding.place.start and finding.place.end <= whole.end:
            inside = [
                i for i, at in enumerate(whole.offsets) if finding.place.start <= at < finding.place.end
            ]
            if inside and len(inside) == inside[-1] - inside[0] + 1:
                return whole[inside[0] : inside[-1] + 1]
    return None


def duplicate(article: Article, finding: Finding) -> Iterator[Fix]:
    """Yield the fix that takes out an entry that repeats another word for word."""
    entry = entry_of(article, finding.target)
    if entry is not None:
        yield from taken_out(article, entry, finding.rule)


def merged(article: Article, finding: Finding) -> Iterator[Fix]:
    """Yield the fix that divides two works printed as one entry."""
    entry = entry_of(article, finding.target)
    if entry is not None and entry.text.start < finding.place.start < entry.text.end:
        yield from divided(article, entry, finding.place.start, finding.rule)


def doi_forms(article: Article, finding: Finding) -> Iterator[Fix]:
    """Yield the fix of each DOI that a finding speaks of: one, or all of a list's habit."""
    places = {finding.place.start, *(related.place.start for related in finding.related)}
    for entry in article.entries:
        if entry.id != finding.target and entry.text.start not in places:
            continue
        for one in dois(entry):
            if not doi.is_address(one):
                text = entry.text[doi.labelled(entry, one) : one.end]
                wanted = doi.RESOLVER + doi.as_printed(one)
                yield from rewritten(text, wanted, article.manuscript.source, finding.rule)


def tracking(article: Article, finding: Finding) -> Iterator[Fix]:
    """Yield the fix that takes what tracks readers off the addresses of an entry or note."""
    for source in article.sources:
        if source.id != finding.target:
            continue
        for match in ADDRESS.finditer(source.text.string):
            text = source.text[match.start() : match.end()]
            yield from rewritten(text, untracked(match[0]), article.manuscript.source, finding.rule)


def untracked(address: str) -> str:
    """Return an address without the parts of its query that only track readers."""
    patterns = [re.compile(one, re.IGNORECASE) for one in load()["URL007"].options["tracking"]]
    body, mark, query = address.partition("?")
    query, hash, anchor = query.partition("#")
    tail = re.search(r"[.,;:]*$", query)[0] if not anchor else ""  # type: ignore[index]
    parts = query[: len(query) - len(tail)].split("&")
    kept = [part for part in parts if not any(pattern.search(f"?{part}") for pattern in patterns)]
    if not mark or kept == parts:
        return address
    return body + ("?" + "&".join(kept) if kept else "") + tail + hash + anchor


def dashes(article: Article) -> Iterator[Fix]:
    """Yield the fixes that give all page ranges of a list the dash that most of them have, without blanks."""
    if PurePath(article.path).suffix.lower() in TYPESET:
        return
    ranges = [found for entry in article.entries if not entry.vocabulary for found in pages_of(entry)]
    used = Counter(text.string for text in ranges if text.string in DASHES)
    wanted = used.most_common(1)[0][0] if used and used["-"] != used["–"] else DASHES[1]
    for text in ranges:
        if text.string != wanted:
            yield from contiguous(article, text, wanted)


def pages_of(entry: Entry) -> Iterator[Text]:
    """Yield what stands between the first and the last page wherever an entry's pages were read."""
    for work in entry.works:
        for start, end in work.printed.get("page", ()):
            match = PAGES.search(entry.text.string, start, end)
            if match:
                yield entry.text[match.start(2) : match.end(2)]


def contiguous(article: Article, text: Text, wanted: str) -> Iterator[Fix]:
    """Yield the change of a dash, where nothing but the dash stands there in the file."""
    if article.manuscript.source[text.start : text.end] == text.string:
        yield Fix(PAGE_RULE, (Edit(text.start, text.end, wanted),))


BY_RULE: dict[str, Callable[[Article, Finding], Iterator[Fix]]] = {
    "DUP001": duplicate,
    "REF010": merged,
    "DOI002": doi_forms,
    "URL007": tracking,
    "URL008": tracking,
}
