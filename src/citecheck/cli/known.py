"""The rules that a user names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from citecheck.catalogue import BadRule, UnknownRule
from citecheck.cli.guard import Refused
from citecheck.config import BadSettings, Mistake
from citecheck.report.words import say, words_of


@contextmanager
def known_rules(lang: str) -> Iterator[None]:
    """Refuse, with the nearest names, what no rule and no setting is called.

    Raises:
        Refused: instead of ``UnknownRule``, ``BadRule`` and ``BadSettings``.
    """
    try:
        yield
    except UnknownRule as unknown:
        sentences = [say(lang, "failure.no-rule", code=unknown.code)]
        if unknown.nearest:
            sentences.append(say(lang, "failure.nearest", codes=", ".join(unknown.nearest)))
        raise Refused(" ".join([*sentences, say(lang, "failure.all-rules")])) from unknown
    except BadRule as bad:
        raise Refused(words_of(lang, bad.reason)) from bad
    except BadSettings as bad:
        raise Refused("\n".join(sentence(mistake, lang) for mistake in bad.mistakes)) from bad


def sentence(mistake: Mistake, lang: str) -> str:
    """Return a mistake in the settings on one line: where, what, and what comes nearest."""
    values = dict(mistake.values)
    if "shape" in values:
        values["shape"] = say(lang, f"shape.{values['shape']}")
    words = [say(lang, f"settings.{mistake.kind}", **values)]
    words += [say(lang, "settings.nearest", nearest=word) for word in mistake.nearest]
    if not mistake.line:
        return say(lang, "of-file", path=shown(mistake.file), sentence=" ".join(words))
    return say(lang, "settings.at", path=shown(mistake.file), line=mistake.line, sentence=" ".join(words))


def shown(file: Path) -> str:
    """Return a path as seen from here, where it lies below."""
    here = Path.cwd()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)
