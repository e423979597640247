"""The lock file is text to be reviewed: sorted, whole, and free of what is private or passing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from citecheck.facts import Absent, Facts, Locked, Notice, Searched
from citecheck.registry import lock
from citecheck.registry.crossref import record_of
from tests.registry.invented import questions_of, works

NOTICE = Notice("retraction", "10.5555/notice", "retraction-watch", "7", "2020-05-01")


def facts() -> Facts:
    item = works(1)[0] | {
        "score": 61.2,
        "is-referenced-by-count": 9,
        "abstract": "<p>Words.</p>",
        "updated-by": [
            {"DOI": "10.5555/NOTICE", "type": "retraction", "source": "publisher", "updated": {}},
            {
                "DOI": "10.5555/notice",
                "type": "retraction",
                "source": "retraction-watch",
                "record-id": "7",
                "updated": {"date-time": "2020-05-01T00:00:00Z"},
            },
        ],
        "relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.5555/PUB"}]},
    }
    record = record_of(item)
    return Facts(
        {
            record.doi: Locked(
                "Crossref", record, "ab" * 32, "2026-01-01T00:00:00Z", "2026-01-15", "2026-01-15"
            )
        },
        {"0f": Searched("Roy, A. (2001). Les ports.", (record.doi,), ("crossref",), "2026-01-15", 2001)},
        {"10.5555/none": Absent("doi.org", "2026-01-15")},
    )


def test_there_and_back(tmp_path: Path) -> None:
    """What is written is read again, byte for byte the same."""
    path = tmp_path / "refs" / "citecheck.lock.json"
    lock.write(path, facts())
    assert lock.read(path) == facts()
    assert lock.dump(lock.read(path)) == path.read_text("utf-8")
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_facts_alone() -> None:
    """Neither abstracts nor scores nor counts are kept, nor any verdict; notices are, each once."""
    text = lock.dump(facts())
    assert not [word for word in ("abstract", "score", "61.2", "count", "retracted", "@") if word in text]
    (work,) = json.loads(text)["works"].values()
    assert work["notices"] == [
        {
            "type": "retraction",
            "doi": "10.5555/notice",
            "source": "retraction-watch",
            "id": "7",
            "date": "2020-05-01",
        }
    ]
    assert work["published-as"] == ["10.5555/pub"]
    assert b"\r" not in text.encode()


def test_one_line_for_a_person() -> None:
    """What is reviewed is short: people and dates have a line each, whatever stands in a title."""
    whole = facts()
    (work,) = whole.works.values()
    assert work.record
    record = replace(work.record, author=(("Roy", "Anne"),), title=("Salt [ 1 ]", "{sel} [\u200b"))
    text = lock.dump(replace(whole, works={record.doi: replace(work, record=record)}))
    assert '["Roy", "Anne"]\n' in text
    assert f'"issued": [{record.issued[0]}]' in text
    assert json.loads(text)["works"][record.doi]["record"]["title"] == list(record.title)


def test_no_file(tmp_path: Path) -> None:
    """Where there is no file, nothing is known."""
    assert lock.read(tmp_path / "none.json") == Facts()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{", id="cut"),
        pytest.param("[]", id="list"),
        pytest.param('{"lockfile": 2}', id="later format"),
        pytest.param('{"lockfile": 1, "works": {"10.5/x": {}}}', id="work without agency"),
        pytest.param(
            '{"lockfile": 1, "works": {"10.5/x": {"agency": "A", "record": {"colour": 1}}}}', id="field"
        ),
    ],
)
def test_bad_file(text: str, tmp_path: Path) -> None:
    """What is no lock file is told as such."""
    path = tmp_path / "x.json"
    path.write_text(text, "utf-8")
    with pytest.raises(lock.BadLock):
        lock.read(path)


def test_failed_writing_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that fails leaves what stood there, and no draft."""
    path = tmp_path / "lock.json"
    lock.write(path, facts())

    def fail(*words: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="full"):
        lock.write(path, Facts())
    assert lock.read(path) == facts()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("base", ["", "||||||| base\n{ours}\n"], ids=["two sides", "with their base"])
def test_merge_conflict(base: str, tmp_path: Path) -> None:
    """Of both sides that git leaves in a file, what was fetched later is taken."""
    path = tmp_path / "lock.json"
    ours = '   "fetched": "2026-01-15",'
    whole = lock.dump(facts())
    theirs = ours.replace("01-15", "02-20")
    both = f"<<<<<<< HEAD\n{ours}\n{base.format(ours=ours)}=======\n{theirs}\n>>>>>>> branch"
    path.write_text(whole.replace(ours, both, 1), "utf-8")
    (work,) = lock.read(path).works.values()
    assert work.fetched == "2026-02-20"


def test_pruned() -> None:
    """What no question asks for is dropped, and what one asks for stays, with all that its search brought."""
    known = facts()
    (key,), (doi,) = known.searches, known.works
    other = Facts({**known.works, "10.5555/old": known.works[doi]}, known.searches, known.absent)
    (asked,) = questions_of(["Roy, A. (2001). Les ports de la côte. Annales, 4(2), 81-99."])
    assert lock.pruned(other, [replace(asked, key=key)]) == Facts(known.works, known.searches)
    assert lock.pruned(other, [replace(asked, doi="10.5555/none")]) == Facts(absent=known.absent)
