"""The words that a citation supports: from the marker before to this one, at most the paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from citecheck.claim.once import once
from citecheck.link.sentences import boundaries
from citecheck.model import Article, Block, Citation
from citecheck.text import Text

RUNNING = ("paragraph", "item")
FARTHEST = 8


@dataclass(frozen=True, eq=False)
class Passage:
    """What one citation, or several side by side, support.

    Attributes:
        citations: the citations, in the order of the text.
        opening: what comes from a block before: the sentence that opens a list, the beginning of a
            paragraph that a page break tore.
        block: the block that holds the citations.
        start: the index in the block behind the citations before these.
        stop, resume: the indices in the block at which the citations begin and behind them.
        until: the index in the block at which the next citation begins, or the block's end.
    """

    citations: tuple[Citation, ...]
    opening: Text
    block: Block
    start: int
    stop: int
    resume: int
    until: int

    @cached_property
    def string(self) -> str:
        """The words from the citation before to the first of these."""
        return self.opening.string + self.block.text.string[self.start : self.stop]

    @property
    def lead(self) -> int:
        """How many characters come from a block before."""
        return len(self.opening)

    @cached_property
    def own(self) -> int:
        """The index in ``string`` at which the sentence with the citations begins."""
        ends = [end for end in boundaries(self.string) if end >= self.lead and self.string[end:].strip()]
        return ends[-1] if ends else 0

    @property
    def sentence(self) -> str:
        """The words of the citations' own sentence before them."""
        return self.string[self.own :]

    @property
    def after(self) -> str:
        """The rest of that sentence behind the citations, as far as the next one."""
        rest = self.block.text.string[self.resume : self.until]
        return rest[: next(iter(boundaries(rest)), len(rest))]

    def words(self, start: int, end: int) -> Text:
        """Return the words from one index of ``string`` to another, as they stand in the file."""
        return Text.join([self.opening, self.block.text[self.start : self.stop]])[start:end]


@once
def passages(article: Article) -> list[Passage]:
    """Return the passages of an article's running text, in its order."""
    blocks = [block for block in article.body if block.kind in RUNNING and len(block.text)]
    starts = [block.text.start for block in blocks]
    cited: dict[int, list[Citation]] = {}
    for citation in article.citations:
        number = bisect_left(starts, citation.text.start + 1) - 1
        if number >= 0 and citation.text.start < blocks[number].text.end and not unanswered(citation):
            cited.setdefault(number, []).append(citation)
    return [passage for number, found in cited.items() for passage in in_block(blocks, number, found)]


def unanswered(citation: Citation) -> bool:
    """Tell whether a citation names its source in the sentence and the list has none such."""
    return (
        citation.kind == "narrative"
        and not citation.targets
        and not any(p.candidates for p in citation.parts)
    )


def in_block(blocks: Sequence[Block], number: int, found: Sequence[Citation]) -> Iterator[Passage]:
    """Yield the passages of one block."""
    block = blocks[number]
    groups = side_by_side(block, found)
    behind = 0
    for index, (start, end, citations) in enumerate(groups):
        lead = leading(blocks, number) if not behind else block.text[0:0]
        until = groups[index + 1][0] if index + 1 < len(groups) else len(block.text)
        yield Passage(tuple(citations), lead, block, behind, start, end, until)
        behind = end


def side_by_side(block: Block, found: Sequence[Citation]) -> list[tuple[int, int, list[Citation]]]:
    """Return the citations in groups with no word between, each with its index range in the block."""
    groups: list[tuple[int, int, list[Citation]]] = []
    for citation in found:
        start = bisect_left(block.text.offsets, citation.text.start)
        end = start + len(citation.text)
        if groups and not any(c.isalnum() for c in block.text.string[groups[-1][1] : start]):
            groups[-1] = (groups[-1][0], end, [*groups[-1][2], citation])
        else:
            groups.append((start, end, [citation]))
    return groups


def leading(blocks: Sequence[Block], number: int) -> Text:
    """Return what stands before a block and belongs to its first sentence."""
    block, before = blocks[number], blocks[max(0, number - 1)]
    empty = block.text[0:0]
    if number == 0:
        return empty
    if block.kind == "item":
        for earlier in reversed(blocks[max(0, number - FARTHEST) : number]):
            if earlier.text.string.rstrip().endswith(":"):
                return joined(last_sentence(earlier))
            if earlier.kind != "item":
                return empty
        return empty
    return joined(last_sentence(before)) if torn(before.text.string) else empty


def torn(string: str) -> bool:
    """Tell whether a block stops before its sentence does."""
    return len(string) > 60 and bool(re.search(r"[^\W\d_][,’'-]?$", string.rstrip()[-2:]))


def last_sentence(block: Block) -> Text:
    """Return the last sentence of a block."""
    string = block.text.string
    ends = [end for end in boundaries(string) if string[end:].strip()]
    return block.text[ends[-1] if ends else 0 :].strip()


def joined(text: Text) -> Text:
    """Return the text with a space behind it."""
    return Text.join([text, Text(" ", text.offsets[-1:], b"\0")]) if len(text) else text
