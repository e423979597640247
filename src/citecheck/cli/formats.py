"""``citecheck formats``: what can be read, and what would make the rest readable."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from citecheck.cli.options import Lang, language
from citecheck.read.formats import FORMATS
from citecheck.read.pandoc import COMMAND, find
from citecheck.report.words import say


def formats(lang: Lang = None) -> None:
    """List the formats that can be read, and what would make the others readable."""
    sys.stdout.write("\n".join(listing(language(lang))) + "\n")


def listing(lang: str) -> Iterator[str]:
    """Yield the lines of the list."""
    width = max(len(name) for name, _ in FORMATS.values() if len(name) < 40)
    for module, (name, suffixes) in FORMATS.items():
        if module != "pandoc":
            yield f"  {name:<{width}}  {' '.join(suffixes)}"
    name, suffixes = FORMATS["pandoc"]
    yield ""
    yield say(lang, "formats.pandoc" if find() else "formats.no-pandoc", command=COMMAND)
    yield f"  {name}"
    yield f"  {' '.join(suffixes)}"
