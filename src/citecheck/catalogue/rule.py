"""A rule: what its file says, and the findings that it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from citecheck.model import Article, Citation, Entry, Finding, Note, Related, Severity
from citecheck.text import Text

Target = Entry | Note | Citation | Text


@dataclass(frozen=True, slots=True)
class Example:
    """A small article, given by its parts, that a rule must flag or leave alone.

    Attributes:
        text: body paragraphs, in Markdown.
        notes: footnotes; each gets a marker of its own at the end of the body.
        entries: items of the reference list; in JATS where the rule is about their tags.
        records: what the registries know, in the form of a lock file; None where they are not asked.
    """

    text: str = ""
    notes: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    records: tuple[Mapping[str, Any], ...] | None = None

    def file(self) -> tuple[str, str]:
        """Return the article as a file, JATS if its entries are, else Markdown: suffix and content."""
        tagged = any(entry.startswith("<ref") for entry in self.entries)
        return (".xml", self.jats()) if tagged else (".md", self.markdown())

    def jats(self) -> str:
        """Return the article as a JATS file."""
        entries = "".join(self.entries)
        return (
            f"<article><body><sec><title>Sample article</title><p>{self.text}</p></sec></body>"
            f"<back><ref-list><title>References</title>{entries}</ref-list></back></article>"
        )

    def markdown(self) -> str:
        """Return the article as a Markdown file."""
        markers = "".join(f" Sentence {i}.[^{i}]" for i in range(1, len(self.notes) + 1))
        parts = ["# Sample article", self.text + ("\n\n" if self.text and markers else "") + markers.strip()]
        parts += [f"[^{i}]: {note}" for i, note in enumerate(self.notes, 1)]
        if self.entries:
            parts += ["## References", *(f"- {entry}" for entry in self.entries)]
        return "\n\n".join(filter(None, parts)) + "\n"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue; its keys are those of its file (see ``rules/README.md``)."""

    code: str
    name: str
    severity: Severity
    target: str
    summary: str
    why: str
    do: str
    limits: str
    messages: Mapping[str, Mapping[str, str]]
    check: str = ""
    scope: Literal["article", "run"] = "article"
    default: bool = True
    patterns: tuple[re.Pattern[str], ...] = ()
    keywords: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    silences: frozenset[str] = frozenset()
    formerly: tuple[str, ...] = ()
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    lang: str = "en"
    targets: Mapping[str, str] = field(default_factory=dict)

    def finding(
        self,
        article: Article,
        at: Target,
        *,
        text: Text | None = None,
        form: str = "default",
        related: tuple[tuple[Target, str], ...] = (),
        evidence: Mapping[str, Any] | None = None,
        fix: str | None = None,
        confidence: float = 1.0,
        severity: Severity | None = None,
        **values: object,
    ) -> Finding:
        """Return what the rule has to say of ``at``.

        Args:
            article: the article that holds it.
            at: the entry, note or citation that the finding is about; a text for any other line.
            text: the exact characters, where they are fewer than all of ``at``.
            form: which of the rule's messages says it.
            related: other places, each with the name of the message that speaks of it.
            evidence: what the finding rests on, as JSON.
            fix: what should stand in place of ``text``, where that is certain.
            confidence: probability that the finding is right.
            severity: another one than the rule's.
            values: what the message's placeholders stand for.

        Raises:
            KeyError: if the rule has no such message or a placeholder has no value.
        """
        spot = text or (at if isinstance(at, Text) else at.text)
        values |= {"target": self.call(at)}
        return Finding(
            rule=self.code,
            name=self.name,
            severity=severity or self.severity,
            confidence=confidence,
            place=article.place(spot),
            article=article.id,
            target="line" if isinstance(at, Text) else at.id,
            message=self.say(form, **values),
            related=tuple(
                Related(
                    article.place(other if isinstance(other, Text) else other.text), self.say(key, **values)
                )
                for other, key in related
            ),
            evidence=evidence or {},
            fix=fix,
        )

    def say(self, form: str, **values: object) -> str:
        """Return message ``form`` in the rule's language (else in English, or in its only one)."""
        forms = self.messages[form]
        words = forms.get(self.lang) or forms.get("en") or next(iter(forms.values()))
        message = words.format(**values)
        return message[:1].upper() + message[1:]

    def call(self, at: Target) -> str:
        """Return the words by which an editor knows ``at``: "note 24", "the entry “Roy (2001)”"."""
        if isinstance(at, Note):
            key, value = ("note", at.label) if at.label else ("unlabelled-note", shorten(at.text.string))
        elif isinstance(at, Entry):
            key, value = "entry", heading(at)
        elif isinstance(at, Citation):
            key, value = "citation", at.text.string
        else:
            key, value = "line", shorten(at.string)
        return self.targets[key].format(value)


def heading(entry: Entry) -> str:
    """Return what an entry is found by in its list: first author and year, else title or first words."""
    work = entry.work
    if work.creators and str(work.creators[0]) and work.year:
        return f"{work.creators[0]} ({work.year})"
    in_words = work.title if entry.vocabulary == "bibtex" else ""
    return shorten(in_words or entry.text.string)


def shorten(words: str, limit: int = 40) -> str:
    """Return the beginning of ``words``, cut between two words and marked "…" where it is longer."""
    words = " ".join(words.split())
    if len(words) <= limit:
        return words
    return words[: words.rfind(" ", 0, limit) if " " in words[:limit] else limit] + "…"
