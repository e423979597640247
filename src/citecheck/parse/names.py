"""Reads the names of authors, editors and translators: persons, inverted or upright, and organisations."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from citecheck.lexicon import alternation
from citecheck.lexicon import words as lexicon_words
from citecheck.model import Name
from citecheck.parse.vocabulary import listed, mentions

INITIALS = re.compile(r"(?:[^\W\d_]\.\s*-?\s*|[^\W\d_](?:[\s-]+|\Z)){1,5}\Z")
DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.\s*-?\s*){1,5}[^\W\d_]?\Z")
CAPITALS = re.compile(r"[A-ZÀ-Þ]{1,3}(?:-[A-Z])?\Z")
JUNIOR = re.compile(r",?\s+(?=(?:Jr|Sr)\.?(?:,|;|$))")
PARTICLE_AT_END = re.compile(r"\s+(?:de|von|van|du|da|dos|del|d['’])(?:\s+(?:la|der|den))?\Z")
SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|[23]rd|junior|fils|Filho|Neto)\.?\Z")
WORD = re.compile(r"[^\W\d_]+")
LEADING_IN = re.compile(r"^(?:[Ii]n|[Ee]n|[Dd]ans|[Ee]m|في):?\s+(?=[^\Wa-z])")
GIVEN_ALONE = re.compile(r"[\s,]*[A-Z][a-z]+")
END = 60
ROLES = ("roles.editor", "roles.translator")
ARABIC = re.compile(r"[\u0600-\u06ff]")
HYPHENATED = re.compile(
    r"(?<=[a-zà-ÿ.])\s?[-–]\s?(?=[A-Z]\.\s?(?:[A-Z]\.\s?)*[A-Z]\w)"
    r"|(?<=[a-zà-ÿ])-(?=(?P<family>[A-Z]\w+), [A-Z]\w)"
)


@cache
def joints() -> re.Pattern[str]:
    """Return what stands between two persons: joining words, semicolons, slashes, dashes between spaces."""
    words = [word for word in lexicon_words("names.and") if word not in "&و"]
    either = "|".join(map(re.escape, words))
    return re.compile(
        rf"\s*(?:;|؛|/|\s[-–—]\s|,?\s*&|,?\s+(?:{either})\.?\s|\s+و(?=[\u0621-\u064a]{{3}}))\s*", re.I
    )


@cache
def others() -> re.Pattern[str]:
    """Return what says that there are more authors: "et al." in every language."""
    return re.compile(rf"[\s,;&]*(?:(?<=\s)|(?<=,)){alternation('names.etal')}\.?(?!\w)[\s,.;]*\Z", re.I)


@cache
def roles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the role words before and after names."""
    either = alternation(*ROLES)
    within = rf"(?:{alternation('labels.in')}\s*:?\s+)?"
    head = rf"^[\s([]*{within}(?:(?:{either}|par|by|von|por|di|de)(?:\.|(?!\w))[\s:]*)+(?=\S)"
    tail = rf"[\s,;]*[([]?(?:(?<!\w)(?:{either})\.?[\s,&/]*(?:et|y|and|und|e)?\s*)+[)\]]?[\s,.:;)]*\Z"
    return re.compile(head, re.I), re.compile(tail, re.I)


def names(printed: str) -> tuple[tuple[Name, ...], bool]:
    """Return the names that a printed list of names holds, and whether it says "et al."."""
    text = " ".join(printed.split()).strip(" ,;:،([")
    head, tail = roles()
    text = head.sub("", LEADING_IN.sub("", text))
    ending = text[-END:].lower()
    role = tail.search(text, max(0, len(text) - END)) if mentions(ending, *ROLES) else None
    if role and not GIVEN_ALONE.fullmatch(role.group()):
        text = text[: role.start()]
    more = others().search(text, max(0, len(text) - END)) if mentions(ending, "names.etal") else None
    et_al, text = bool(more), (text[: more.start()] if more else text).strip(" ,;:،")
    if organisation(text):
        return (Name(literal=text.rstrip(".") if not re.search(r"\.\w", text) else text),), et_al
    text = JUNIOR.sub(" ", text)
    found: list[Name] = []
    for chunk in chunks(text):
        found += people(chunk)
    return tuple(found), et_al


@cache
def institutions() -> frozenset[str]:
    """Return the words that only an organisation's name holds."""
    return frozenset(lexicon_words("publishing.organisations"))


def organisation(text: str) -> bool:
    """Tell whether a name is that of an organisation: by its words, or as an acronym or a firm."""
    if not institutions().isdisjoint(WORD.findall(text.lower())):
        return True
    if "," in text or ";" in text or re.search(r"\b[A-Z]\.", text):
        return False
    words = text.split()
    if words[:1] == ["The"]:
        return True
    if len(words) == 1:
        return bool(
            re.fullmatch(r"[A-Z]{2,}[\d-]*|[A-Z][a-z]+[A-Z][A-Za-z]+|.+\.(?:com|org|net)", text)
        ) and not (re.match(r"(?:Mc|Mac|De|Di|La|Le|O)[A-Z]", text) or (text.isupper() and len(text) > 5))
    if "&" in words and len(words) > 3 and words[-2] == "&":
        return not any(re.fullmatch(r"[A-Z]{1,3}\.?", word) for word in words) and words.index("&") > 1
    function = sum(word.lower() in FUNCTION for word in words)
    return (
        len(words) > 3
        and function > 0
        and not ARABIC.search(text)
        and words[0].lower() not in listed("given")
    )


FUNCTION = frozenset({
    "of", "for", "and", "the", "des", "pour", "para", "los", "las", "für", "dell", "della", "delle", "dei",
    "l'",
})  # fmt: skip


def chunks(text: str) -> list[str]:
    """Cut a list of names where a joint stands; "Ortega y Gasset, J." stays whole."""
    text = HYPHENATED.sub(
        lambda match: "-" if (match["family"] or "").lower() in listed("given") else " ; ", text
    )
    parts = [part for part in joints().split(text) if part.strip(" .,")]
    if len(parts) == 2 and re.fullmatch(r"\w+", parts[0]) and re.search(r"\by\s", text) and "," in parts[1]:
        return [text]
    return parts


def people(chunk: str) -> list[Name]:
    """Return the persons of a piece of a list that commas part."""
    parts = [part.strip() for part in re.split(r"[,،]", chunk) if part.strip(" .")]
    found: list[Name] = []
    index = 0
    while index < len(parts):
        part, then = parts[index], parts[index + 1] if index + 1 < len(parts) else ""
        if SUFFIX.match(part) and found:
            found[-1] = Name(found[-1].family, found[-1].given, found[-1].particle, part)
        elif then and inverted(part, then, alone=len(parts) == 2, first=index == 0):
            found.append(person(part, then))
            index += 1
        else:
            found.append(upright(part))
        index += 1
    return found


def inverted(part: str, then: str, *, alone: bool, first: bool) -> bool:
    """Tell whether ``then`` is the given name to the family name ``part``."""
    if is_initials(then):
        return not complete(part)
    if complete(part):
        return False
    words = then.split()
    given = words[0].lower().split("-")[0] in listed("given") or bool(re.fullmatch(r"[A-Z]\.?", words[-1]))
    if len(part.split()) == 1:
        return alone or first or (given and len(words) < 3)
    if part.split(maxsplit=1)[0].lower().split("-")[0] in listed("given") and not part.isupper():
        return False
    return (alone or first) and (given or len(words) == 1 or bool(ARABIC.search(part)))


def is_initials(part: str) -> bool:
    """Tell whether a part consists of initials, particles aside ("H. de", "J.-P.", "GA")."""
    if not part[:1].isupper():
        return False
    part = PARTICLE_AT_END.sub("", part)
    return bool(INITIALS.match(part) or DOTTED.match(part) or CAPITALS.match(part))


def complete(part: str) -> bool:
    """Tell whether a part has a family name and initials, in either order."""
    words = part.split()
    if len(words) < 2:
        return bool(re.match(r"(?:[A-Z]\.-?)+[A-Z]\w", part))
    ends = (words[0], words[-1])
    return any(
        re.fullmatch(r"(?:[A-ZÀ-Þ]\.-?)+|[A-ZÀ-Þ]{1,2}|(?:Th|Ch|Ph|Fr|Chr|Yu)\.", end) for end in ends
    ) and not all(is_initials(word) for word in words)


def person(family: str, given: str) -> Name:
    """Return a person from a family name and a given name, which may carry particles."""
    words = given.split()
    last: list[str] = []
    while len(words) > 1 and words[-1].lower() in PARTICLES and words[-1].islower():
        last.insert(0, words.pop())
    suffix = words.pop() if len(words) > 1 and SUFFIX.match(words[-1]) else ""
    particle, family = particles(family)
    return Name(family, " ".join(words), " ".join(filter(None, (*last, particle))), suffix)


PARTICLES = frozenset({
    "de", "du", "des", "d'", "d’", "von", "van", "der", "den", "zu", "zum", "zur", "vom", "di", "da",
    "dal", "dalla", "del", "della", "dei", "degli", "dos", "das", "do", "la", "le", "af", "av", "ten",
    "ter",
})  # fmt: skip


def particles(family: str) -> tuple[str, str]:
    """Return the particles in small letters before a family name, and the name without them."""
    words = family.strip(" .").split()
    count = 0
    while count < len(words) - 1 and words[count] in PARTICLES:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def upright(part: str) -> Name:
    """Return a person printed in one piece: "Anne de Roy", "Roy A.", "ROY Anne", "Roy"."""
    part = re.sub(r"(?<=[a-zà-ÿ])\.(?=\s*[A-Z]\.?$)", "", re.sub(r"(?<=[A-Z]\.)(?=[A-Z]\w)", " ", part))
    words = part.split()
    if len(words) > 2 and SUFFIX.match(words[-1]):
        return replace(upright(" ".join(words[:-1])), suffix=words[-1])
    if len(words) < 2:
        return Name(family=part.strip(" .")) if words else Name()
    known = words[0].lower() in listed("given")
    if (
        re.match(r"\w{2}", words[0])
        and is_initials(words[-1])
        and not (known and len(words[-1].strip(".")) > 2)
    ):
        cut = next(i for i in range(1, len(words)) if all(is_initials(w) for w in words[i:]))
        return person(" ".join(words[:cut]), " ".join(words[cut:]))
    capitals = [word.isupper() and len(word) > 2 and "." not in word[:-1] for word in words]
    if any(capitals) and not all(capitals):
        start, end = capitals.index(True), len(words) - capitals[::-1].index(True)
        given = words[:start] + words[end:]
        while given and start and given[-1].lower() in PARTICLES and given[-1].islower():
            return Name(" ".join(words[start:end]), " ".join(given[:-1]), given[-1])
        return Name(" ".join(words[start:end]).strip(" ."), " ".join(given))
    if turned(words):
        return Name(words[0], " ".join(words[1:]))
    return last_family(words)


def turned(words: list[str]) -> bool:
    """Tell whether two words are a family name before a given name."""
    given = listed("given")
    return (
        len(words) == 2
        and words[1].lower().split("-")[0] in given
        and words[0].lower().split("-")[0] not in given
        and not re.match(r"\w\.", words[0])
    )


def last_family(words: list[str]) -> Name:
    """Return a person whose family name comes last, with its particles."""
    start = len(words) - 1
    if ARABIC.search(words[start]):
        while start > 1 and words[start - 1] in ("بن", "ابن", "أبو", "أبي", "عبد", "آل", "بو"):
            start -= 1
        return Name(" ".join(words[start:]), " ".join(words[:start]))
    if start > 1 and words[start - 1].lower() in listed("spanish") and words[start - 1][0].isupper():
        start -= 1
    first = start
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return Name(" ".join(words[start:]).strip("."), " ".join(words[:first]), " ".join(words[first:start]))
