"""The forms of words by which each language credits somebody, as patterns made from the lexicons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from citecheck import lexicon

TITLE = r"(?:[«“\"]\s?[^»”\"]{4,120}\s?[»”\"]|[^,.;()]{3,170})"
APPOSITION = rf"(?:,\s{TITLE}(?:,\s{TITLE})?,|,|\s\([^)]{{2,60}}\))?"
QUOTE = r"[«“„\"]"


@dataclass(frozen=True, slots=True)
class Forms:
    """The patterns of one language.

    Attributes:
        verb: what follows a name that is the subject of a reporting verb.
        that: what follows such a verb where it reports words or a thought.
        before: what ends where a name begins, by the kind of credit.
        others: "et al.", "and colleagues" behind a name.
        apart: what before a name shows that it is a thing's: "the", "Bank of", "kindly provided by".
        behind: a preposition, which lets a name be no subject.
        back: words that carry a credit on to the next sentence.
    """

    verb: re.Pattern[str]
    that: re.Pattern[str]
    before: dict[str, re.Pattern[str]]
    others: re.Pattern[str]
    apart: re.Pattern[str]
    behind: re.Pattern[str]
    back: re.Pattern[str]


@cache
def forms(lang: str) -> Forms:
    """Return the patterns of a language; those of all languages together where it is unknown."""
    known = lang if lang in lexicon.languages() else None

    def words(*keys: str) -> str:
        return lexicon.alternation(*(f"claims.{key}" for key in keys), lang=known)

    endings = words("adverb_endings")
    adverb = rf"|\w+{endings}\s+" if endings != "(?:)" else ""
    space = r"(?:(?<=['’])|\s+)"
    fill = rf"(?:{words('between')}{space}{adverb}){{0,3}}"
    report = rf"(?:{words('stems')}{words('endings')}|{words('verbs')})(?!\w)"
    past = rf"{words('auxiliaries')}\s+{fill}{words('participles')}(?!\w)"
    says = rf"(?:{report}|(?:[ltsn]['’])?{past})"
    the = rf"(?:{words('determiners')}{space})?"
    role = rf"(?:\s+{the}(?:[^\W\d_]+\s+){{0,2}}{words('roles')}(?:\s+[^\W\d_]+){{0,2}})?"
    by = rf"{words('by')}{role}"
    return Forms(
        verb=re.compile(rf"(?i:{APPOSITION}\s+(?:,?\s?{words('relatives')}\s+)?{fill}(?P<verb>{says}))"),
        that=re.compile(rf"(?i)[\s,]*(?:\w+[\s,]+){{0,2}}?(?:{words('that')}(?!\w|(?<=['’]))|:|{QUOTE})"),
        before={
            "according": re.compile(
                rf"(?i)(?<!\w){words('according')}(?:\s+{words('such_as')})?{role}{space}$"
            ),
            "as-said": re.compile(rf"(?i)(?<!\w){words('as_said')}{space}{fill}{says}\s+$"),
            "inverted": re.compile(rf"(?i)[,»”\"]\s*{fill}{report}\s+$"),
            "by": re.compile(rf"(?i)(?<!\w){words('passives')}\s+(?:[^\W\d_]+\s+)?{by}\s+$"),
            "work": re.compile(rf"(?i)(?<!\w){words('works')}\s+{words('by')}\s+$"),
        },
        others=re.compile(rf"(?i)\s*,?\s{words('colleagues')}(?!\w)"),
        apart=re.compile(
            rf"(?i)(?<!\w)(?:{words('determiners')}|{words('eponyms')}(?:\s+{words('of')})?){space}$"
        ),
        behind=re.compile(rf"(?i)(?<!\w){words('prepositions')}{space}$"),
        back=re.compile(rf"(?i)(?<!\w){words('back')}(?!\w)"),
    )
