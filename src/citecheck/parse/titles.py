"""Takes quotation marks, brackets, escapes and closing punctuation off titles and names of publishers."""

from __future__ import annotations

import html
import re

PAIRS = (
    ("«", "»"),
    ("“", "”"),
    ("„", "“"),
    ('"', '"'),
    ("‘", "’"),
    ("‚", "‘"),
    ("‹", "›"),
    ("'", "'"),
    ("*", "*"),
    ("_", "_"),
)
ESCAPE = re.compile(r"\\([$&_%#*\[\]{}~\"'.-])")
TAG = re.compile(r"</?[A-Za-z]{1,8}>")
ENDS = " \t\n,;:–—-=/|"


def tidy(printed: str) -> str:
    """Return a title as it should be read: no marks around it, no escapes, single spaces."""
    text = TAG.sub("", ESCAPE.sub(r"\1", html.unescape(" ".join(printed.split()))))
    before = None
    while before != text:
        before = text
        text = unwrap(text.strip(ENDS))
        if text.endswith(".") and not re.search(r"(?:\b\w|\.\.)\.$", text):
            text = text[:-1]
    return unbalanced(text)


def unwrap(text: str) -> str:
    """Return ``text`` without the marks that stand around all of it, or around all but its last stop."""
    for left, right in PAIRS:
        if text.startswith(left):
            end = text.find(right, len(left))
            if end < 0 and left not in "'‘":
                return text[len(left) :]
            if end >= 0 and end >= len(text.rstrip(".,;")) - len(right):
                return text[len(left) : end].strip()
    return text


def unbalanced(text: str) -> str:
    """Return ``text`` without a bracket or quotation mark at an end that has no partner in it."""
    for left, right in (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”")):
        if text.startswith(left) and right not in text:
            text = text[1:].strip()
        if text.endswith(right) and left not in text:
            text = text[:-1].strip()
        if text.endswith(left):
            text = text[:-1].strip()
    return text
