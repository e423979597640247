"""What a heading announces, in any language of the lexicon."""

from __future__ import annotations

import re
from functools import cache

from citecheck import lexicon
from citecheck.model import Block
from citecheck.text import BOLD

ROLES = (
    "references",
    "notes",
    "abstract",
    "keywords",
    "contents",
    "editorial",
    "introduction",
    "conclusion",
    "after",
    "within",
)
NUMBERING = re.compile(r"^(?:§\s*)?(?:(?:\d{1,2}|[IVX]{1,5}|[A-Z])\s?[.)\-–:]?(?:\d{1,2}\.?)*)\s+(?=\S)")
LEADS = ("abstract", "keywords")
LONGEST = 70


@cache
def known() -> dict[str, str]:
    """Return the role of each heading of the lexicon; the first role wins."""
    found: dict[str, str] = {}
    for role in ROLES:
        for word in lexicon.words(f"headings.{role}"):
            found.setdefault(word.casefold(), role)
    return found


def plain(line: str) -> str:
    """Return ``line`` without numbering, marks and case, as the lexicon writes headings."""
    line = " ".join(line.replace("'", "’").split()).strip(" *_#.:：-–—|[]")
    line = NUMBERING.sub("", line) or line
    return line.strip(" .:-–—").casefold()


@cache
def plain_known() -> dict[str, str]:
    """Return ``known`` by headings as ``plain`` leaves them."""
    return {plain(word): role for word, role in known().items()}


def role(line: str) -> str:
    """Return what the heading ``line`` announces ("references", "notes" …); "" where it announces nothing."""
    if len(line) > LONGEST or "\n" in line.strip():
        return ""
    return plain_known().get(plain(line), "")


def lead(line: str) -> str:
    """Return what the first words of a paragraph announce ("Abstract: …"); "" for any other paragraph."""
    head, found, _ = line[:40].partition(":")
    announced = plain_known().get(plain(head), "") if found else ""
    return announced if announced in LEADS else ""


def is_heading(block: Block) -> bool:
    """Tell whether ``block`` is a heading: by its format, or a short line all in bold or in capitals."""
    if block.kind == "heading":
        return True
    line = block.text.string.strip()
    if block.kind != "paragraph" or not 3 <= len(line) <= 150 or "\n" in line or line[-1:] in ".,;":
        return False
    letters = [c for c in line if c.isalpha()]
    bold = sum(1 for s in block.text.styles if s & BOLD) >= 0.8 * len(block.text)
    return bool(letters) and (bold or (len(letters) > 6 and all(c.isupper() for c in letters)))
