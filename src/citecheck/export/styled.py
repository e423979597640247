"""A reference list as a journal prints it: a CSL style applied by citeproc-py, written in Markdown."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from lxml import etree

from citecheck.export.csl import csl
from citecheck.export.keys import unaccented
from citecheck.model import Work

LOCALES = {"en": "en-US", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT", "de": "de-DE", "it": "it-IT"}
WORDS = (
    "title",
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "event-title",
    "genre",
    "note",
)
REMARK = frozenset({"id", "type", "note"})
PEOPLE = ("author", "editor", "translator")
SPACE = re.compile(r"[ \t\r\n]+")
LABEL = re.compile(r"^(\[\d+\]|\d+\.)(?=\w)")
UNBROKEN = "‑"
CSL = "http://purl.org/net/xbiblio/csl"
SPECIAL = str.maketrans({one: f"\\{one}" for one in "\\*_`[]<>"})


class BadStyle(ValueError):
    """A file that is no CSL style, or none for lists.

    Attributes:
        kind: the name of the words that say so.
        detail: what they name.
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind, self.detail = kind, detail


def write(works: Iterable[tuple[str, Work]], style: Path, lang: str) -> str:
    """Return the list of ``works``, in the order and the form that a CSL style asks for.

    Args:
        works: each with its key; one that has no more than a remark is put at the end, as it stands there.
        style: a ``.csl`` file.
        lang: of the words that the style does not fix itself.

    Raises:
        OSError: if the style cannot be read.
        BadStyle: if it is none, or cannot be applied.
    """
    check(style.read_bytes())
    items = [csl(work, key) for key, work in works]
    known = [item for item in items if not item.keys() <= REMARK]
    unknown = [escaped(item)["note"] for item in items if item.keys() <= REMARK]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            lines = formatted(known, style, lang)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}".splitlines()[0]
            raise BadStyle("failing-style", reason) from error
    return "".join(f"{SPACE.sub(' ', line).strip()}\n\n" for line in (*lines, *unknown))


def check(data: bytes) -> None:
    """Do nothing if these are the bytes of a style for lists.

    Raises:
        BadStyle: if they are not.
    """
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        raise BadStyle("no-style") from error
    if root.tag != f"{{{CSL}}}style":
        raise BadStyle("no-style")
    if root.find(f"{{{CSL}}}bibliography") is None:
        parent = root.find(f".//{{{CSL}}}link[@rel='independent-parent']")
        raise (
            BadStyle("listless-style") if parent is None else BadStyle("other-style", parent.get("href", ""))
        )


def formatted(items: list[dict[str, Any]], style: Path, lang: str) -> list[str]:
    """Return the lines of the list; citeproc-py puts É behind Z, so it sorts the items without accents."""
    from citeproc import CitationStylesStyle  # noqa: PLC0415 - takes half a second, and only this needs it

    chosen = CitationStylesStyle(str(style), validate=False)
    if "default-locale" not in chosen.root.attrib:
        chosen = CitationStylesStyle(str(style), locale=LOCALES.get(lang, "en-US"), validate=False)
    order = bibliography(chosen, [sortable(item) for item in items])
    order.sort()
    by_key = {item["id"]: escaped(item) for item in items}
    listed = bibliography(chosen, [by_key[item.key] for item in order.items])
    return [LABEL.sub(r"\1 ", str(one)) for one in listed.bibliography()]


def bibliography(style: Any, items: list[dict[str, Any]]) -> Any:
    """Return items as a list in a style."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography  # noqa: PLC0415
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    listed = CitationStylesBibliography(style, CiteProcJSON(items), MARKDOWN)
    for item in items:
        listed.register(Citation([CitationItem(item["id"])]))
    return listed


def sortable(value: Any) -> Any:
    """Return a value with all its words in small letters without accents."""
    if isinstance(value, dict):
        return {key: one if key in ("id", "type") else sortable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [sortable(one) for one in value]
    return unaccented(value) if isinstance(value, str) else value


def escaped(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item in whose words no character is Markdown, and which citeproc-py does not mutilate."""
    found = {
        key: value.translate(SPECIAL) if key in WORDS and isinstance(value, str) else value
        for key, value in item.items()
    }
    found |= {role: [whole(name) for name in item[role]] for role in PEOPLE if role in item}
    if "page" in item and not any(map(str.isdigit, item["page"])):
        found["page"] = item["page"].replace("-", UNBROKEN)
    return found


def whole(name: dict[str, str]) -> dict[str, str]:
    """Return a name such that one in a script without capitals gets no initials."""
    given = name.get("given", "")
    if "family" not in name or given != given.swapcase() or not any(map(str.isalpha, given)):
        return name
    return {"literal": f"{name['family']}, {given}"}


def between(mark: str) -> Any:
    """Return the function that puts text between two marks."""
    return lambda text: f"{mark}{text}{mark}"


MARKDOWN = SimpleNamespace(
    preformat=str,
    Italic=between("*"),
    Oblique=between("*"),
    Bold=between("**"),
    Light=str,
    Underline=str,
    Superscript=lambda text: f"<sup>{text}</sup>",
    Subscript=lambda text: f"<sub>{text}</sub>",
    SmallCaps=str,
)
