"""Word documents: what is mended in them is a tracked change, which the editor accepts or rejects."""

from __future__ import annotations

import copy
from bisect import bisect_left
from collections.abc import Iterable
from itertools import count, pairwise

from lxml import etree

from citecheck.fix.edits import Edit, Fix
from citecheck.model import Manuscript
from citecheck.read import xml
from citecheck.report.docx_copy import AUTHOR, Copy, isolated, next_id

CHARACTERS = ("t", "tab", "br", "cr", "noBreakHyphen")


class WordSheet:
    """A Word document whose runs can be changed; see ``Sheet``."""

    def __init__(self, data: bytes, manuscript: Manuscript) -> None:
        """Read the document.

        Raises:
            Unreadable: if it is no Word document that can be read.
        """
        self.data, self.path, self.text = data, manuscript.path, manuscript.source
        self.draft = Copy(data, self.path)

    def holds(self, fix: Fix) -> bool:
        """Tell whether all that a fix changes stands in runs of paragraphs, or is a whole paragraph."""
        return all("\n" not in edit.text and self.held(edit) for edit in fix.edits)

    def held(self, edit: Edit) -> bool:
        """Tell whether every character of an edit stands in a run, but for the end of a whole paragraph."""
        draft, end = self.draft, self.end(edit)
        found = within(draft, edit.start, end)
        if not found or (end < edit.end and not self.whole(edit, draft.nodes[found[0]])):
            return False
        return (
            draft.starts[found[0]] <= edit.start
            and draft.ends[found[-1]] >= end
            and all(draft.ends[one] == draft.starts[other] for one, other in pairwise(found))
            and all(changeable(draft, index) for index in found)
        )

    def end(self, edit: Edit) -> int:
        """Return where an edit ends, without the end of its paragraph."""
        return edit.end - (edit.start < edit.end and self.ends_at(edit.end - 1))

    def ends_at(self, at: int) -> bool:
        """Tell whether a paragraph ends at an offset; a line may end there too."""
        return self.text[at] == "\n" and not self.draft.span(at, at + 1)

    def whole(self, edit: Edit, node: etree._Element) -> bool:
        """Tell whether an edit begins where its paragraph does, and no section ends with that."""
        paragraph = next(node.iterancestors("{*}p"), None)
        begins = edit.start == 0 or self.ends_at(edit.start - 1)
        return begins and xml.child(paragraph, "pPr", "sectPr") is None

    def edited(self, fixes: Iterable[Fix]) -> bytes:
        """Return the document with fixes as tracked changes."""
        edits = [edit for fix in fixes for edit in fix.edits]
        draft = Copy(self.data, self.path)
        draft.cut(at for edit in edits for at in (edit.start, self.end(edit)))
        tracker = Tracker(draft)
        changed = {tracker.change(edit, self.end(edit)) for edit in edits}
        return draft.written({name: root for name, root in draft.document.roots.items() if root in changed})


class Tracker:
    """Writes tracked changes into a document whose runs are cut where these begin and end."""

    def __init__(self, draft: Copy) -> None:
        self.draft = draft
        roots = draft.document.roots.values()
        self.ids = count(next_id(node for root in roots for node in root.iter("{*}*")))

    def change(self, edit: Edit, end: int) -> etree._Element:
        """Make a change to the characters before offset ``end``, and to the paragraph's end if that is less.

        Returns:
            The root of the part that it stands in.
        """
        found = within(self.draft, edit.start, end)
        runs = [isolated(self.draft.nodes[index]) for index in found]
        paragraph = next(runs[0].iterancestors(f"{{{self.draft.space}}}p"))
        if edit.text:
            new = self.draft.text("t", edit.text)
            new[:0] = [copy.deepcopy(one) for one in runs[0] if xml.name(one) == "rPr"]
            (runs[-1].addnext if self.draft.ends[found[-1]] <= end else runs[-1].addprevious)(new)
            if inserter(new) is None:
                self.wrap("ins", new)
        for run in runs if edit.start < end else ():
            self.delete(run)
        if end < edit.end:
            self.delete_end(paragraph)
        return paragraph.getroottree().getroot()

    def wrap(self, name: str, run: etree._Element) -> None:
        """Put the mark of a change around a run."""
        mark = self.mark(name)
        run.addprevious(mark)
        mark.append(run)

    def delete(self, run: etree._Element) -> None:
        """Mark a run as deleted; take it out again where it was put in by a change of these."""
        if inserter(run) is not None:
            alone = run.getprevious() is None and run.getnext() is None
            taken_out(next(run.iterancestors()) if alone else run)
            return
        for text in list(run.iter(f"{{{self.draft.space}}}t")):
            text.tag = f"{{{self.draft.space}}}delText"
        self.wrap("del", run)

    def delete_end(self, paragraph: etree._Element) -> None:
        """Delete the end of a paragraph."""
        properties = self.first(paragraph, "pPr", 0)
        behind = [one for one in properties if xml.name(one) in ("sectPr", "pPrChange")]
        self.first(properties, "rPr", len(properties) - len(behind)).insert(0, self.mark("del"))

    def first(self, node: etree._Element, name: str, at: int) -> etree._Element:
        """Return the child of a name, a new one at index ``at`` where there is none."""
        found = xml.child(node, name)
        if found is None:
            found = self.draft.element(name)
            node.insert(at, found)
        return found

    def mark(self, name: str) -> etree._Element:
        """Return a new mark of a change."""
        return self.draft.element(name, {"id": str(next(self.ids)), "author": AUTHOR})


def taken_out(node: etree._Element) -> None:
    """Take an element out of the document."""
    around = node.getparent()
    if around is not None:
        around.remove(node)


def within(draft: Copy, start: int, end: int) -> range:
    """Return which elements hold the characters; of none, the one before the place, else behind it."""
    if start < end:
        return draft.span(start, end)
    first = bisect_left(draft.ends, start)
    return range(first, min(first + 1, len(draft.ends)))


def changeable(draft: Copy, index: int) -> bool:
    """Tell whether an element holds just what was read from it, in no text box, inserted by nobody else."""
    node, size = draft.nodes[index], draft.ends[index] - draft.starts[index]
    return (
        node.tag in {f"{{{draft.space}}}{name}" for name in CHARACTERS}
        and size == max(len(node.text or ""), 1)
        and not any(xml.name(one) == "txbxContent" for one in node.iterancestors())
        and inserter(node) in (None, AUTHOR)
    )


def inserter(node: etree._Element) -> str | None:
    """Return who inserted an element or moved it to its place; None where nobody is told to have done so."""
    marks = (one for one in node.iterancestors() if xml.name(one) in ("ins", "moveTo"))
    return next((xml.attribute(one, "author") for one in marks), None)
