"""Where an address ends: closing punctuation dropped, line breaks undone only where that is certain."""

from __future__ import annotations

import re

CLOSING = ".,;:!?'’‘\"*_…،؛。>\\"
PAIRS = {")": "(", "]": "["}
FILE_SUFFIX = re.compile(
    r"(?i)\.(?:pdf|html?|xhtml|php|aspx?|jsp|docx?|pptx?|xlsx?|epub|xml|jpe?g|png)(?:[?#]\S*)?$"
)
NEXT_LINE = re.compile(r"[ \t]*\n[ \t]*(\S{1,400})")
NEXT_WORDS = re.compile(r"(?: [^\s<>\"«»“”()\[\]]{1,120}){1,3}")
CHARACTERS = re.compile(r"[\w\-./%=&?#~+:;,!$*@()]+", re.ASCII)
OTHER = re.compile(r"(?i)https?:|www\.|ftp:|file:|doi|10\.\d{4}|[(\[]|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$|pp?\.")
PATH = re.compile(r"(?<=[^:/])/")
UNFINISHED_HOST = re.compile(r"(?i)(?:https?://)?(?:www\.)?[a-z0-9-]+\.?")
HOST_END = re.compile(r"[a-z0-9-]*(?:\.[a-z]{2,})+(?:/|$)|[a-z]{2,6}/")
SPLIT_CODE = re.compile(r"(?<=[0-9a-f]{6}) (?=[0-9a-f]{6})")
HEX = re.compile(r"[0-9a-f]*\d[0-9a-f]*")
STEPS = 12


def trim(raw: str, start: int, end: int) -> int:
    """Return ``end`` without closing punctuation and without brackets that were not opened inside."""
    unopened = {close: raw.count(close, start, end) - raw.count(PAIRS[close], start, end) for close in PAIRS}
    while end > start:
        last = raw[end - 1]
        if last not in CLOSING and unopened.get(last, 0) <= 0:
            break
        if last in PAIRS:
            unopened[last] -= 1
        end -= 1
    return end


def grow(raw: str, start: int, end: int, *, doi: bool = False) -> int:
    """Return the end of the address at ``start``, beyond the line breaks and blanks it was torn at.

    Args:
        raw: the reference.
        start: index of the address's first character.
        end: index of the first white space after it.
        doi: whether it is a DOI, which allows less.
    """
    for _ in range(STEPS):
        if line := NEXT_LINE.match(raw, end):
            goes_on = doi_goes_on if doi else address_goes_on
            if not goes_on(raw[start:end], line[1], not raw[line.end() :][:40].strip(" \n.)]>")):
                break
            end = line.end()
        elif (after := end if doi else skip_blank(raw, start, end)) > end:
            end = after
        else:
            break
    return end


def unwrap(printed: str, *, doi: bool = False) -> str:
    """Return an address without its line breaks, and without the blanks that are certain to be none of it."""
    printed = re.sub(r"[ \t]*\n[ \t]*", "", printed)
    if doi:
        return re.sub(r"\s", "", printed)
    printed = re.sub(r"^(\w+)\s?:\s?(/{1,3})\s?", r"\1:\2", printed)
    printed = re.sub(
        r"^((?:https?://)?(?:www\.)?[\w-]*\.?) (?=[\w-]*\.)|(?<=\w) (?=/)", r"\1", printed, count=1
    )
    return SPLIT_CODE.sub("", re.sub(r"(?<=[/_=&-]) ", "", printed))


def address_goes_on(head: str, line: str, last: bool) -> bool:
    """Return whether the first word of the next line belongs to an address.

    Args:
        head: the address so far.
        line: the first word of the next line.
        last: whether that word is the last of the reference.
    """
    tail = line[: trim(line, 0, len(line))]
    if not CHARACTERS.fullmatch(tail) or OTHER.match(tail) or head[-1] in ",;)]":
        return False
    if UNFINISHED_HOST.fullmatch(head):
        return bool(HOST_END.match(tail))
    if head[-1] in "-_=&%?#~+":
        return tail[:1].islower() or not tail.isalpha()
    if head[-1] == "/":
        return is_path(tail) or bool(re.search(r"[-.]\w", tail)) or (last and tail[:1] == tail[:1].lower())
    if head[-1] == ".":
        return tail[:1] == tail[:1].lower() and is_path(tail)
    return bool(PATH.search(head)) and not FILE_SUFFIX.search(head) and is_path(tail)


def is_path(tail: str) -> bool:
    """Return whether a word can only be a part of an address."""
    return bool(
        FILE_SUFFIX.search(tail)
        or re.search(r"[_=%&]", tail.rstrip("%"))
        or ("/" in tail and re.search(r"[-\d./].*/|/.*[-\d./]", tail))
        or tail.count("-") >= 2
        or (re.fullmatch(r"[A-Za-z\d]{8,}", tail) and re.search(r"\d[A-Za-z]+\d", tail))
    )


def doi_goes_on(head: str, line: str, last: bool) -> bool:
    """Return whether the first word of the next line belongs to a DOI; see ``address_goes_on``."""
    tail = line[: trim(line, 0, len(line))]
    if not CHARACTERS.fullmatch(tail) or OTHER.match(tail):
        return False
    if head[-1] in "/-_" or tail[0] in "./_":
        return bool(re.search(r"\d", tail))
    if head[-1] == ".":
        return bool(re.search(r"\d", tail)) and last
    return last and bool(re.fullmatch(r"\d+(?:[./-]\w+)+", tail))


def skip_blank(raw: str, start: int, end: int) -> int:
    """Return the end of an address torn by blanks on one line; ``end`` itself where that is not certain."""
    head = raw[max(start, end - 400) : end]
    words = NEXT_WORDS.match(raw, end)
    if not words or head[-1] in ",;:)]":
        return end
    first = words[0].split()[0]
    if starts_again(head, first[: trim(first, 0, len(first))]):
        return end + 1 + len(first)
    if head[-1] == "." or not PATH.search(raw, start, end):
        return end
    if FILE_SUFFIX.search(head) and "?" not in head:
        return end
    after = end
    for count, word in enumerate(words[0].split(), 1):
        tail = word[: trim(word, 0, len(word))]
        if not CHARACTERS.fullmatch(tail) or OTHER.match(tail):
            return end
        after += 1 + len(word)
        if certain(head, tail, count):
            return after
        if tail != word:
            return end
    return end


def starts_again(head: str, tail: str) -> bool:
    """Return whether a host goes on after a blank ("www. quay.org/a"), or its path begins there."""
    if UNFINISHED_HOST.fullmatch(head):
        return bool(HOST_END.match(tail))
    return not PATH.search(head) and bool(re.fullmatch(r"(?:/[\w.%~-]+){2,}/?|/[\w%~-]+\.\w{2,4}", tail))


def certain(head: str, tail: str, count: int) -> bool:
    """Return whether ``tail``, ``count`` blanks after ``head``, can only be the address's rest."""
    if FILE_SUFFIX.search(tail) or re.search(r"&\w+=", tail):
        return True
    if count > 1:
        return False
    return (head[-1] in "/-_=" and is_path(tail)) or ("_" in head and "_" in tail)
