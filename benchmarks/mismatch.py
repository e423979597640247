"""The claim against its source: false alarms on sound citations, and planted errors found."""

from __future__ import annotations

import gzip
import json
import random
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from citecheck.catalogue import Rule, load
from citecheck.check import run as check
from citecheck.claim.dates import reported
from citecheck.claim.vectors import installed
from citecheck.match.forms import fold
from citecheck.model import Article, Block, Citation, Cited, Date, Entry, Manuscript, Name, Work
from citecheck.text import Text

DATA = Path(__file__).parents[2] / "shared/mismatch/dev.jsonl.gz"
SEED = 5
FOREIGN = 4
NARRATIVE = (
    r"(?:(?:et al|and colleagues|and co-?workers|et ses|y colaboradores|et coll)"
    r"|(?:[^.;]{{0,60}}\((?:1[89]|20)\d\d))"
)


@dataclass(frozen=True)
class Pair:
    """A claim and the number of the source that it cites in its article's list."""

    claim: str
    source: int


@dataclass(frozen=True)
class Paper:
    """An article as the data has it: its sources, and the pairs in the order of the text."""

    lang: str
    sources: tuple[Work, ...]
    pairs: tuple[Pair, ...]


def papers() -> list[Paper]:
    """Return the articles of the data, with their sound citations only."""
    rows: dict[str, list[dict[str, object]]] = {}
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["kind"] == "true":
                rows.setdefault(row["doc"], []).append(row)
    return [paper(found) for found in rows.values()]


def paper(rows: Sequence[dict[str, object]]) -> Paper:
    """Return one article from its lines."""
    works: dict[str, Work] = {}
    for row in rows:
        works.setdefault(str(row["title"]), work(row))
    numbers = {title: number for number, title in enumerate(works)}
    pairs = tuple(Pair(str(row["claim"]), numbers[str(row["title"])]) for row in rows)
    return Paper(str(rows[0]["lang"]), tuple(works.values()), pairs)


def work(row: dict[str, object]) -> Work:
    """Return the source of a line."""
    authors = row["authors"] if isinstance(row["authors"], list) else []
    year = row["year"] if isinstance(row["year"], int) else None
    return Work(
        type="article-journal",
        author=tuple(Name(*(part.strip() for part in str(name).split(",", 1))) for name in authors),
        title=str(row["title"]),
        container_title=str(row["container"] or ""),
        issued=Date(str(year), year) if year else None,
        language=str(row["title_lang"]),
    )


def article(paper: Paper, pairs: Iterable[Pair]) -> Article:
    """Return an article that cites by number: each claim a paragraph, its sources in a bracket behind it."""
    grouped: dict[str, list[int]] = {}
    for pair in pairs:
        grouped.setdefault(pair.claim, []).append(pair.source)
    at = 0
    blocks: list[Block] = []
    citations: list[Citation] = []
    for claim, cited in grouped.items():
        words = claim.rstrip(" .") + " "
        mark = f"[{', '.join(str(number + 1) for number in cited)}]"
        blocks.append(Block("paragraph", Text.of(words + mark + ".", at)))
        parts = tuple(Cited((str(n + 1),), targets=(f"r{n + 1}",)) for n in cited)
        ids = tuple(f"r{n + 1}" for n in cited)
        spot = Text.of(mark, at + len(words))
        citations.append(Citation(f"c{len(citations) + 1}", spot, "numeric", ids, claim, parts))
        at = blocks[-1].text.end + 2
    entries = []
    for number, source in enumerate(paper.sources, 1):
        names = ", ".join(f"{name.family} {name.given}".strip() for name in source.author)
        raw = Text.of(f"{names} ({source.year}). {source.title}. {source.container_title}.", at)
        entries.append(Entry(f"r{number}", raw, (source,), str(number)))
        at = raw.end + 1
    return Article(
        "a1", Manuscript("sample.md", ""), 0, at, lang=paper.lang, body=tuple(blocks), entries=tuple(entries),
        citations=tuple(citations), listed=True,
    )  # fmt: skip


def flagged(rule: Rule, subject: Article) -> set[str]:
    """Return the claims that a rule flags as errors or warnings."""
    claims = {citation.id: citation.claim for citation in subject.citations}
    return {claims[finding.target] for finding in check(rule, subject) if finding.severity != "info"}


def credits(rule: Rule, found: Sequence[Paper], chance: random.Random) -> None:
    """Print how MIS001 does: sound citations, and those that name their author with the source swapped."""
    pairs = wrong = named = hits = narrative = narrative_hits = 0
    for one in found:
        pairs += len(one.pairs)
        wrong += len(flagged(rule, article(one, one.pairs)))
        by_claim: dict[str, list[Pair]] = {}
        for pair in one.pairs:
            by_claim.setdefault(pair.claim, []).append(pair)
        planted, told = [], set()
        for claim, cited in by_claim.items():
            pair = cited[0]
            families = [n.family for n in one.sources[pair.source].author if len(n.family) > 2]
            if len(cited) == 1 and any(re.search(rf"\b{re.escape(f)}\b", claim) for f in families):
                planted.append(Pair(claim, other_source(one, pair, chance)))
                if any(
                    re.search(rf"\b{re.escape(f)}\b[^.;]{{0,30}}?" + NARRATIVE.format(), claim)
                    for f in families
                ):
                    told.add(claim)
        swapped = {pair.claim: pair for pair in planted}
        hit = flagged(rule, article(one, [swapped.get(pair.claim, pair) for pair in one.pairs])) & set(
            swapped
        )
        named, hits = named + len(swapped), hits + len(hit)
        narrative, narrative_hits = narrative + len(told), narrative_hits + len(hit & told)
    print(f"MIS001  sound citations {pairs}, flagged {wrong} ({wrong / pairs:.2%})")
    print(f"        source swapped, author named {named}, found {hits / max(1, named):.1%}")
    print(
        f"        of these “X et al.”, “X (2001)” {narrative}, found {narrative_hits / max(1, narrative):.1%}"
    )


def other_source(one: Paper, pair: Pair, chance: random.Random) -> int:
    """Return the number of a source that shares no author with the pair's own."""
    own = {fold(name.family) for name in one.sources[pair.source].author}
    others = [
        number
        for number, source in enumerate(one.sources)
        if source.author and not own & {fold(name.family) for name in source.author}
    ]
    return chance.choice(others) if others else pair.source


def dates(rule: Rule, found: Sequence[Paper], chance: random.Random) -> None:
    """Print how MIS003 does: sound citations, and claims with a year and an older source in its place."""
    pairs = wrong = planted = hits = 0
    for one in found:
        pairs += len(one.pairs)
        wrong += len(flagged(rule, article(one, one.pairs)))
        swapped: dict[str, Pair] = {}
        count: dict[str, int] = {}
        for pair in one.pairs:
            count[pair.claim] = count.get(pair.claim, 0) + 1
        for pair in one.pairs:
            year = one.sources[pair.source].year
            told = [event.year for event in reported(pair.claim, one.lang) if year and event.year <= year]
            older = [n for n, w in enumerate(one.sources) if w.year and told and w.year < max(told)]
            if older and count[pair.claim] == 1:
                swapped[pair.claim] = Pair(pair.claim, chance.choice(older))
        hit = flagged(rule, article(one, [swapped.get(pair.claim, pair) for pair in one.pairs])) & set(
            swapped
        )
        planted, hits = planted + len(swapped), hits + len(hit)
    print(f"MIS003  sound citations {pairs}, flagged {wrong} ({wrong / pairs:.2%})")
    print(f"        source swapped for an older one {planted}, found {hits / max(1, planted):.1%}")


def topics(rule: Rule, found: Sequence[Paper], chance: random.Random) -> None:
    """Print how MIS002 does: sound citations, and one source of another article at a time."""
    kinds = {"warning": [0, 0], "info": [0, 0]}
    pairs = planted = 0
    for one in found:
        pairs += len(one.pairs)
        for finding in check(rule, article(one, one.pairs)):
            kinds[finding.severity][0] += 1
        foreign = chance.choice([other for other in found if other is not one]).sources
        for pair in chance.sample(one.pairs, min(FOREIGN, len(one.pairs))) if len(one.pairs) >= 20 else ():
            source = len(one.sources)
            swapped = Paper(one.lang, (*one.sources, chance.choice(foreign)), one.pairs)
            moved = [Pair(p.claim, source) if p.claim == pair.claim else p for p in one.pairs]
            planted += 1
            for finding in check(rule, article(swapped, dict.fromkeys(moved))):
                if finding.evidence["title"] == swapped.sources[source].title:
                    kinds[finding.severity][1] += 1
    measures = "with sentence vectors" if installed() else "words only"
    print(f"MIS002  {measures}: sound citations {pairs}, foreign sources planted {planted}")
    for name, (wrong, hits) in kinds.items():
        print(f"        as {name}: flagged {wrong / pairs:.2%}, found {hits / planted:.1%}")


def shifts(rule: Rule, found: Sequence[Paper], chance: random.Random) -> None:
    """Print how MIS006 does: sound articles, and articles whose list has lost or gained an entry."""
    sound = wrong = planted = hits = 0
    for one in found:
        order = list(dict.fromkeys(pair.source for pair in one.pairs))
        if len(one.pairs) < 20 or len(order) < 15:
            continue
        ordered = Paper(one.lang, tuple(one.sources[n] for n in order), ())
        pairs = [Pair(pair.claim, order.index(pair.source)) for pair in one.pairs]
        sound, wrong = sound + 1, wrong + bool(check(rule, article(ordered, pairs)))
        for step in (-1, 1):
            first = chance.randint(len(order) // 5, len(order) * 4 // 5)
            moved = [
                Pair(p.claim, min(max(p.source + step, 0), len(order) - 1)) if p.source >= first else p
                for p in pairs
            ]
            planted, hits = planted + 1, hits + bool(check(rule, article(ordered, dict.fromkeys(moved))))
    print(f"MIS006  sound articles {sound}, flagged {wrong}")
    print(f"        numbers moved by one {planted}, found {hits / planted:.1%}")


def run() -> None:
    """Print the tables."""
    if not DATA.exists():
        print("the data are not here")
        return
    found, rules = papers(), load()
    credits(rules["MIS001"], found, random.Random(SEED))
    dates(rules["MIS003"], found, random.Random(SEED))
    topics(rules["MIS002"], found, random.Random(SEED))
    shifts(rules["MIS006"], found, random.Random(SEED))
    speed(found, [rules[code] for code in ("MIS001", "MIS003", "MIS005")])


def speed(found: Sequence[Paper], rules: Sequence[Rule]) -> None:
    """Print how many claims a second the rules judge."""
    articles = [article(one, one.pairs) for one in found]
    start = time.process_time()
    for subject in articles:
        for rule in rules:
            list(check(rule, subject))
    claims = sum(len(subject.citations) for subject in articles)
    print(f"{claims / (time.process_time() - start):,.0f} claims a second for {len(rules)} rules")


if __name__ == "__main__":
    run()
