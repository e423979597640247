"""The ways in which a registry fails, each named, and the scripts that say when; most ways were recorded."""

from __future__ import annotations

import gzip
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from email.utils import formatdate

from tests.registry.standin.answers import Answer

HTML = {"Content-Type": "text/html"}
BUSY_PAGE = b"<html><body><h1>429 Too Many Requests</h1>\nYou sent too many requests.\n</body></html>\n"
GATEWAY = (
    b"<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n"
    b"<center><h1>504 Gateway Time-out</h1></center>\r\n</body>\r\n</html>\r\n"
)
STACK = (
    b'{"status":"error","message-type":"exception","message-version":"1.0.0","message":'
    b'{"name":"class clojure.lang.ExceptionInfo","description":"Response Exception","message":"Response '
    b'Exception","stack":["clojure.core$ex_info.invokeStatic(core.clj:4617)"],"cause":null}}'
)
RAISED = {"Content-Type": "application/json", "exception-name": "class clojure.lang.ExceptionInfo"}
DATABASE = b"unexpected DoiDBrecord.get issue: null exception"
SPENT = b'{"error":"Rate limit exceeded","message":"The daily budget is spent."}'
PLAIN = {"Content-Type": "text/plain"}
RESET, CUT, SHORT, LONG, LATE, DRIBBLE = "reset", "cut", "short", "long", "late", "dribble"
Fault = Callable[[Answer], Answer]
Script = Callable[[int, str], str]


def busy_date(whole: Answer) -> Answer:
    """Return a refusal with the date of now."""
    return Answer(429, b"busy", {**PLAIN, "Retry-After": formatdate(usegmt=True)})


def cut_json(whole: Answer) -> Answer:
    """Return an answer that stops in its middle, under a length that fits."""
    return replace(whole, body=whole.body[: len(whole.body) // 2])


def cut_gzip(whole: Answer) -> Answer:
    """Return a packed answer without its end."""
    body = gzip.compress(whole.body)
    return replace(whole, body=body[: len(body) // 2], headers={**whole.headers, "Content-Encoding": "gzip"})


def sent(how: str) -> Fault:
    """Return the fault of an answer whose sending goes wrong."""
    return lambda whole: replace(whole, how=how)


BUSY: dict[str, Fault] = {
    "429 with nothing": lambda whole: Answer(429, b""),
    "429 as HTML": lambda whole: Answer(429, BUSY_PAGE, HTML),
    "429 with seconds": lambda whole: Answer(429, b"busy", {**PLAIN, "Retry-After": "0"}),
    "429 with a date": busy_date,
}
PASSING: dict[str, Fault] = {
    **BUSY,
    "408": lambda whole: Answer(408, b""),
    "500 with a stack": lambda whole: Answer(500, STACK, RAISED),
    "502": lambda whole: Answer(502, b"", HTML),
    "503": lambda whole: Answer(503, b"unexpected HTTP status: status=503", PLAIN),
    "504 of the balancer": lambda whole: Answer(504, GATEWAY, HTML),
    "404 of somebody else": lambda whole: Answer(404, b"<html>Not here</html>", HTML),
    "empty 200": lambda whole: replace(whole, status=200, body=b""),
    "HTML under 200": lambda whole: Answer(200, b"<html><body>Sorry</body></html>", HTML),
    "message of the database under 200": lambda whole: Answer(200, DATABASE, whole.headers),
    "failed JSON under 200": lambda whole: Answer(200, STACK, whole.headers),
    "JSON without an end to its depth": lambda whole: Answer(200, b"[" * 100_000, whole.headers),
    "cut JSON": cut_json,
    "cut gzip": cut_gzip,
    "reset before the answer": sent(RESET),
    "reset within the answer": sent(CUT),
    "too short a length": sent(SHORT),
    "too great a length": sent(LONG),
}
SLOW: dict[str, Fault] = {"late": sent(LATE), "dribbling": sent(DRIBBLE)}
LASTING: dict[str, Fault] = {
    "429 of a budget that is spent": lambda whole: Answer(429, SPENT, {"x-ratelimit-remaining-usd": "0"}),
    "403": lambda whole: Answer(403, b""),
    "400": lambda whole: Answer(400, b""),
    "301 without TLS": lambda whole: Answer(301, b"", {"Location": "http://example.org/works"}),
    "302 in a circle": lambda whole: Answer(302, b"", {"Location": "?again"}),
    "302 to another registry": lambda whole: Answer(302, b"", {"Location": "/datacite/dois"}),
}
FAULTS = {**PASSING, **SLOW, **LASTING}


def seeded(share: float, seed: int = 1) -> Script:
    """Return a script that lets a share of the requests fail, in every way by turns.

    What befalls a request depends on its target and on how often that came before, not on the order of all.
    """
    names = list(PASSING)
    seen: Counter[str] = Counter()

    def script(number: int, target: str) -> str:
        seen[target] += 1
        chance = random.Random(f"{seed} {target} {seen[target]}")
        return chance.choice(names) if chance.random() < share else ""

    return script


def between(first: int, last: float, name: str) -> Script:
    """Return a script that lets the requests from one number to another fail."""
    return lambda number, target: name if first <= number <= last else ""


def until(tries: int, name: str) -> Script:
    """Return a script that lets each target fail so many times."""
    seen: Counter[str] = Counter()

    def script(number: int, target: str) -> str:
        seen[target] += 1
        return name if seen[target] <= tries else ""

    return script


def about(doi: str, name: str) -> Script:
    """Return a script that lets every request about a DOI fail, and no other."""
    return lambda number, target: name if doi.replace("/", "%2F") in target else ""
