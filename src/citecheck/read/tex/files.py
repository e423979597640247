"""The files that a LaTeX document is made of, spliced where it takes them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from citecheck.model import Sentence, Spot
from citecheck.read import lines
from citecheck.read.decode import LIMIT, Unreadable, decode

TAKES = re.compile(
    r"\\(?:input|include|subfile|subfileinclude|InputIfFileExists)\s*\{([^{}]+)\}|\\input\s+([\w./-]+)"
    r"|\\(?:sub)?(?:import|inputfrom|includefrom)\*?\s*\{([^{}]*)\}\s*\{([^{}]+)\}"
)
LISTS = re.compile(
    r"\\(?:add(?:bibresource|globalbib|sectionbib)|(?:no)?bibliography)\s*\*?\s*(?:\[[^\]]*\]\s*)?\{([^{}]+)\}"
    r"|\\begin\s*\{refsection\}\s*\[([^\]]+)\]"
)
COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%.*")
VERBATIM = re.compile(r"\\(begin|end)\s*\{(?:verbatim|lstlisting|minted|comment|Verbatim)\*?\}")
STOP = re.compile(r"\s*\\endinput\b")
BEGIN = re.compile(r"[^%\n]*\\begin\s*\{document\}")
END = re.compile(r"[^%\n]*\\end\s*\{document\}")
DECLARED = re.compile(rb"^[^%\n]*\\usepackage\s*\[\s*([\w-]+)\s*\]\s*\{inputenc\}", re.MULTILINE)
ENCODINGS = {
    "latin1": "cp1252",
    "ansinew": "cp1252",
    "latin2": "iso8859-2",
    "latin5": "iso8859-9",
    "latin9": "iso8859-15",
    "latin10": "iso8859-16",
    "applemac": "mac_roman",
    "macce": "mac_latin2",
    "cp1250": "cp1250",
    "cp1251": "cp1251",
    "cp1252": "cp1252",
    "cp1256": "cp1256",
    "cp850": "cp850",
    "cp866": "cp866",
    "koi8-r": "koi8-r",
}
DISTRIBUTED = frozenset({"IEEEabrv.bib", "IEEEfull.bib"})
DEEPEST, MOST = 15, 300


class Files:
    """Puts the files of a document together.

    Attributes:
        parts: the lines so far; ``spots`` says for each in which file it stands.
        remarks: what could not be taken in.
        encoding: the one that the document declares, in Python's words; empty for UTF-8.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.folder = Path(path).parent
        self.parts: list[str] = []
        self.spots: list[Spot] = []
        self.remarks: list[Sentence] = []
        self.size = 0
        self.files = 0
        declared = DECLARED.search(data)
        self.encoding = ENCODINGS.get(declared[1].decode().lower(), "") if declared else ""
        source, remarks = self.decoded(data, path)
        self.remarks += remarks
        self.take(source, path, [Path(path)])

    @property
    def source(self) -> str:
        """The whole document."""
        return "".join(self.parts)

    def decoded(self, data: bytes, path: str) -> tuple[str, tuple[Sentence, ...]]:
        """Return the characters of a file, in the encoding that the document declares where it is no UTF-8.

        Raises:
            Unreadable: if the file is empty, too large or no text.
        """
        if self.encoding and len(data) < LIMIT:
            try:
                data.decode("utf-8")
            except UnicodeDecodeError:
                data = data.decode(self.encoding, "replace").encode()
        return decode(data, path)

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
        for number, row in text_rows(source) if len(within) > 1 else enumerate(rows(source), 1):
            if not verbatim and STOP.match(row):
                break
            self.write(row, Spot(path, number))
            if bounds := VERBATIM.findall(row):
                verbatim = bounds[-1] == "begin"
            if not verbatim and ("\\in" in row or "\\sub" in row or "\\import" in row):
                for name in taken(row):
                    self.include(name, {"file": Path(path).name, "line": number, "name": name}, within)

    def include(self, name: str, values: Mapping[str, object], within: list[Path]) -> None:
        """Add the file of that name; where that cannot be done, say so with ``values``."""
        file = self.find(name if Path(name).suffix else f"{name}.tex", within[-1].parent) or self.find(
            f"{name}.tex", within[-1].parent
        )
        if file is None:
            self.remarks.append(Sentence("reading.file-missing", values))
        elif file.resolve() in {one.resolve() for one in within}:
            self.remarks.append(Sentence("reading.file-in-itself", values))
        elif len(within) > DEEPEST or self.files >= MOST or self.size + file.stat().st_size > LIMIT:
            self.remarks.append(Sentence("reading.file-too-many", values))
        else:
            self.files += 1
            try:
                source, remarks = self.decoded(file.read_bytes(), str(file))
            except (Unreadable, OSError):
                self.remarks.append(Sentence("reading.file-unreadable", values))
                return
            self.remarks += [of_file(file, remark) for remark in remarks]
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


def of_file(path: str | Path, sentence: Sentence) -> Sentence:
    """Return a sentence that names the file it is about."""
    return Sentence("of-file", {"path": path, "sentence": sentence})


def taken(source: str) -> Iterator[str]:
    """Yield the names of the files that a piece of a document takes in."""
    for found in TAKES.finditer(COMMENT.sub("", source)):
        yield (found[1] or found[2] or str(Path(found[3], found[4]))).strip().strip('"')


def named(source: str) -> Iterator[str]:
    """Yield the names of the BibTeX files that a document cites from; not of those that TeX brings."""
    for match in LISTS.finditer(COMMENT.sub("", source)):
        for printed in (match[1] or match[2]).split(","):
            name = " ".join(printed.split()).strip('"').removesuffix(".bib") + ".bib"
            if name != ".bib" and name not in DISTRIBUTED:
                yield name


def text_rows(source: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines of a part; of one that is a document in itself, its text alone."""
    numbered = list(enumerate(rows(source), 1))
    starts = [number for number, row in numbered if BEGIN.match(row)]
    for number, row in numbered[starts[0] if starts else 0 :]:
        if starts and END.match(row):
            return
        yield number, row


def rows(source: str) -> Iterator[str]:
    """Yield the lines of a text with their ends."""
    starts = lines.starts(source)
    for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
        yield source[start:end]
