"""Statements that are credited to somebody and cited from nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.catalogue import Rule
from citecheck.claim.credits import Credit, credits
from citecheck.claim.forms import forms
from citecheck.claim.passages import RUNNING
from citecheck.claim.persons import People, people_of
from citecheck.claim.quotations import quotations
from citecheck.link.sentences import boundaries
from citecheck.match.forms import fold
from citecheck.model import Article, Block, Finding
from citecheck.text import Text

SOURCED = re.compile(r"[(\[][^()\[\]]*(?:1\d|20)\d\d[^()\[\]]*[)\]]\W*\Z")
OPENING = re.compile(r":\s*$")
REPORTING = ("verb", "according", "as-said", "inverted", "by", "organisation")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without a citation; ``after`` is the rest of its paragraph, as far as the next citation."""

    text: Text
    after: str


def uncited_quotation(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each statement that is credited to somebody with no citation in its sentence (LNK012)."""
    if sum(bool(citation.targets) for citation in article.citations) < rule.options["citations"]:
        return
    people, told = people_of(article), set()
    cited = fold(" ".join(item.text.string for item in article.sources)).split()
    known = set(cited) | people.studied
    for block in article.body:
        for sentence in uncited(article, block) if block.kind in RUNNING else ():
            credit = statement(sentence, article, people)
            if credit and not known & set(last_words(credit)) and credit.name not in told:
                told.add(credit.name)
                yield finding(article, rule, sentence, credit)


def uncited(article: Article, block: Block) -> Iterator[Sentence]:
    """Yield the sentences of a block that hold no citation and have none behind their full stop."""
    marks = [
        (block.text.offsets.index(c.text.start), len(c.text))
        for c in article.cited_in(block)
        if c.text.start in block.text.offsets
    ]
    string, start = block.text.string, 0
    for end in [*boundaries(string), len(string)]:
        behind = end + len(string[end:]) - len(string[end:].lstrip())
        inside = any(start <= at < end or at == behind for at, _ in marks)
        if not inside and string[start:end].strip():
            following = min([at for at, _ in marks if at >= end], default=len(string))
            yield Sentence(block.text[start:end].strip(), string[end:following])
        start = end


def statement(sentence: Sentence, article: Article, people: People) -> Credit | None:
    """Return the credit of a sentence that reports what somebody says, unless the next carries it on."""
    string = sentence.text.string
    if OPENING.search(string) or SOURCED.search(string):
        return None
    quoted = bool(quotations(string, 6))
    for credit in credits(string, article.lang, people.lexis):
        stated = credit.form in REPORTING and credit.full and credit.reports and credit.year is None
        if stated and (quoted or (credit.known and credit.form != "by")):
            return None if forms(article.lang).back.search(sentence.after) else credit
    return None


def last_words(credit: Credit) -> list[str]:
    """Return the words by which a list would know the credited person or organisation."""
    if credit.form == "organisation":
        return []
    return credit.surnames[-1].split()[-1:]


def finding(article: Article, rule: Rule, sentence: Sentence, credit: Credit) -> Finding:
    """Return the finding of one statement."""
    quoted = quotations(sentence.text.string, rule.options["words"])
    return rule.finding(
        article, sentence.text, confidence=0.85 if quoted else 0.75, name=credit.name,
        form="quoted" if quoted else "default",
        evidence={"credited": credit.name, "form": credit.form, "quoted": bool(quoted)},
    )  # fmt: skip
