"""Real records with their traps, cut down to the facts, and what is found in a reference that meets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from citecheck.audit import audit
from citecheck.facts import Absent, Facts, Locked, Searched
from citecheck.model import Finding
from citecheck.registry.crossref import record_of
from citecheck.registry.questions import questions

RECORDS = Path(__file__).with_name("records.json")
ITEMS: dict[str, dict[str, Any]] = {item["DOI"]: item for item in json.loads(RECORDS.read_text("utf-8"))}
MARKDOWN = "# Sample\n\nText.\n\n## References\n\n- %s\n"
LATEX = (
    "\\documentclass{article}\\begin{document}Text.\\begin{thebibliography}{9}\\bibitem{a} %s"
    "\\end{thebibliography}\\end{document}"
)


def findings(
    folder: Path,
    entry: str,
    *items: dict[str, Any],
    absent: str = "",
    select: str = "REG",
    article: str = MARKDOWN,
    suffix: str = ".md",
    lang: str = "en",
    **more: Any,
) -> list[Finding]:
    """Return what is found in a list of one entry; every search brings all items."""
    path = folder / f"article{suffix}"
    path.write_text(article % entry, "utf-8")
    works = {item["DOI"]: Locked("Crossref", record_of(item)) for item in items}

    def consult(articles: Any) -> Facts:
        keys = [one.key for article in articles for one in questions(article) if one.key]
        searches = {key: Searched("", tuple(works), ("crossref",), "2026-01-15") for key in keys}
        return Facts(works, searches, {absent: Absent("doi.org", "2026-01-15")} if absent else {})

    report = audit([path], select=[select], consult=consult, lang=lang, **more)
    assert not report.unread
    return list(report.findings)


def codes(found: list[Finding]) -> list[str]:
    return [one.rule for one in found]


def cited(doi: str, *, title: str = "") -> str:
    """Return a reference to one of the recorded works."""
    item = ITEMS[doi]
    name = item.get("author", [{"family": "Lancet Editors"}])[0]["family"]
    printed = title or item["title"][0].removeprefix("RETRACTED: ")
    container = item["container-title"][0].replace("&amp;", "and")
    return f"{name}, A. ({item['issued']['date-parts'][0][0]}). {printed}. {container}. https://doi.org/{doi}"
