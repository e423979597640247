"""Crossref: routes, batches and records of ``api.crossref.org``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from citecheck.facts import Notice, People, Record
from citecheck.registry import batch
from citecheck.registry.batch import Service
from citecheck.registry.outcome import Outcome, Unasked
from citecheck.registry.request import Request

if TYPE_CHECKING:
    from citecheck.registry.client import Client

NAME = "crossref"
ROWS = 5
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
NOTICED = "DOI,title,subtitle,original-title,update-to,updated-by,relation"
DATES = ("issued", "published", "published-print", "published-online", "posted", "published-other")


async def works(client: Client, dois: Sequence[str]) -> dict[str, Outcome[Any]]:
    """Return what Crossref says of each DOI."""
    return await batch.works(client, Service(one, message_of, many, split), dois)


async def work(client: Client, doi: str) -> Outcome[Any]:
    """Return Crossref's answer about one DOI."""
    return (await works(client, [doi]))[doi]


async def notices_about(client: Client, dois: Sequence[str]) -> dict[str, Outcome[Any]]:
    """Return what Crossref says of each DOI as far as notices go; of one that no list holds, all it says.

    Args:
        client: whom to ask by.
        dois: as many as one list takes, none of which holds a comma.
    """
    answer = await client.get(many(dois, NOTICED))
    if isinstance(answer, Unasked) and not answer.refused:
        return dict.fromkeys(dois, answer)
    listed = {} if isinstance(answer, Unasked) else {doi: message_of(single) for doi, single in split(answer)}
    return listed | await works(client, [doi for doi in dois if doi not in listed])


def one(doi: str) -> Request:
    """Return the question for one record."""
    return Request(NAME, "single", f"/works/{quote(doi, safe='')}", is_work)


def many(dois: Sequence[str], select: str = "") -> Request:
    """Return the question for several records: the same filter repeated means any of them."""
    params = {"filter": ",".join(f"doi:{doi}" for doi in dois), "rows": str(len(dois))}
    params |= {"select": select} if select else {}
    return Request(NAME, "list", "/works", is_list, params, absent=())


def split(answer: Any) -> Iterator[tuple[str, Any]]:
    """Yield each DOI of a list with the answer about it alone."""
    for item in answer["message"]["items"]:
        yield item["DOI"].lower(), {"message": item}


def message_of(answer: Any) -> Any:
    """Return the work of an answer."""
    return answer["message"]


async def search(client: Client, text: str) -> Outcome[Any]:
    """Return the items that a reference's text brings, the registry's best first."""
    params = {"query.bibliographic": text, "rows": str(ROWS)}
    answer = await client.get(Request(NAME, "list", "/works", is_list, params, absent=()))
    return answer if isinstance(answer, Unasked) else answer["message"]["items"]


def agency(doi: str) -> Request:
    """Return the question whose a DOI is, for one that doi.org would take for several."""
    return Request(NAME, "single", f"/works/{quote(doi, safe='')}/agency", is_agency)


def is_agency(answer: Any) -> bool:
    """Tell whether a JSON answer names an agency."""
    said = answer["message"].get("agency") if envelope(answer, "work-agency") else None
    return isinstance(said, dict) and isinstance(said.get("label"), str)


def is_work(answer: Any) -> bool:
    """Tell whether a JSON answer is one work."""
    return envelope(answer, "work") and is_item(answer["message"])


def is_list(answer: Any) -> bool:
    """Tell whether a JSON answer is a list of works."""
    items = answer["message"].get("items") if envelope(answer, "work-list") else None
    return isinstance(items, list) and all(is_item(item) for item in items)


def is_item(item: Any) -> bool:
    """Tell whether a JSON value is a work."""
    return isinstance(item, dict) and isinstance(item.get("DOI"), str)


def envelope(answer: Any, kind: str) -> bool:
    """Tell whether a JSON answer is whole and of the kind expected."""
    return (
        isinstance(answer, dict)
        and answer.get("status") == "ok"
        and answer.get("message-type") == kind
        and isinstance(answer.get("message"), dict)
    )


def record_of(item: Mapping[str, Any]) -> Record:
    """Return the record that an item of an answer describes."""
    dates = [part for name in DATES if (part := date_of(item.get(name)))]
    return Record(
        doi=str(item["DOI"]).lower(),
        type=str(item.get("type") or ""),
        subtype=str(item.get("subtype") or ""),
        title=tuple(titles(item)),
        author=people(item.get("author")),
        editor=people(item.get("editor")),
        issued=date_of(item.get("issued")) or (dates[0] if dates else ()),
        years=tuple(dict.fromkeys(date[0] for date in dates)),
        container=strings([*(item.get("container-title") or ()), *(item.get("short-container-title") or ())]),
        volume=str(item.get("volume") or ""),
        issue=str(item.get("issue") or ""),
        page=str(item.get("page") or ""),
        number=str(item.get("article-number") or ""),
        publisher=str(item.get("publisher") or ""),
        issn=strings(item.get("ISSN")),
        isbn=strings(item.get("ISBN")),
        notices=notices(item.get("updated-by")),
        notice_of=notices(item.get("update-to")),
        published_as=tuple(published(item.get("relation"))),
        subject=strings(item.get("subject")),
        registry=NAME,
    )


def titles(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the forms of a title: as it stands, with its subtitle, in the original language."""
    bare, subtitle = strings(item.get("title")), strings(item.get("subtitle"))
    forms = [f"{title}: {subtitle[0]}" for title in bare[:1] if subtitle and subtitle[0] not in title]
    yield from dict.fromkeys((*bare, *forms, *strings(item.get("original-title"))))


def strings(value: Any) -> tuple[str, ...]:
    """Return the strings of a list that say something, each once, on one line, without tags and escapes."""
    plain = (TAG.sub("", unescape(unescape(one))) for one in value or () if isinstance(one, str))
    found = (" ".join(one.split()) for one in plain)
    return tuple(dict.fromkeys(one for one in found if one))


def people(value: Any) -> People:
    """Return family and given names; organisations by their name."""
    found = [
        (str(person.get("family") or person.get("name") or ""), str(person.get("given") or ""))
        for person in value or ()
        if isinstance(person, dict)
    ]
    return tuple(person for person in found if person[0])


def date_of(value: Any) -> tuple[int, ...]:
    """Return year, month and day of a date as far as they are known."""
    parts = (value.get("date-parts") if isinstance(value, dict) else None) or [[]]
    return tuple(part for part in parts[0] or () if isinstance(part, int))


def notices(value: Any) -> tuple[Notice, ...]:
    """Return notices in the order of their dates; of two that say the same, the one with an id."""
    found = [
        Notice(
            type=str(one.get("type") or "notice").replace("-", "_").lower(),
            doi=str(one.get("DOI") or "").lower(),
            source=str(one.get("source") or ""),
            id=str(one.get("record-id") or ""),
            date=str((one.get("updated") or {}).get("date-time") or "")[:10],
        )
        for one in value or ()
        if isinstance(one, dict)
    ]
    identified = {(notice.type, notice.doi) for notice in found if notice.id}
    kept = [notice for notice in found if notice.id or (notice.type, notice.doi) not in identified]
    return tuple(sorted(set(kept), key=lambda one: (one.date, one.type, one.doi, one.source, one.id)))


def published(relation: Any) -> Iterator[str]:
    """Yield the DOIs of the published versions of a preprint."""
    for one in (relation or {}).get("is-preprint-of") or ():
        if isinstance(one, dict) and one.get("id-type") == "doi":
            yield str(one.get("id")).lower()
