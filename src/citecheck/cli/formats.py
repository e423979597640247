"""``citecheck formats``: what can be read, and what would make the rest readable."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from citecheck.cli.options import Lang, language
from citecheck.read.formats import FORMATS
from citecheck.read.pandoc import COMMAND, find
from citecheck.report.words import name, say

PANDOC = "pandoc"


def formats(lang: Lang = None) -> None:
    """List the formats that can be read, and how to read others."""
    sys.stdout.write("\n".join(listing(language(lang))) + "\n")


def listing(lang: str) -> Iterator[str]:
    """Yield the lines of the list."""
    names = {module: name(lang, "format", module) for module in FORMATS}
    width = max(len(names[module]) for module in FORMATS if module != PANDOC)
    for module, suffixes in FORMATS.items():
        if module != PANDOC:
            yield f"  {names[module]:<{width}}  {' '.join(suffixes)}"
    yield ""
    yield say(lang, "formats.pandoc" if find() else "formats.no-pandoc", command=COMMAND)
    yield f"  {names[PANDOC]}"
    yield f"  {' '.join(FORMATS[PANDOC])}"
