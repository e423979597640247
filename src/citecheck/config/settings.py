"""The settings of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from citecheck.model import Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force; the names are those of the file, with ``-`` for ``_``.

    Attributes:
        select: rules to run instead of those on by default.
        extend_select: rules to run besides.
        ignore: rules not to run.
        severity: by rule.
        options: of rules, by code.
        per_file_ignores: rules by pattern of paths, which count from ``folder``.
        house_rules: folders with rules of the journal's own.
        lang: of the messages; empty for the user's.
        fail_on: from which severity on findings make a run fail.
        article_year: of articles that do not say when they appear.
        baseline: the file of known findings.
        lock: the file of what the registries said.
        mailto: the contact address that they are given; empty for none.
        file: where the settings come from; None for none.
        lines: where in ``file`` each key stands.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    house_rules: tuple[Path, ...] = ()
    lang: str = ""
    fail_on: str = "warning"
    article_year: int | None = None
    baseline: Path | None = None
    lock: Path | None = None
    mailto: str = ""
    file: Path | None = None
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The folder from which relative paths count."""
        return self.file.parent if self.file else Path.cwd()

    def ignored_in(self, path: str) -> set[str]:
        """Return the words for rules that are ignored in a file."""
        whole = Path(path).resolve()
        inside = whole.relative_to(self.folder) if whole.is_relative_to(self.folder) else whole
        return {
            word
            for pattern, words in self.per_file_ignores.items()
            if fnmatch(inside.as_posix(), pattern) or fnmatch(inside.name, pattern)
            for word in words
        }
