"""Cuts a reference into words and single marks, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from citecheck.parse.identifiers import Identifier

LIMIT = 4000
MARKUP = r"</?[A-Za-z]{1,8}>"
TOKEN = re.compile(
    rf"{MARKUP}|[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0652\u0640]+[^\W\d_]*)*|\d+[^\W\d_]{{0,3}}(?![^\W_])|\d+|\S",
    re.UNICODE,
)
NUMERALS = re.compile(r"[IVXLCDM]{1,8}\Z")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class Token(NamedTuple):
    """A word or mark of a reference; ``form`` is what the model sees of it."""

    start: int
    end: int
    text: str
    form: str


def tokens(raw: str, identifiers: list[Identifier]) -> list[Token]:
    """Return the tokens of a reference; an identifier is one token, and mark-up none.

    Beyond ``LIMIT`` characters nothing is read.
    """
    raw = raw[:LIMIT].encode("utf-8", "replace").decode("utf-8").replace("⟨", "<")
    found, at = [], 0
    for one in [*identifiers, None]:
        end = min(one.start if one else len(raw), LIMIT)
        for match in TOKEN.finditer(raw, at, end):
            text = match.group()
            if not (text[0] == "<" and len(text) > 1):
                found.append(Token(*match.span(), text, form(text)))
        if one is None or one.end > LIMIT:
            break
        found.append(Token(one.start, one.end, one.printed, f"⟨{one.kind}⟩"))
        at = one.end
    return found


@lru_cache(maxsize=8_000)
def form(text: str) -> str:
    """Return a word in lower case, and numbers as their kind."""
    if text[0].isdigit():
        return number(text.translate(DIGITS))
    if len(text) > 1 and NUMERALS.match(text):
        return "⟨roman⟩"
    return text.lower()


def number(text: str) -> str:
    """Return the kind of a number: a year, or how many digits and what letters it has."""
    digits = re.match(r"\d+", text)
    length = digits.end() if digits else 0
    letters = text[length:].lower()
    if length == 4 and "1400" <= text[:4] < "2100":
        return f"⟨year⟩{letters}"
    return f"⟨{min(length, 7)}⟩{letters}"
