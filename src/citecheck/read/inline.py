"""Takes the marks of Markdown and HTML out of a text; what stays keeps its place and shows its style.

Characters change in four ways only: an entity becomes its character, a superscript digit an ordinary one in
the style ``RAISED``, ``<br>`` a line break, and the address behind a link's words comes after them.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from html import unescape
from html.entities import html5

from citecheck.read.emphasis import pairs
from citecheck.text import BOLD, ITALIC, PLAIN, RAISED, Text

Rules = dict[str, tuple[tuple[re.Pattern[str], "Handler"], ...]]
Handler = Callable[[Text, re.Match[str], Rules], Text]

SPECIAL = re.compile(r"[\\`<&\[!$^*_\xad⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾]|(?:https?|ftp)://|www\.")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", "0123456789+-()")
NAMES = (
    r"a|abbr|acronym|article|aside|b|big|blockquote|body|br|caption|center|cite|code|dd|del|details|dfn|div|dl|dt|em|"
    r"figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|li|main|mark|nav|nobr|ol|p|pre|q|s|samp|"
    r"section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|wbr"
)
STYLES = {"i": ITALIC, "em": ITALIC, "cite": ITALIC, "b": BOLD, "strong": BOLD}
BREAKS = re.compile(r"/(?:p|div|li|tr|h[1-6]|dt|dd|blockquote)|br|hr", re.IGNORECASE)

OPEN = r"(?:<sup>&</sup>lt;sup(?:>|&gt;)|<sup(?:\s[^<>]*)?>|&lt;sup&gt;)"
CLOSE = r"(?:</sup>|&lt;/sup&gt;)"
LABEL = r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\]){0,1000})\]"
TARGET = r"\(\s*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"

ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~\n])")
CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
SUPER = re.compile(rf"(?:{OPEN}){{1,3}}+((?:(?!{OPEN}).){{0,400}}?)(?:{CLOSE}){{1,3}}", re.DOTALL)
POWER = re.compile(
    rf"\$\s*(?:\{{\s*\}}\s*)?(?:{OPEN})?\s*\^\s*"
    rf"(?:\{{\s*(?:\\[a-z]+\s*\{{?)?\s*([^{{}}$\\\n]{{1,20}}?)\s*\}}{{1,2}}|(\d{{1,3}}|[*†‡]))"
    rf"\s*(?:{CLOSE})?(?:\s*\$)?"
)
SUPER_IN_MATH = re.compile(rf"\$\s*{SUPER.pattern}(?:\s*\$)?", re.DOTALL)
CARET = re.compile(r"\^\{([^{}\\$\n]{1,20})\}|\^(\d{1,3})\^")
ANCHOR = re.compile(
    r"<a\s(?:[^<>]*?\s)?href\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')[^<>]*>((?:(?!<a\s).){0,1000}?)</a>",
    re.DOTALL | re.IGNORECASE,
)
AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]*|www\.[^\s<>]+|[\w.+-]+@[\w.-]+)>")
TAG = re.compile(rf"<(/?)({NAMES}|[a-z]+:[a-z]+)(?=[\s/>])[^<>]*>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
IMAGE = re.compile(rf"!{LABEL}{TARGET}", re.DOTALL)
LINK = re.compile(LABEL + TARGET, re.DOTALL)
REFERENCE = re.compile(r"\[\^[^\]\s]+\]")
DELIMITERS = re.compile(r"\*+|_+")
DIGITS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾]+")
HYPHEN = re.compile("\xad+")
ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.)"
    r"(?:(?![*_]+(?:[\s.,;:!?)\]\[\"'’”»<]|$))[^\s<>\"«»\xad⁰¹²³⁴⁵⁶⁷⁸⁹])+"
)
WEB = re.compile(r"(?:https?|ftp|file):|www\.", re.IGNORECASE)
SHOWN = re.compile(r"://|www\.|\b10\.\d{4,9}/|\b[\w-]+\.[a-z]{2,}/", re.IGNORECASE)
LINKED = re.compile(r"[/#.@:]")


def markdown(raw: Text) -> Text:
    """Return a block's text without the marks of Markdown and HTML."""
    return clean(raw, MARKDOWN)


def plain(raw: Text) -> Text:
    """Return a block's text without HTML; asterisks, underscores and backslashes mean nothing in it."""
    return clean(raw, PLAIN_TEXT)


def clean(raw: Text, rules: Rules) -> Text:
    """Return ``raw`` with what ``rules`` recognise replaced."""
    found = list(scan(raw.string, rules))
    if not found:
        return raw
    raw, marks = style(raw, found)
    parts, last = [], 0
    for match, handler in found:
        parts.append(raw[last : match.start()])
        parts.append(unmarked(raw, match, marks) if handler is emphasis else handler(raw, match, rules))
        last = match.end()
    return Text.join([*parts, raw[last:]])


def scan(string: str, rules: Rules) -> Iterator[tuple[re.Match[str], Handler]]:
    """Yield what is recognised, from left to right; the first rule of a character that fits takes it."""
    position = 0
    while special := SPECIAL.search(string, position):
        position = special.start() + 1
        for pattern, handler in rules.get(string[special.start()], ()):
            if match := pattern.match(string, special.start()):
                yield match, handler
                position = match.end()
                break


def style(raw: Text, found: list[tuple[re.Match[str], Handler]]) -> tuple[Text, frozenset[int]]:
    """Return ``raw`` with what stands between marks or tags styled, and the indexes of the used marks."""
    styles, marks = bytearray(raw.styles), set()
    spans = [match.span() for match, handler in found if handler is emphasis]
    for opening, closing, width in pairs(raw.string, spans):
        paint(styles, opening, closing, BOLD if width == 2 else ITALIC)
        marks |= {*range(opening, opening + width), *range(closing, closing + width)}
    opened: list[re.Match[str]] = []
    for match in (match for match, handler in found if handler is tag and match[2].lower() in STYLES):
        if not match[1]:
            opened.append(match)
        elif opened and opened[-1][2].lower() == match[2].lower():
            paint(styles, opened.pop().end(), match.start(), STYLES[match[2].lower()])
    return Text(raw.string, raw.offsets, bytes(styles)), frozenset(marks)


def paint(styles: bytearray, start: int, end: int, added: int) -> None:
    """Add a style to the characters from ``start`` to before ``end``."""
    styles[start:end] = bytes(value | added for value in styles[start:end])


def placed(string: str, raw: Text, index: int, added: int = PLAIN) -> Text:
    """Return new characters that stand for the one at ``index``."""
    size = len(string)
    return Text(string, array("l", [raw.offsets[index]] * size), bytes([raw.styles[index] | added]) * size)


def unmarked(raw: Text, match: re.Match[str], marks: frozenset[int]) -> Text:
    """Return a row of marks without those that emphasise."""
    return Text.join(raw[i : i + 1] for i in range(*match.span()) if i not in marks)


def emphasis(raw: Text, match: re.Match[str], rules: Rules) -> Text:
    """Stand for a row of marks; ``unmarked`` takes out those that emphasise."""
    return raw[slice(*match.span())]


def drop(raw: Text, match: re.Match[str], rules: Rules) -> Text:
    """Return nothing."""
    return raw[0:0]


def keep(raw: Text, match: re.Match[str], rules: Rules) -> Text:
    """Return the match as it stands."""
    return raw[slice(*match.span())]


def inside(raw: Text, match: re.Match[str], rules: Rules) -> Text:
    """Return what the last group matched, as it stands."""
    return raw[slice(*match.span(match.lastindex or 0))]


def address(raw: Text, match: re.Match[str], rules: Rules) -> Text:
    """Return an address, its escapes and entities resolved."""
    return within_address(raw[slice(*match.span(match.lastindex or 0))], rules)


def within_address(raw: Text, rules: Rules) -> Text:
    """Return ``raw``, read as an address: nothing in it emphasises or links."""
    return clean(raw, {mark: rules[mark] for mark in "\\&" if mark in rules})


def raised(raw: Text, match: re.Match[str], rules: Rules) -> Text:
    """Return what the last group matched, raised; of ``^{7}`` the 7."""
    text = clean(raw[slice(*match.span(match.lastindex or 0))], rules)
    if text.string.startswith("^"):
        text = text[1:].strip("{}")
    return Text(text.string, text.offsets, bytes(value | RAISED for value in text.styles))


def digits(raw: Text, match: re.Match[str], rules: Rules) -> Text:
    """Return superscript digits as ordinary ones, raised."""
    text = raw[slice(*match.span())]
    return Text(text.string.translate(SUPERSCRIPTS), text.offsets, bytes(s | RAISED for s in text.styles))


def entity(raw: Text, match: re.Match[str], rules: Rules) -> Text:
    """Return the character of an entity; what only looks like one stays."""
    name = match[0][1:]
    if not name.startswith("#") and name not in html5:
        return raw[slice(*match.span())]
    return placed(unescape(match[0]).replace("\xad", ""), raw, match.start())


def tag(raw: Text, match: re.Match[str], rules: Rules) -> Text:
    """Return what a tag shows: nothing, or the end of a line or a cell."""
    name = (match[1] + match[2]).lower()
    if name in {"/td", "/th"}:
        return placed("\t", raw, match.start())
    broken = raw.string[match.end() : match.end() + 1] == "\n"
    return placed("\n", raw, match.start()) if BREAKS.fullmatch(name) and not broken else raw[0:0]


def anchor(raw: Text, match: re.Match[str], rules: Rules) -> Text:
    """Return an HTML link's words and address."""
    return linked(raw, match.span(3), match.span(1 if match[1] is not None else 2), rules)


def link(raw: Text, match: re.Match[str], rules: Rules) -> Text:
    """Return a link's words and address; ``[5](2014)`` is none."""
    span = match.span(2 if match[2] is not None else 3)
    if not LINKED.search(raw.string, *span):
        return Text.join(
            (raw[match.start() : match.start() + 1], clean(raw[match.start() + 1 : match.end()], rules))
        )
    return linked(raw, match.span(1), span, rules)


def linked(raw: Text, words: tuple[int, int], target: tuple[int, int], rules: Rules) -> Text:
    """Return a link's words, and after them its address where the words do not show one."""
    shown, hidden = clean(raw[slice(*words)], rules), within_address(raw[slice(*target)], rules)
    if shows(shown.string, hidden.string):
        return shown
    return Text.join((shown, placed(" ", raw, target[0] - 1), hidden))


def unreferred(title: str) -> str:
    """Return a title without the references to notes in it."""
    return REFERENCE.sub("", title).strip()


def shows(words: str, address: str) -> bool:
    """Return whether a link's words say enough: they show an address, or there is none behind them."""
    return not WEB.match(address) or bool(SHOWN.search(words)) or not words.strip()


SHARED: Rules = {
    "<": (
        (COMMENT, drop),
        (SUPER, raised),
        (ANCHOR, anchor),
        (AUTOLINK, address),
        (TAG, tag),
    ),
    "&": ((SUPER, raised), (ENTITY, entity)),
    "$": ((POWER, raised), (SUPER_IN_MATH, raised)),
    "^": ((CARET, raised),),
    "\xad": ((HYPHEN, drop),),
    **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", ((DIGITS, digits),)),
    **dict.fromkeys("hfw", ((ADDRESS, address),)),
}
PLAIN_TEXT = SHARED
MARKDOWN: Rules = {
    **SHARED,
    "\\": ((ESCAPE, inside),),
    "`": ((CODE, inside),),
    "!": ((IMAGE, drop),),
    "[": ((REFERENCE, keep), (LINK, link)),
    **dict.fromkeys("*_", ((DELIMITERS, emphasis),)),
}
