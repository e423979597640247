"""The routes of doi.org: agencies, handles, and the way on to a record."""

from __future__ import annotations

from urllib.parse import quote

from tests.registry.standin.answers import HTML, Answer, Question, as_json

UTF8 = {"Content-Type": "application/json;charset=UTF-8"}
PAGE = '<!DOCTYPE html>\n<html lang="en-us">\n<head>\n\n    <title>Error: {}</title>\n</head></html>\n'
REDIRECT = '<html><head><title>Handle Redirect</title></head>\n<body><a href="{0}">{0}</a></body></html>'
SERVERS = {"Crossref": "crossref/v1/works/{}/transform", "DataCite": "data.crosscite.org/{}"}


def doiorg(question: Question) -> Answer:
    """Return doi.org's answer."""
    route, _, rest = question.path.removeprefix("/").partition("/")
    if route in ("doiRA", "ra"):
        return as_json([agency(question, doi) for doi in rest.split(",")], headers=UTF8)
    if question.path.startswith("/api/handles/"):
        return handle(question, question.path.removeprefix("/api/handles/"))
    return way(question, question.path.removeprefix("/"))


def agency(question: Question, doi: str) -> dict[str, str]:
    """Return what is said of one DOI, or of a prefix."""
    label = question.agency(doi)
    return {"DOI": doi, "RA": label} if label else {"DOI": doi, "status": "DOI does not exist"}


def handle(question: Question, doi: str) -> Answer:
    """Return the handle of a DOI."""
    if not question.agency(doi):
        return as_json({"responseCode": 100, "handle": doi}, 404)
    data = {"format": "string", "value": f"https://example.org/{doi}"}
    values = [{"index": 1, "type": "URL", "data": data, "ttl": 86400}]
    return as_json({"responseCode": 1, "handle": doi, "values": values})


def way(question: Question, doi: str) -> Answer:
    """Return where the record of a DOI is to be had."""
    if "/" not in doi:
        return Answer(400, PAGE.format("Not a DOI").encode(), HTML)
    label = question.agency(doi)
    if not label:
        return Answer(404, PAGE.format("DOI Not Found").encode(), HTML)
    named = doi.upper() if label == "DataCite" else doi
    place = f"{question.base}/{SERVERS.get(label, 'agency/{}').format(quote(named, safe=''))}"
    return Answer(302, REDIRECT.format(place).encode(), {**HTML, "Location": place, "Vary": "Accept"})
