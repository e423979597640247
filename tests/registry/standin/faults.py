"""The ways in which a registry fails, each named; most were recorded from the real ones."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from email.utils import formatdate

from tests.registry.standin.answers import Answer

HTML = {"Content-Type": "text/html"}
BUSY = b"<html><body><h1>429 Too Many Requests</h1>\nYou sent too many requests.\n</body></html>\n"
GATEWAY = (
    b"<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n"
    b"<center><h1>504 Gateway Time-out</h1></center>\r\n</body>\r\n</html>\r\n"
)
STACK = b'{"status":"error","message-type":"exception","message":{"name":"class clojure"}}'
BLOCK = Answer(403, b"")
DATABASE = b"unexpected DoiDBrecord.get issue: null exception"
CUT, RESET, SHORT = "cut", "reset", "short"
Fault = Callable[[Answer], "Answer | str"]


def busy_date(whole: Answer) -> Answer:
    return Answer(429, b"busy", {"Content-Type": "text/plain", "Retry-After": formatdate(usegmt=True)})


def cut_json(whole: Answer) -> Answer:
    return Answer(200, whole.body[: len(whole.body) // 2], whole.headers)


def cut_gzip(whole: Answer) -> Answer:
    body = gzip.compress(whole.body)
    return Answer(200, body[: len(body) // 2], {**whole.headers, "Content-Encoding": "gzip"})


FAULTS: dict[str, Fault] = {
    "429 with nothing": lambda whole: Answer(429, b""),
    "429 as HTML": lambda whole: Answer(429, BUSY, HTML),
    "429 with seconds": lambda whole: Answer(429, b"busy", {"Retry-After": "0"}),
    "429 with a date": busy_date,
    "500 with a stack": lambda whole: Answer(500, STACK, {"Content-Type": "application/json"}),
    "503": lambda whole: Answer(503, b"", HTML),
    "504 of the balancer": lambda whole: Answer(504, GATEWAY, HTML),
    "empty 200": lambda whole: Answer(200, b"", whole.headers),
    "HTML under 200": lambda whole: Answer(200, b"<html><body>Sorry</body></html>", HTML),
    "message of the database under 200": lambda whole: Answer(200, DATABASE, whole.headers),
    "failed JSON under 200": lambda whole: Answer(200, STACK, whole.headers),
    "cut JSON": cut_json,
    "cut gzip": cut_gzip,
    "reset before the answer": lambda whole: RESET,
    "reset within the answer": lambda whole: CUT,
    "wrong length": lambda whole: SHORT,
}


def seeded(share: float, seed: int = 1) -> Callable[[int, str], str]:
    """Return a script that lets a share of the requests fail, in every way by turns."""
    names = list(FAULTS)

    def script(number: int, target: str) -> str:
        chance = random.Random(seed * 1_000_003 + number)
        return chance.choice(names) if chance.random() < share else ""

    return script
