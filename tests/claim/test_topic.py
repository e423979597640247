"""How near claims and sources are."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import articles_of
from citecheck.claim import topic, vectors
from citecheck.claim.topic import Topics, stems
from citecheck.facts import Record
from citecheck.read import read

TEXT = """# Salt

The salt marshes were drained.[^1] Salt taxes emptied the villages.[^2] Goalkeepers broke thumbs.[^3]

[^1]: Helen Marsden, The Salt Marshes of the Coast (London: Harbour Press, 1991), 12.

[^2]: Nkem Okafor, Salt and Taxes on the Coast (Leeds: Quay Books, 1996), 45.

[^3]: Owen Pryce, Violins for the Opera (Hull: Quay Books, 2001), 88.
"""


def topics(tmp_path: Path, records: dict[str, Record] | None = None) -> Topics:
    path = tmp_path / "salt.md"
    path.write_text(TEXT, "utf-8")
    (article,) = articles_of([read(path)], [], "en")
    return Topics(article, vectors=records is None, records=records)


def test_words_of_related_languages_meet() -> None:
    """Words that two languages share in their beginnings count as one."""
    assert stems("taxation maritime") & stems("la taxation maritime")
    assert not stems("the and of") - stems("")


def test_most_foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The source that shares no word with anything has the lowest rank."""
    monkeypatch.setattr(topic, "similarities", lambda claims, titles: None)
    found = topics(tmp_path)
    assert found.titles[found.cites[found.scores.index(min(found.scores))].source].startswith("Violins")


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(Record("10.5555/opera", subject=("Goalkeepers", "Broken thumbs")), id="subjects"),
        pytest.param(Record("10.5555/opera", abstract="Why goalkeepers break thumbs."), id="abstract"),
    ],
)
def test_what_is_registered_speaks_for_a_source(tmp_path: Path, record: Record) -> None:
    """Subjects and abstract of a lock file bring a claim nearer to a source than its title does."""
    bare = topics(tmp_path, {})
    found = topics(tmp_path, {bare.items[2].id: record})
    assert bare.signs[0][2].row <= 0 < found.signs[0][2].row


def test_vectors_are_optional(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is imported where the extra is not installed."""
    monkeypatch.setattr(vectors, "MODULE", "no_such_module")
    assert not vectors.installed()
    assert vectors.similarities(["a"], ["b"]) is None
    assert len(topics(tmp_path).measures) == 1


def test_vectors_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentence vectors are one more measure beside the words."""
    near = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.1]]
    monkeypatch.setattr(topic, "similarities", lambda claims, titles: (near, near))
    assert topics(tmp_path).measures[1] == (near, near)
