"""REF011: letters of another script inside a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from citecheck.catalogue import Rule
from citecheck.model import Article, Finding
from citecheck.text import Text

GREEK = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ", "ABEZHIKMNOPTYXaeiknoptux")
CYRILLIC = str.maketrans("АВЕЅІЈКМНОРСТУХаеіјорсухѕ", "ABESIJKMHOPCTYXaeijopcyxs")
LATIN_AS = {"GREEK": GREEK, "CYRILLIC": CYRILLIC}
WORD = re.compile(r"[^\W\d_]{3,}")
FOREIGN = re.compile(r"[Ͱ-ϿЀ-ӿ]")
MATHS = re.compile(r"\$[^$\n]{1,200}\$|\\\(.*?\\\)")
MIXED = re.compile(rf"(?=\w*[A-Za-zÀ-ɏ])(?=\w*{FOREIGN.pattern})\w{{3,}}")


def mixed_script(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each word that holds a letter of another script which only looks right (REF011)."""
    for block in (*article.front, *article.body):
        if block.kind != "code":
            for word, fix in mixed_words(block.text):
                yield rule.finding(article, block.text, text=word, word=word.string, fix=fix)
    for source in article.sources:
        for word, fix in mixed_words(source.text):
            yield rule.finding(article, source, text=word, word=word.string, fix=fix)


def mixed_words(text: Text) -> Iterator[tuple[Text, str | None]]:
    """Yield each such word once, and the word in its own script where that is certain."""
    if not FOREIGN.search(text.string):
        return
    seen = set()
    string = MATHS.sub(lambda match: " " * len(match.group()), text.string)
    for found in MIXED.finditer(string):
        word = found.group()
        if word not in seen and WORD.fullmatch(word) and is_slip(word):
            seen.add(word)
            yield text[found.start() : found.end()], in_latin(word)


def is_slip(word: str) -> bool:
    """Tell whether the foreign letters of a word are slips, not signs such as those of TGFβ or µm."""
    scripts = [script(letter) for letter in word]
    latin = scripts.count("LATIN")
    if scripts.count("CYRILLIC"):
        return cyrillic_slip(word, scripts)
    greek = scripts.count("GREEK")
    if greek > 2 or latin < 3:
        return False
    return all(greek_slip(word, i) for i, name in enumerate(scripts) if name == "GREEK")


def cyrillic_slip(word: str, scripts: list[str]) -> bool:
    """Tell whether Cyrillic letters in a Latin word, or Latin ones in a Cyrillic word, look like its own."""
    latin, cyrillic = scripts.count("LATIN"), scripts.count("CYRILLIC")
    if latin >= cyrillic:
        return in_latin(word) is not None and latin >= 2
    return all(
        letter in "ABEKMHOPCTXaeopcyxi" for letter, name in zip(word, scripts, strict=True) if name == "LATIN"
    )


def greek_slip(word: str, position: int) -> bool:
    """Tell whether the Greek letter stands between small Latin ones, or as a capital before them."""
    letter, before, after = word[position], word[:position], word[position + 1 :]
    if not script_of_neighbours(before[-1:], after[:1]):
        return False
    if before:
        return letter in "αεικνορτυχηωγ" and before[-1].islower() and after[:1].islower()
    return letter in "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" and len(after) >= 3 and after.islower()


def script_of_neighbours(before: str, after: str) -> bool:
    """Tell whether the letters on both sides are Latin."""
    return bool(after) and all(script(letter) == "LATIN" for letter in before + after)


def in_latin(word: str) -> str | None:
    """Return the word with each look-alike replaced by its Latin letter; None where one has none."""
    plain = word.translate(GREEK).translate(CYRILLIC)
    return plain if all(script(letter) == "LATIN" for letter in plain) else None


def script(letter: str) -> str:
    """Return the first word of a letter's Unicode name: LATIN, GREEK, CYRILLIC … ("µ" is MICRO)."""
    return unicodedata.name(letter, "").split(" ")[0]
