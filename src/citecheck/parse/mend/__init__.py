"""Mends labelled stretches where the whole reference shows that the model went wrong."""

from __future__ import annotations

from citecheck.parse.labeller import Span
from citecheck.parse.mend import arabic, numbers, people, titles

RULES = (
    people.author_and_title,
    people.title_after_role,
    people.second_author,
    numbers.wordy_number,
    people.late_author,
    titles.lone,
    titles.one_word,
    titles.quoted,
    titles.untitled,
    people.editor_alone,
    titles.book_after_editor,
    numbers.numbered_container,
    numbers.lumped_volume,
    numbers.issue_of_pages,
    people.translated,
    titles.forthcoming,
    titles.journal_or_press,
    titles.edited_book,
    titles.series_of_publisher,
    titles.press_as_place,
    titles.count_at_end,
    numbers.reissue,
    numbers.lumped_edition,
    numbers.number_of_record,
    arabic.given_name,
    arabic.role_in_title,
)


def mend(spans: list[Span], raw: str) -> list[Span]:
    """Return the stretches of a reference, mended; each rule says what it mends."""
    for rule in RULES:
        spans = rule(spans, raw)
    return spans
