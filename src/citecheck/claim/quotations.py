"""Words in quotation marks."""

from __future__ import annotations

import re

QUOTED = re.compile(
    r"«([^«»]{20,4000})»|“([^“”]{20,4000})”|„([^„“”]{20,4000})[“”]"
    r"|(?<![\w\"])\"(?=[\w¿¡(\[…])[^\"]{20,4000}(?<=\S)\"(?!\w)"
)
CODE = re.compile(r"[=<>{}$#_\\]")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def quotations(text: str, least: int) -> list[tuple[int, int]]:
    """Return the index ranges of quotations of ``least`` words or more, marks included."""
    return [
        match.span()
        for match in QUOTED.finditer(text)
        if len(WORD.findall(match[0])) >= least and not CODE.search(match[0])
    ]
