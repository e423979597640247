"""The values that go from stage to stage; all immutable."""

from citecheck.model.article import Article, Citation, CitationKind, Cited, Entry, Note, NoteKind
from citecheck.model.manuscript import Anchor, Block, BlockKind, Manuscript, Place, Spot
from citecheck.model.report import Finding, Related, Report, Severity, Unread
from citecheck.model.sentence import Sentence
from citecheck.model.work import Date, Name, Pages, Work

__all__ = [
    "Anchor",
    "Article",
    "Block",
    "BlockKind",
    "Citation",
    "CitationKind",
    "Cited",
    "Date",
    "Entry",
    "Finding",
    "Manuscript",
    "Name",
    "Note",
    "NoteKind",
    "Pages",
    "Place",
    "Related",
    "Report",
    "Sentence",
    "Severity",
    "Spot",
    "Unread",
    "Work",
]
