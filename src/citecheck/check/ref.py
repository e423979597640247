"""REF: what an entry must give, its pages and its year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from citecheck.catalogue import Rule
from citecheck.check.lnk_mentions import is_law
from citecheck.check.ref_printed import Source, printed_years, unread_numbers, unread_words, words_in
from citecheck.lexicon import alternation
from citecheck.link.shortforms import is_archival
from citecheck.match.forms import doi_of
from citecheck.model import Article, Entry, Finding, Note, Pages, Work

RANGE = re.compile(r"\D*(\d+)\s*[-–—‑‒]+\s*(\d+)\D*")
DIVIDED = re.compile(r"§|(?<!\w)(?:[A-Z]\.){2,}\s|(?<!\w)[IVXLC]+,\s?[\divx]")
RTL = re.compile(r"[\u0590-\u08ff]")


def unparsable_reference(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each entry or reference note that names no source: no title, no identifier (REF001)."""
    for source in article.sources:
        if isinstance(source, Note) and (
            source.kind not in ("full", "url") or is_archival(source.text.string)
        ):
            continue
        works = source.works or (Work(url=address(source)),)
        if not any(names_a_source(work) for work in works) and says_little(source):
            yield rule.finding(article, source)


def address(source: Source) -> str:
    """Return the first web address of a source, as printed."""
    found = re.search(r"(?:https?://|www\.)\S+", source.text.string)
    return found[0].rstrip(".,;)") if found else ""


def names_a_source(work: Work) -> bool:
    """Tell whether a reader could find the work: by title, identifier, pages, address, or author and year."""
    identifier = doi_of(work) or work.isbn or work.pmid or work.arxiv
    pages = work.container_title and (work.volume or work.page)
    dated = work.creators and work.year
    return bool(
        work.title or identifier or pages or dated or "backref" in work.printed or is_document(work.url)
    )


def is_document(url: str) -> bool:
    """Tell whether an address leads to one document, not to a home page, a language or a journal's front."""
    path = re.sub(r"^\w+://", "", url.strip()).partition("/")[2]
    if re.search(r"\?.*=", path):
        return True
    path = re.sub(r"[#?].*|(?:index|default|home)\.\w+$", "", path)
    parts = [
        part
        for part in path.casefold().split("/")
        if not re.fullmatch(r"(?:[a-z]{2}(?:[-_][a-z]{2})?)?", part)
    ]
    return bool(parts) and parts[0] not in ("loi", "journal", "journals", "revue", "toc")


def says_little(source: Source) -> bool:
    """Tell whether hardly a word stands beside names and dates, and no division of a law or a classic."""
    string = list(source.text.string)
    for work in source.works:
        for field in ("author", "issued", "accessed"):
            for start, end in work.printed.get(field, ()):
                string[start:end] = " " * (end - start)
    return len(words_in("".join(string))) <= 3 and not DIVIDED.search(source.text.string)


def missing_field(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each entry that lacks what its type of work requires (REF002)."""
    required: Mapping[str, Sequence[str]] = rule.options["required"]
    customs = {field: is_custom(article.entries, field) for field in ("publisher", "page", "title")}
    for entry in article.entries:
        work = entry.work
        if len(entry.works) != 1 or is_law(entry):
            continue
        doubtful = is_doubtful(work, rule.options["confidence"])
        missing = [
            alternatives
            for alternatives in required.get(work.type, ())
            if (not doubtful or (alternatives == "issued" and is_undated(work)))
            and not any(has(work, field) for field in alternatives.split(" | "))
            and not (work.type in TYPES.get(alternatives, ()) and not customs[alternatives])
            and not may_be_unread(entry, work, alternatives)
        ]
        if missing:
            names = ", ".join(lower_first(rule.say(alternatives.split(" | ")[0])) for alternatives in missing)
            yield rule.finding(
                article, entry, missing=names, evidence={"missing": missing, "type": work.type}
            )


def is_undated(work: Work) -> bool:
    """Tell whether the work itself says that it has no year: "n.d."."""
    return bool(work.issued and not work.year and work.confidences.get("issued", 1.0) >= SURE)


def is_doubtful(work: Work, confidence: float) -> bool:
    """Tell whether the reading of a work, or its type, is uncertain, and with it what it must give."""
    if min([work.confidence, *(work.confidences.get(field, 1.0) for field in READ)]) < confidence:
        return True
    if work.type in ("book", "article-journal") and work.issued and work.issued.day:
        return True
    if work.type == "book":
        return bool(work.issue or (work.volume and work.page)) or not (work.creators or work.publisher)
    return work.type == "chapter" and not work.author


SURE = 0.7
READ = (
    "author", "editor", "title", "container-title", "issued", "volume", "issue", "page", "publisher",
    "publisher-place", "genre",
)  # fmt: skip


def lower_first(words: str) -> str:
    """Return ``words`` as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


def has(work: Work, field: str) -> bool:
    """Tell whether a work gives a CSL field, or what stands for it."""
    if field == "author":
        return bool(work.author)
    if field == "issued":
        return bool(work.year or work.original_date)
    if field == "publisher":
        own = any(name.literal or not name.given for name in work.creators)
        return bool(work.publisher or is_old(work) or own)
    if field == "container-title":
        return bool(work.container_title or work.event_title)
    if field == "DOI":
        return bool(doi_of(work))
    return bool(getattr(work, field.casefold().replace("-", "_")))


def is_old(work: Work) -> bool:
    """Tell whether a work is of a time whose publishers are seldom cited (Chicago Manual of Style 14.31)."""
    return bool(work.year and work.year < 1900)


def is_custom(entries: Sequence[Entry], field: str) -> bool:
    """Tell whether a list mostly gives a field: some styles leave it out everywhere."""
    works = [entry.work for entry in entries if entry.work.type in TYPES[field]]
    return len(works) < 3 or 2 * sum(has(work, field) for work in works) > len(works)


TYPES = {"publisher": ("book", "chapter"), "page": ("chapter",), "title": ("article-journal",)}


def may_be_unread(entry: Entry, work: Work, alternatives: str) -> bool:
    """Tell whether what looks absent may stand in the entry, unread by the parser."""
    field = alternatives.split(" | ", maxsplit=1)[0]
    if field == "issued":
        return bool(printed_years(entry) or printed_year(entry, work) or forthcoming(entry))
    if field in ("volume", "page"):
        return bool(unread_numbers(entry, work) or forthcoming(entry))
    if field == "title":
        return len(words_in(entry.text.string)) > 6
    if field == "author":
        return work.printed.get("title", ((99, 99),))[0][0] > 2 or len(unread_words(entry, work)) > 1
    if field in ("publisher", "container-title") and (names_a_body(entry, work) or goes_on(work)):
        return True
    if field == "publisher" and re.search(r",\s*\w{4,}", work.publisher_place):
        return True
    return len(unread_words(entry, work)) > (field != "publisher")


def names_a_body(entry: Entry, work: Work) -> bool:
    """Tell whether a thesis, a report or a paper names a university or a conference somewhere."""
    if work.type not in ("thesis", "report", "paper-conference"):
        return False
    outside = entry.text.string.replace(work.title, " ") if work.title else entry.text.string
    body = rf"(?<!\w){alternation('publishing.words')}(?!\w)|{alternation('labels.paper')}\W+(?:\w+\W+){{2}}"
    return bool(re.search(body, outside, re.IGNORECASE))


def goes_on(work: Work) -> bool:
    """Tell whether a title has a full stop inside: what follows may be a journal or a publisher."""
    return work.type != "thesis" and bool(re.search(r"\w{2}[.?!]\s*[A-ZÀ-Þ]", work.title))


def forthcoming(source: Source) -> bool:
    """Tell whether the source says that the work is still to appear."""
    words = rf"(?<!\w){alternation('state.forthcoming')}(?!\w)"
    return bool(re.search(words, source.text.string, re.IGNORECASE))


def reversed_page_range(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each source whose last page is lower than its first (REF003)."""
    for source, _, pages in page_ranges(article):
        if pages.first and pages.last and pages.last < pages.first and is_range(pages):
            yield rule.finding(article, source, pages=pages.printed)


def implausible_page_range(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each article or chapter that is longer than any is (REF004)."""
    limit: int = rule.options["pages"]
    for source, work, pages in page_ranges(article):
        if work.type not in ("article-journal", "chapter") or pages is not work.page:
            continue
        if work.type == "chapter" and in_volumes(source, work):
            continue
        if pages.first and pages.last and pages.last - pages.first >= limit and is_range(pages):
            yield rule.finding(article, source, pages=pages.printed, count=pages.last - pages.first + 1)


def in_volumes(source: Source, work: Work) -> bool:
    """Tell whether a text stands in a work of several volumes: collected works print whole books."""
    label = rf"(?<!\w){alternation('labels.volume')}\W*(?:\d|[IVXLC]+\b)"
    return bool(work.volume or re.search(label, source.text.string, re.IGNORECASE))


def page_ranges(article: Article) -> Iterator[tuple[Source, Work, Pages]]:
    """Yield each page range, with its source and its work; right-to-left texts turn ranges round."""
    for source in article.sources:
        for work in source.works:
            for pages in (work.page, work.locator):
                if pages and not RTL.search(source.text.string):
                    yield source, work, pages


def is_range(pages: Pages) -> bool:
    """Tell whether the pages are printed as two plain numbers."""
    found = RANGE.fullmatch(pages.printed.strip())
    return bool(found and max(map(len, found.groups())) <= 5)


def implausible_year(article: Article, rule: Rule) -> Iterator[Finding]:
    """Yield each source dated before printing or after the article (REF005)."""
    latest = article.year or date.today().year
    for source in article.sources:
        for work in source.works:
            year = printed_year(source, work)
            if not year:
                continue
            if year < rule.options["earliest"] and not may_be_old(source, work, rule.options["earliest"]):
                yield rule.finding(article, source, form="early", year=year)
            elif year > latest + forthcoming(source):
                yield rule.finding(article, source, form="late", year=year, latest=latest)


def printed_year(source: Source, work: Work) -> int:
    """Return the year that stands where the date was read, even one that no date can have; 0 without."""
    string = source.text.string
    printed = [string[start:end] for start, end in work.printed.get("issued", ())]
    if not printed:
        title = work.printed.get("title", ((0, 0),))[0][0]
        printed = re.findall(r"\(([12]\d{3})[a-z]?\)", string[: title + len("2001a)")])
    if len(printed) != 1 or is_law(source):
        return 0
    if work.year:
        return work.year if str(work.year) in printed[0] else 0
    return int(printed[0]) if re.fullmatch(r"[12]\d{3}", printed[0]) else 0


def may_be_old(source: Source, work: Work, earliest: int) -> bool:
    """Tell whether an old year may be right: an edition's year stands beside it."""
    if work.original_date or RTL.search(source.text.string):
        return True
    if any(year >= earliest for year in printed_years(source)):
        return True
    return isinstance(source, Note) and not (work.author and work.title)
