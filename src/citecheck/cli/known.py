"""The rules that a user names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from citecheck.catalogue import BadRule, UnknownRule
from citecheck.cli.guard import Refused
from citecheck.report.words import say


@contextmanager
def known_rules(lang: str) -> Iterator[None]:
    """Refuse, with the nearest names, what no rule is called.

    Raises:
        Refused: instead of ``UnknownRule`` and ``BadRule``.
    """
    try:
        yield
    except UnknownRule as unknown:
        sentences = [say(lang, "failure.no-rule", code=unknown.code)]
        if unknown.nearest:
            sentences.append(say(lang, "failure.nearest", codes=", ".join(unknown.nearest)))
        raise Refused(" ".join([*sentences, say(lang, "failure.all-rules")])) from unknown
    except BadRule as bad:
        raise Refused(str(bad)) from bad
