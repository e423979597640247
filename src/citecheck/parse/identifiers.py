"""Finds DOIs, web addresses and other identifiers in a raw reference, by rule.

Forms of identifiers: DOI handbook (2.2), RFC 3986 and RFC 8089 for addresses, ISO 2108 for ISBNs,
ISO 3297 for ISSNs, arXiv's own page on its identifiers. Every pattern runs in linear time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from citecheck.parse.wrapping import grow, trim, unwrap

IdentifierKind = Literal["DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID", "arXiv", "handle"]


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier as it stands in a reference.

    Attributes:
        kind: which system it belongs to; an address at doi.org is a DOI, one at hdl.handle.net a handle.
        start, end: index range in the raw reference of the identifier itself: a resolver's address
            belongs to it, a label ("doi:", "ISBN") and closing punctuation do not.
        printed: the characters of that range.
        value: the normalised form: a DOI bare and in lower case ("10.…"), an address with its line
            breaks and escapes undone, a handle as an address, numbers without blanks and hyphens.
    """

    kind: IdentifierKind
    start: int
    end: int
    printed: str
    value: str


Finder = Callable[[str], Iterator[Identifier]]

BODY = r"[^\s<>\"«»“”„‹›`{}|^\u200e\u200f]"
NO_LINK_BEFORE = r"(?<![\w@./:\\-])"
FILE = re.compile(r"(?i)\bfile\s?:\s?[/\\]{1,3}")
FILE_NAME = re.compile(
    r"(?i)(?:(?!https?:|file:|www\.)[^\n<>\"«»]){0,300}?\.(?:pdf|docx?|odt|html?|epub|txt|rtf|pptx?|xlsx?)\b"
)
SCHEME = r"(?:https?|ftps?)(?:\s?:\s?/{1,3}|//)\s?"
HOST = r"(?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}"
SUFFIX = r"(?:com|org|net|edu|gov|int|info|museum|press|site|online|blog|science|academy|digital|[a-z]{2})"
ADDRESS = re.compile(
    rf"(?:(?<![a-zA-Z])(?i:{SCHEME})(?=[\w\[%])|{NO_LINK_BEFORE}(?i:www\d?\.)(?=\w)"
    rf"|{NO_LINK_BEFORE}{HOST}{SUFFIX}/)(?:(?![,;\]]){BODY}|[,;](?!https?://|www\.)|\](?!\())*+"
)
RESOLVER = rf"(?:{SCHEME})?(?:dx\.|www\.)?doi\.\s?org/(?:doi/)?\s{{0,2}}(?:doi:\s?)?"
DOI = re.compile(
    rf"(?i:(?<![a-z0-9.]){RESOLVER}|(?<![\w/=.%-])|(?<=doi))"
    rf"10\.\d{{4,9}}(?:\.\d{{1,9}}){{0,3}}(?:/|%2[Ff])(?:[ \t]?\n?[ \t]?(?=\S*\d))?"
    rf"(?:<\d+:[^\s<>]{{1,40}}>|{BODY})+"
)
DOI_START = re.compile(r"10\.\d{4}")
STUCK = re.compile(r"(?i)\.?(?:pmid|epub|https?:)|;(?=10\.\d{4})|\]\(|</")
QUERY = re.compile(r"[?#].*", re.DOTALL)
HANDLE = re.compile(rf"(?i)\bhdl:\s?(?P<id>\d+(?:\.[\w.]+)?/{BODY}+)")
HANDLE_HOST = re.compile(r"(?i)(?:https?://)?hdl\.handle\.net/(?=\d)")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
HYPHENS = r"\-‐‑‒–—−"
ISBN = re.compile(
    rf"(?i)\bISBN(?:[-\s]?1[03])?\s?(?:\([^)\n]{{1,20}}\))?\s?[:=]?\s?(?P<id>\d[\dX{HYPHENS} .]{{6,18}}[\dX])"
    rf"|(?<![\d{HYPHENS}./])(?P<bare>97[89][{HYPHENS} ]\d[\d{HYPHENS} ]{{9,12}}\d)(?!\d)"
)
ISSN = re.compile(
    rf"(?i)ISSN(?:-L)?\s?(?:\([^)\n]{{1,20}}\))?\s?[:=]?\s?(?P<id>\d{{3,5}}\s?[{HYPHENS}]?\s?\d{{2,4}}[\dX]?)(?![\d])"
    rf"|(?<![\d{HYPHENS}])(?P<bare>\d{{4}}-\d{{3}}[\dX])(?=\s?\([a-zA-Z -]{{3,16}}\))"
)
PMID = re.compile(r"(?i)\bPMID\s?:?\s?(?P<id>\d{1,12})")
PMCID = re.compile(r"\b(?P<id>PMC\s?\d{4,9})\b")
ARXIV = re.compile(r"(?i)\barxiv\s?:\s?(?P<id>(?=\S*\d)[a-z-]*(?:\.[a-z]{2})?/?[\d.]+(?:v\d+)?)(?!\s?[./\d])")
ARXIV_FORM = re.compile(
    r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Za-z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}(?:v\d+)?"
)
PMID_FORM = re.compile(r"[1-9]\d{0,7}")


def identifiers(raw: str) -> list[Identifier]:
    """Return the identifiers in a raw reference, in their order; no two share a character."""
    found: list[Identifier] = []
    for finder in (find_files, find_dois, find_addresses, find_handles, *NUMBERS):
        fresh = [identifier for identifier in finder(raw) if identifier.printed]
        raw = hide(raw, fresh)
        found += fresh
    return sorted(found, key=lambda identifier: identifier.start)


def valid(identifier: Identifier) -> bool:
    """Return whether form and check digit are right; of addresses, DOIs and handles nothing is asked."""
    # stdnum is slow to import, and most references have no such number.
    match identifier.kind:
        case "ISBN":
            from stdnum import isbn  # noqa: PLC0415

            return bool(isbn.is_valid(identifier.value))
        case "ISSN":
            from stdnum import issn  # noqa: PLC0415

            return bool(issn.is_valid(identifier.value))
        case "PMID":
            return bool(PMID_FORM.fullmatch(identifier.value))
        case "arXiv":
            return bool(ARXIV_FORM.fullmatch(identifier.value))
    return True


def hide(raw: str, found: list[Identifier]) -> str:
    """Return ``raw`` with what was found blotted out, so that nothing is found twice in it."""
    pieces, last = [], 0
    for identifier in found:
        pieces += [raw[last : identifier.start], "\0" * (identifier.end - identifier.start)]
        last = identifier.end
    return "".join([*pieces, raw[last:]])


def find_files(raw: str) -> Iterator[Identifier]:
    """Yield ``file:`` addresses, whole where blanks stand inside."""
    last = 0
    for match in FILE.finditer(raw):
        if match.start() < last:
            continue
        name = FILE_NAME.match(raw, match.end())
        last = name.end() if name else trim(raw, match.start(), blank(raw, match.end()))
        printed = raw[match.start() : last]
        yield Identifier("URL", match.start(), last, printed, unescape(printed.replace("\n", " ")))


def blank(raw: str, start: int) -> int:
    """Return the index of the first white space from ``start`` on, or of the end."""
    match = re.compile(r"\s").search(raw, start)
    return match.start() if match else len(raw)


def find_dois(raw: str) -> Iterator[Identifier]:
    """Yield DOIs: bare, labelled, or as an address of the resolver."""
    for match in DOI.finditer(raw):
        start = match.start()
        number = DOI_START.search(raw, start)
        assert number is not None
        end = grow(raw, number.start(), match.end(), doi=True)
        if stuck := STUCK.search(raw, number.end(), end):
            end = stuck.start()
        end = trim(raw, start, end)
        value = unescape(unwrap(raw[number.start() : end], doi=True))
        if number.start() > start:
            value = QUERY.sub("", unquote(value))
        yield Identifier("DOI", start, end, raw[start:end], value.translate(DASHES).lower())


def find_addresses(raw: str) -> Iterator[Identifier]:
    """Yield web addresses, with or without their scheme, as far as they are certain to reach."""
    last = 0
    while match := ADDRESS.search(raw, last):
        start, end = match.span()
        if not raw.startswith((",", ";", "]("), end):
            end = grow(raw, start, end)
        end = trim(raw, start, end)
        last = max(end, start + 1)
        printed = raw[start:end]
        value = unescape(unwrap(printed))
        if HANDLE_HOST.match(value):
            yield Identifier("handle", start, end, printed, value)
        else:
            yield Identifier("URL", start, end, printed, value)


def find_handles(raw: str) -> Iterator[Identifier]:
    """Yield handles that bear the label ``hdl:``."""
    for match in HANDLE.finditer(raw):
        start, end = match.start("id"), trim(raw, match.start("id"), match.end("id"))
        yield Identifier("handle", start, end, raw[start:end], f"https://hdl.handle.net/{raw[start:end]}")


def find_isbns(raw: str) -> Iterator[Identifier]:
    """Yield ISBNs: whatever follows the label, and unlabelled numbers that are one beyond doubt."""
    for match in ISBN.finditer(raw):
        group = "id" if match["id"] else "bare"
        start = match.start(group)
        end = start + isbn_length(match[group])
        isbn = Identifier("ISBN", start, end, raw[start:end], compact(raw[start:end]))
        if group == "id" or valid(isbn):
            yield isbn


def isbn_length(printed: str) -> int:
    """Return how many characters the ISBN at the beginning of ``printed`` has: 10 digits or 13."""
    wanted = 13 if compact(printed).startswith(("978", "979")) else 10
    places = [place for place, character in enumerate(printed) if character.isalnum()]
    if len(places) <= wanted or " " not in printed[places[wanted - 1] : places[wanted] + 1]:
        return places[-1] + 1
    return places[wanted - 1] + 1


def find_issns(raw: str) -> Iterator[Identifier]:
    """Yield ISSNs: what follows the label, and a second one beside it."""
    if "ISSN" not in raw.upper():
        return
    for match in ISSN.finditer(raw):
        group = "id" if match["id"] else "bare"
        printed = match[group].strip()
        start = match.start(group)
        issn = Identifier("ISSN", start, start + len(printed), printed, compact(printed))
        if group == "id" or valid(issn):
            yield issn


def find_numbers(kind: IdentifierKind, pattern: re.Pattern[str]) -> Finder:
    """Return a finder of the numbers that ``pattern`` calls ``id``."""

    def finder(raw: str) -> Iterator[Identifier]:
        for match in pattern.finditer(raw):
            printed = match["id"].rstrip(".")
            start = match.start("id")
            yield Identifier(kind, start, start + len(printed), printed, printed.replace(" ", ""))

    return finder


def compact(printed: str) -> str:
    """Return digits and check letter without hyphens, blanks and full stops."""
    return re.sub(rf"[{HYPHENS}\s.]", "", printed).upper()


def unescape(address: str) -> str:
    """Return an address without what Markdown and HTML wrote into it."""
    return re.sub(r"\\(?=[_&%#~*$\[\]()])|[\u00ad\u200b\ufeff]", "", html.unescape(address))


NUMBERS: tuple[Finder, ...] = (
    find_isbns,
    find_issns,
    find_numbers("PMID", PMID),
    find_numbers("PMCID", PMCID),
    find_numbers("arXiv", ARXIV),
)
