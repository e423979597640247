"""Zip files that hold a document; what they would unpack to is looked at first."""

from __future__ import annotations

import io
import zipfile
import zlib
from posixpath import dirname, join, normpath

from lxml import etree

from citecheck.read import xml
from citecheck.read.decode import OTHERS, Unreadable

PART = 60_000_000
LARGE, RATIO = 5_000_000, 150
TAGS = 2_000_000
ZIPPED = b"PK"
NO_WORD = "unreadable.no-word"
DAMAGED = "unreadable.damaged-word"


class Package:
    """An Office Open XML package: its parts and what ties them together."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open a package.

        Raises:
            Unreadable: if it is no zip file, or damaged.
        """
        self.path = path
        if not data:
            raise Unreadable(path, "unreadable.empty")
        for magic, key in OTHERS.items():
            if data.startswith(magic) and not magic.startswith(ZIPPED):
                raise Unreadable(path, key)
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise Unreadable(path, DAMAGED if data.startswith(ZIPPED) else NO_WORD) from None
        self.names = {info.filename.lstrip("/"): info for info in self.zip.infolist()}

    def data(self, name: str) -> bytes | None:
        """Return the bytes of a part; None where there is none.

        Raises:
            Unreadable: if it is encrypted or damaged, or would fill the memory.
        """
        info = self.names.get(name)
        if info is None:
            return None
        size, packed = info.file_size, max(info.compress_size, 1)
        if size > PART or (size > LARGE and size > RATIO * packed):
            raise Unreadable(self.path, "unreadable.unpacked", part=name, size=round(size / 1e6))
        try:
            with self.zip.open(info) as part:
                return part.read(size)
        except RuntimeError:
            raise Unreadable(self.path, "unreadable.protected") from None
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
            raise Unreadable(self.path, DAMAGED) from None

    def part(self, name: str) -> etree._Element | None:
        """Return the root of an XML part; None where there is none.

        Raises:
            Unreadable: if it cannot be read.
        """
        data = self.data(name)
        if data is not None and data.count(b"<") > TAGS:
            raise Unreadable(self.path, "unreadable.elements", part=name)
        return None if data is None else xml.parse(data, self.path, PART)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part is tied to, by id: (kind, target); nothing where no list says it."""
        folder, _, base = name.rpartition("/")
        root = self.part(join(folder, "_rels", f"{base}.rels"))
        found = {}
        for node in root if root is not None else ():
            kind, target = node.get("Type", "").rpartition("/")[2], node.get("Target", "")
            if node.get("TargetMode") != "External":
                target = normpath(join(dirname(name), target)) if not target.startswith("/") else target[1:]
            found[node.get("Id", "")] = kind, target
        return found

    def tied(self, name: str, kind: str) -> str:
        """Return the name of the part of that kind that a part is tied to; empty where there is none."""
        targets = [target for found, target in self.relations(name).values() if found == kind]
        return next((target for target in targets if target in self.names), "")
