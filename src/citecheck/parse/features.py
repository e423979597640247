"""What the model is shown of each token: its word, its neighbours, and the stretch it stands in."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from citecheck.parse.stretches import Stretch, bucket, stretches
from citecheck.parse.tokens import Token
from citecheck.parse.vocabulary import kinds, listed

SINGLE = frozenset("'‘‚`")
CLOSING = {
    "«": "»",
    "»": "«",
    "“": "”",
    "„": "“”",
    '"': '"',
    "”": "”",
    "‹": "›",
    "‘": "’",
    "'": "'",
    "‚": "‘’",
    "`": "'’",
}
AHEAD = frozenset({"PLACE", "PUBLISHER", "pub", "ser", "vo", "is", "pg", "ed", "in", "U", "Y", "org"})
CUES = frozenset({
    "in", "dans", "en", "em", "im", "hrsg", "hg", "eds", "ed", "dir", "vol", "no", "n", "nr", "bd", "jg",
    "p", "pp", "s", "ص", "في", "t", "heft", "coord", "org",
})  # fmt: skip


class Seen(NamedTuple):
    """The features of a word by where it stands: here, before or after the token, two before or after it."""

    here: tuple[bytes, ...]
    last: tuple[bytes, ...]
    then: tuple[bytes, ...]
    last_but_one: bytes
    then_but_one: bytes
    shape: str


@lru_cache(maxsize=8_000)
def seen(text: str, form: str) -> Seen:
    """Return the features of a word."""
    shape = shape_of(text, form)
    some = kinds().get(form, ())
    if form in listed("places"):
        some = (*some, "plc")
    if form in listed("publishers"):
        some = (*some, "pbl")
    here = [f"w={form}", f"s={shape}"]
    if form[0].isalpha() and len(form) > 3:
        here += [f"p={form[:4]}", f"e={form[-3:]}"]
    telling = [kind for kind in some if kind[0] != "f"]
    return Seen(
        encoded(*here, *(f"k={kind}" for kind in some)),
        encoded(f"-w={form}", *(f"-k={kind}" for kind in telling)),
        encoded(f"+w={form}", *(f"+k={kind}" for kind in telling)),
        f"--w={form}".encode(),
        f"++w={form}".encode(),
        shape,
    )


@lru_cache(maxsize=4_000)
def turn(one: str, two: str, three: str) -> tuple[bytes, ...]:
    """Return the features of three shapes in a row: for the third token, the second and the first."""
    shapes = f"{one}|{two}|{three}"
    return encoded(f"--s={shapes}", f"ps={shapes}", f"++s={shapes}")


def encoded(*some: str) -> tuple[bytes, ...]:
    """Return features as the model stores them, so that it need not encode them for each token."""
    return tuple(one.encode() for one in some)


def shape_of(text: str, form: str) -> str:
    """Return how a token looks: capitals, digits, or the mark itself."""
    if form[0] == "⟨":
        return form
    if not text[0].isalpha():
        return text if len(text) == 1 else "#"
    if len(text) == 1:
        return "X" if text.isupper() else "x"
    if text.isupper():
        return "XX" if len(text) < 4 else "XXX"
    if text[0].isupper():
        return "Xx" if text[1:].islower() else "XxX"
    return "x-" if text.islower() else "xX"


START = Seen((), (), (), b"--w=^", b"", "^")
END = Seen((), (), (), b"", b"++w=$", "$")
BEYOND = Seen((), (), (), b"--w=", b"++w=", "")


def features(found: list[Token]) -> list[list[str | bytes]]:
    """Return the features of each token."""
    words = [seen(token.text, token.form) for token in found]
    padded = [BEYOND, START, *words, END, BEYOND]
    forms = ["^", *(token.form for token in found), "$"]
    pairs = [f"ww={one}|{then}" for one, then in pairwise(forms)]
    shapes = [one.shape for one in padded]
    turns = [turn(*three) for three in zip(shapes, shapes[1:], shapes[2:], strict=False)]
    parts = stretches(found)
    shared = stretch_features(parts)
    looks = [f"nK={bucket(part.length)}|{part.look}" for part in parts]
    rows: list[list[str | bytes]] = []
    part = -1
    for index, state in enumerate(states(found)):
        while part + 1 < len(parts) and parts[part + 1].start <= index:
            part += 1
        row: list[str | bytes] = [
            *words[index].here,
            *padded[index + 1].last,
            *padded[index + 3].then,
            *state,
            padded[index].last_but_one,
            padded[index + 4].then_but_one,
            "-" + pairs[index],
            "+" + pairs[index + 1],
            turns[index][0],
            turns[index + 1][1],
            turns[index + 2][2],
        ]
        if part >= 0:
            at = index - parts[part].start
            if at == 0:
                row += shared[part]
            if at < parts[part].length:
                row.append(looks[part])
            else:
                row.append(f"sx={found[index].text}|{parts[part].after}")
        if index and found[index - 1].end == found[index].start:
            row.append(b"j")
        rows.append(row)
    return rows


def stretch_features(parts: list[Stretch]) -> list[list[str]]:
    """Return the features of the first token of each stretch: its look, its neighbours', what still comes."""
    count = len(parts)
    shared: list[list[str]] = []
    ahead: set[str] = set()
    for index in range(count - 1, -1, -1):
        part = parts[index]
        mark, case = part.before, part.case
        row = [
            f"b={mark}",
            f"ba={mark}|{part.after}",
            f"bc={mark}|{case}|{part.after}",
            f"f={part.first}",
            f"l={part.last}",
            f"i={min(index, 7)}",
            f"r={min(count - index, 5)}",
            "first",
            *(f"k1={one}" for one in part.kinds),
            *(f"A={one}" for one in sorted(ahead)),
        ]
        if index:
            last = parts[index - 1]
            row += [
                f"pK={last.look}",
                f"pn={bucket(last.length)}|{mark}",
                f"pf={last.first}",
                f"u={last.look}|{part.look}",
            ]
        if index + 1 < count:
            then = parts[index + 1]
            row += [
                f"qK={then.look}",
                f"qn={bucket(then.length)}|{part.after}",
                f"qf={then.first}",
                f"t={part.look}|{then.look}",
            ]
            if index + 2 < count:
                row.append(f"qqK={parts[index + 2].look}")
        ahead.update(kind for kind in part.kinds if kind in AHEAD)
        shared.append(row)
    return shared[::-1]


def quotation(found: list[Token]) -> list[str]:
    """Return for each token ``(`` where it opens a quotation, ``)`` where it closes one, otherwise nothing.

    A quotation inside another is not marked; nor is a mark that nothing closes.
    """
    marks = [""] * len(found)
    index = 0
    while index < len(found):
        closing = CLOSING.get(found[index].text)
        if closing and (found[index].text not in SINGLE or opens(found, index)):
            end = next(
                (i for i in range(index + 1, len(found)) if found[i].text in closing and closes(found, i)), 0
            )
            if end:
                marks[index], marks[end] = "(", ")"
                index = end
        index += 1
    return marks


def opens(found: list[Token], index: int) -> bool:
    """Tell whether an apostrophe stands where a quotation may begin: before a word, not after one."""
    left = index > 0 and found[index - 1].end == found[index].start and found[index - 1].text not in '([“«"'
    return not left and index + 1 < len(found) and found[index + 1].start == found[index].end


def closes(found: list[Token], index: int) -> bool:
    """Tell whether a mark can close a quotation: an apostrophe inside a word cannot."""
    if found[index].text not in "'’‘":
        return True
    joined = index + 1 < len(found) and found[index + 1].start == found[index].end
    return found[index - 1].end == found[index].start and not (joined and found[index + 1].text[0].isalnum())


def states(found: list[Token]) -> list[tuple[bytes, ...]]:
    """Return where each token stands: inside quotation marks or brackets, after a year, after a cue."""
    marks = quotation(found)
    left = marks.count("(")
    years = min([token.form[:5] for token in found].count("⟨year"), 2)
    year = seen = 0
    inside, bracket, cue = False, "", ""
    rows = []
    for index, token in enumerate(found):
        text = token.text
        if marks[index] == "(":
            inside, seen, left = True, 1, left - 1
        if text in "([":
            bracket = text
        quote = "q" if inside else ("-" if not left else "<") if not seen else ">" if not left else "="
        rows.append(state(quote, bracket, year, years, cue))
        if marks[index] == ")":
            inside = False
        if text in ")]":
            bracket = ""
        elif token.form[:5] == "⟨year":
            year = min(year + 1, 2)
        elif token.form in CUES:
            cue = token.form
    return rows


@lru_cache(maxsize=2_000)
def state(quote: str, bracket: str, year: int, years: int, cue: str) -> tuple[bytes, ...]:
    """Return the features of a state."""
    bracketed = [f"B={bracket}"] if bracket else []
    cued = [f"c={cue}"] if cue else []
    return encoded(f"q={quote}", f"y={year}/{years}", f"qy={quote}|{min(year, 1)}", *bracketed, *cued)
