"""Which files a journal's repository begins with, and where they come from."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

HERE = Path(__file__).parent
FALLBACK = "en"
Host = Literal["github", "gitlab", "none"]

EVERYWHERE = {
    "citecheck.toml": "citecheck.{lang}.toml",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    "README.md": "readme.{lang}.md",
}
BY_HOST: dict[Host, dict[str, str]] = {
    "github": {".github/workflows/citations.yml": "github.yml"},
    "gitlab": {".gitlab-ci.yml": "gitlab.yml"},
    "none": {},
}
SAMPLE = "sample.{lang}.md"


@dataclass(frozen=True, slots=True)
class StarterFile:
    """A file to be written: its path in the repository, and its text."""

    path: PurePosixPath
    text: str


def files(host: Host, articles: str, lang: str, *, sample: bool) -> Iterator[StarterFile]:
    """Yield the files of a new repository.

    Args:
        host: where it lies; says which job checks it.
        articles: the folder of its articles.
        lang: of the words in the files.
        sample: whether an article is put into the folder, so that there is something to audit.
    """
    names = EVERYWHERE | BY_HOST[host]
    if sample:
        names = names | {f"{articles}/sample.md": SAMPLE}
    words = {"@articles@": articles, "@shell@": shlex.quote(articles), "@pattern@": re.escape(articles)}
    for target, source in names.items():
        text = template(source, lang)
        for mark, word in words.items():
            text = text.replace(mark, word)
        yield StarterFile(PurePosixPath(target), text)


def template(name: str, lang: str) -> str:
    """Return the text of a template in a language, else in English."""
    path = HERE / name.format(lang=lang)
    return (path if path.is_file() else HERE / name.format(lang=FALLBACK)).read_text("utf-8")
