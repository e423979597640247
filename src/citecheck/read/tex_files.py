"""The files that a LaTeX document is made of, spliced where it takes them in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from citecheck.model import Spot
from citecheck.read import lines
from citecheck.read.decode import LIMIT, Unreadable, decode

TAKES = re.compile(r"\\(?:input|include|subfile)\s*\{([^{}]+)\}|\\input\s+([\w./-]+)")
COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%.*")
VERBATIM = re.compile(r"\\(begin|end)\s*\{(?:verbatim|lstlisting|minted|comment|Verbatim)\*?\}")
DEEPEST, MOST = 15, 300


class Files:
    """Puts the files of a document together.

    Attributes:
        parts: the lines so far; ``spots`` says for each in which file it stands.
        remarks: what could not be taken in, one sentence each.
    """

    def __init__(self, source: str, path: str) -> None:
        self.folder = Path(path).parent
        self.parts: list[str] = []
        self.spots: list[Spot] = []
        self.remarks: list[str] = []
        self.size = 0
        self.files = 0
        self.take(source, path, [Path(path)])

    @property
    def source(self) -> str:
        """The whole document."""
        return "".join(self.parts)

    def add(self, source: str, path: str) -> int:
        """Add a file that only lists sources; return the offset at which it begins."""
        start = self.size
        for number, row in enumerate(rows(source), 1):
            self.write(row, Spot(path, number))
        return start

    def write(self, row: str, spot: Spot) -> None:
        """Add one line."""
        self.parts.append(row if row.endswith(("\n", "\r")) else f"{row}\n")
        self.spots.append(spot)
        self.size += len(self.parts[-1])

    def take(self, source: str, path: str, within: list[Path]) -> None:
        """Add a file's lines; behind a line that takes in files, their lines."""
        verbatim = False
        for number, row in enumerate(rows(source), 1):
            self.write(row, Spot(path, number))
            if match := VERBATIM.search(row):
                verbatim = match[1] == "begin"
            if not verbatim and ("\\in" in row or "\\subfile" in row):
                for found in TAKES.finditer(COMMENT.sub("", row)):
                    self.include(found[1] or found[2], f"{Path(path).name}, line {number}", within)

    def include(self, name: str, where: str, within: list[Path]) -> None:
        """Add the file of that name; say so where that cannot be done."""
        name = name.strip()
        file = self.find(name if Path(name).suffix else f"{name}.tex", within[-1].parent) or self.find(
            f"{name}.tex", within[-1].parent
        )
        if file is None:
            self.remarks.append(f"{where}: the file “{name}” is not there; the rest is read without it")
        elif file.resolve() in {one.resolve() for one in within}:
            self.remarks.append(f"{where}: “{name}” takes in itself; it is read once")
        elif len(within) > DEEPEST or self.files >= MOST or self.size + file.stat().st_size > LIMIT:
            self.remarks.append(f"{where}: “{name}” is one file too many; the rest is read without it")
        else:
            self.files += 1
            try:
                source, remarks = decode(file.read_bytes(), str(file))
            except (Unreadable, OSError):
                self.remarks.append(f"{where}: “{name}” cannot be read; the rest is read without it")
                return
            self.remarks += [f"{file}: {remark}" for remark in remarks]
            self.take(source, str(file), [*within, file])

    def find(self, name: str, folder: Path | None = None) -> Path | None:
        """Return the file of that name beside the document, or beside the file that names it."""
        for place in (self.folder, folder or self.folder):
            try:
                if (place / name).is_file():
                    return place / name
            except (OSError, ValueError):
                return None
        return None


def rows(source: str) -> Iterator[str]:
    """Yield the lines of a text with their ends."""
    starts = lines.starts(source)
    for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
        yield source[start:end]
