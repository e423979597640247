"""The addresses of a source, and what can be seen of an address without opening it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from citecheck.model import Article, Entry, Note
from citecheck.parse.identifiers import Identifier, identifiers
from citecheck.text import Text

Source = Entry | Note


@lru_cache(maxsize=4096)
def found(raw: str) -> tuple[Identifier, ...]:
    """Return the identifiers of a raw reference; several rules ask for the same ones."""
    return tuple(identifiers(raw))


def addresses(source: Source) -> list[Identifier]:
    """Return the web addresses of a source; files on a disk are none."""
    return [one for one in found(source.text.string) if one.kind == "URL" and not local(one)]


def dois(source: Source) -> list[Identifier]:
    """Return the DOIs of a source."""
    return [one for one in found(source.text.string) if one.kind == "DOI"]


def each(article: Article) -> Iterator[tuple[Source, Identifier]]:
    """Yield every web address of an article's notes and entries, with the source that gives it."""
    yield from ((source, address) for source in article.sources for address in addresses(source))


def local(identifier: Identifier) -> bool:
    """Return whether an address leads to a file on somebody's disk."""
    return identifier.value[:5].casefold() == "file:"


def spot(source: Source, identifier: Identifier) -> Text:
    """Return the characters of a source that give an identifier."""
    return source.text[identifier.start : identifier.end]


def shown(identifier: Identifier) -> str:
    """Return an identifier as a message quotes it: on one line."""
    return " ".join(identifier.printed.split())


def split(address: str) -> SplitResult | None:
    """Return the parts of an address, with or without its scheme; None if it cannot be taken apart."""
    if not re.match(r"(?i)[a-z]+:/", address):
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  (raises where the port is no number)
    except ValueError:
        return None
    return parts


def host(address: str) -> str:
    """Return the host of an address in lower case, without ``www.``; empty if there is none."""
    parts = split(address)
    name = (parts.hostname or "") if parts else ""
    return re.sub(r"^www\d?\.", "", name)


def within(name: str, domains: list[str]) -> bool:
    """Return whether the host ``name`` is one of ``domains`` or lies below one of them."""
    return any(name == domain or name.endswith(f".{domain}") for domain in domains)


def path(address: str) -> str:
    """Return all that follows the host, without a closing slash."""
    parts = split(address)
    if parts is None:
        return "?"
    rest = parts.path.rstrip("/")
    return (
        rest + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    )
