"""A report built by hand: two files, three articles, every severity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citecheck.model import (
    Article,
    Citation,
    Date,
    Entry,
    Finding,
    Manuscript,
    Name,
    Note,
    Pages,
    Place,
    Related,
    Report,
    Severity,
    Unread,
    Work,
)
from citecheck.text import Text

ISSUE = """# The salt roads of the north

Carts went inland until the war of 1870, says the only study of the tolls.[^1] The wells dried up later.[^2]

[^1]: Marie Aubin, “Salt and tolls”, Annals of Roads, vol. 4, no. 2, 1998, p. 99-81.
[^2]: Ibid., p. 90. ihid.

# Les puits du plateau

Rien ne manque ici.

# طرق الملح في الشمال

قال المؤرخ إن الآبار جفت (سالم، 2040) بعد الحرب.
"""
DRAFT = "Aubin, M. (1998). Salt and tolls. \t\x1b[31mAnnals\x1b[0m of Roads, 4(2), 81-99. http://\n"


def lines(source: str) -> tuple[int, ...]:
    return (0, *(index + 1 for index, one in enumerate(source) if one == "\n"))


def manuscript(path: str, source: str) -> Manuscript:
    return Manuscript(path, source, lines=lines(source))


def spot(whole: Manuscript, words: str) -> Text:
    return Text.of(words, whole.source.index(words))


def place(whole: Manuscript, words: str) -> Place:
    text = spot(whole, words)
    return whole.place(text.start, text.end)


Finder = Callable[..., Finding]


def finding(whole: Manuscript, words: str, rule: str, severity: Severity, **others: object) -> Finding:
    code, name = rule.split(" ")
    values: dict[str, object] = {
        "confidence": 0.97,
        "article": "a1",
        "target": "n2",
        "message": f"About “{words[:20]}”.",
    }
    return Finding(code, name, severity, place=place(whole, words), **{**values, **others})  # type: ignore[arg-type]


WORK = Work(
    type="article-journal",
    author=(Name("Aubin", "Marie"),),
    title="Salt and tolls",
    container_title="Annals of Roads",
    issued=Date("1998", 1998),
    page=Pages("99-81", 99, 81),
    confidence=0.98765,
)


@pytest.fixture
def report() -> Report:
    issue, draft = manuscript("issue.md", ISSUE), manuscript("draft.md", DRAFT)
    second, third = issue.source.index("# Les puits"), issue.source.index("# طرق")
    note = spot(issue, ISSUE.split("[^1]: ")[1].split("\n", maxsplit=1)[0])
    salt = Article(
        "a1",
        issue,
        0,
        second - 1,
        title="The salt roads of the north",
        lang="en",
        notes=(
            Note("n1", "1", note, (WORK,), "full"),
            Note("n2", "2", spot(issue, "Ibid., p. 90. ihid."), (), "ibid", resolves_to="n1"),
        ),
        citations=(
            Citation("c1", Text.of("1", ISSUE.index("[^1]") + 2), "note-marker", ("n1",), "Carts went."),
        ),
    )
    wells = Article("a2", issue, second, third - 1, title="Les puits du plateau", lang="fr")
    arabic = Article("a3", issue, third, len(ISSUE), title="طرق الملح في الشمال", lang="ar")
    listed = Article(
        "a4", draft, 0, len(DRAFT), entries=(Entry("r01", spot(draft, DRAFT.strip()), (WORK,)),), listed=True
    )
    return Report(
        articles=(salt, wells, arabic, listed),
        findings=(
            finding(
                issue,
                "99-81",
                "REF003 reversed-page-range",
                "error",
                target="n1",
                message="Note 1 gives pages that run backwards, “99-81”.",
                related=(
                    Related(place(issue, "says the only study"), "The text cites it here."),
                    Related(place(draft, "81-99"), "Other pages stand here."),
                ),
                evidence={"first": 99, "last": 81},
                fix="81-99",
            ),
            finding(issue, "ihid.", "IBD005 misspelt-short-form", "warning"),
            finding(issue, "سالم، 2040", "REF005 implausible-year", "error", article="a3", target="c1"),
            finding(draft, DRAFT.strip(), "REF009 truncated-reference", "info", article="a4", target="r01"),
        ),
        unread=(Unread("scan.pdf", "It holds pictures of pages and no text."),),
        remarks=(("old.txt", "It was read as Latin-1."),),
    )
