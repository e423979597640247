"""CSL-JSON lists: each item is a block, with its fields by name."""

from __future__ import annotations

import json
import re

from citecheck.model import Block, Manuscript
from citecheck.read import lines
from citecheck.read.decode import Unreadable, decode
from citecheck.read.lists.csl import flat
from citecheck.text import Text

NEXT = re.compile(r"[\s,]*")
LIST = re.compile(r"\s*(?:\{\s*\"(?:items|references)\"\s*:\s*)?\[")


def read(data: bytes, path: str) -> Manuscript:
    """Return the items of a CSL-JSON file.

    Raises:
        Unreadable: if it is no CSL-JSON.
    """
    source, remarks = decode(data, path)
    opening = LIST.match(source)
    if opening is None:
        raise Unreadable(path, "unreadable.csl-json")
    blocks: list[Block] = []
    decoder, position = json.JSONDecoder(), NEXT.match(source, opening.end())
    while position and not source.startswith("]", position.end()):
        start = position.end()
        line = source.count("\n", 0, start) + 1
        try:
            item, end = decoder.raw_decode(source, start)
        except (ValueError, RecursionError):
            raise Unreadable(path, "unreadable.json-item", line=line) from None
        tagged = flat(item)
        if "type" not in tagged:
            raise Unreadable(path, "unreadable.csl-type", line=line)
        text = Text.of(source[start:end], start)
        blocks.append(Block("entry", text, label=tagged.get("id", ""), tagged=tagged, vocabulary="csl-json"))
        position = NEXT.match(source, end)
    return Manuscript(path, source, tuple(blocks), remarks, lines=lines.starts(source))
