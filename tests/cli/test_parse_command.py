"""``citecheck parse``: raw references, one a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROY = "Roy, A. (2001). The quay in the mist. Annals of Geography, 12(3), 81-97."
RUIZ = "Ruiz, A. (2001). The wells of the plateau. Quay Press."


def test_json_gives_a_line_for_each_reference(run: Run) -> None:
    """Empty lines are passed over; each field says where it is printed."""
    lines = run("parse", stdin=f"{ROY}\n\n  \n{RUIZ}\n".encode()).out.splitlines()
    first, second = map(json.loads, lines)
    assert (first["raw"], second["raw"]) == (ROY, RUIZ)
    (work,) = first["works"]
    ((start, end),) = work["printed"]["title"]
    assert ROY[start:end] == work["csl"]["title"] == "The quay in the mist"
    assert 0 <= work["confidence"] <= 1


def test_csl_json_is_one_file(run: Run) -> None:
    """Keys are those of the lines, so that a work is found again in the input."""
    items = json.loads(run("parse", "--format", "csl-json", stdin=f"{ROY}\n\n{RUIZ}\n".encode()).out)
    assert [item["id"] for item in items] == ["ref1", "ref3"]
    assert json.loads(run("parse", "--format", "csl-json").out) == []


def test_bibtex_from_a_file(run: Run, tmp_path: Path) -> None:
    """A byte order mark and Windows line ends do no harm."""
    (tmp_path / "list.txt").write_bytes(f"\ufeff{ROY}\r\n{RUIZ}\r\n".encode())
    out = run("parse", "list.txt", "--format", "bibtex").out
    assert out.startswith("@article{ref1,\n  author = {Roy, A.},\n")
    assert "@book{ref2,\n" in out


def test_fields_keep_the_id(run: Run) -> None:
    """JSON Lines in, JSON Lines out, in the same order."""
    records = "".join(
        json.dumps({"id": number, "raw": raw}) + "\n" for number, raw in (("b", ROY), (7, RUIZ))
    )
    lines = [
        json.loads(line)
        for line in run("parse", "--format", "fields", stdin=records.encode()).out.splitlines()
    ]
    assert [line["id"] for line in lines] == ["b", 7]
    assert all(isinstance(line["fields"], dict) for line in lines)


@pytest.mark.parametrize("line", ["no JSON", "[]", '"word"', '{"id": 1}', '{"raw": "x"}', "{"])
def test_a_bad_record_is_named(run: Run, line: str) -> None:
    """What came before it is not lost."""
    records = json.dumps({"id": 1, "raw": ROY}) + f"\n{line}\n"
    done = run("parse", "-", "--format", "fields", stdin=records.encode())
    assert (done.code, done.out.count("\n")) == (2, 1)
    assert done.err == "line 2: is no JSON object with “id” and “raw”.\n"


@pytest.mark.parametrize(
    "raw",
    [b"\xff\xfe\x00", b"\x00\x01\x02", b"(((((", b"x" * 100_000],
    ids=["other encoding", "control", "brackets", "long"],
)
def test_damaged_input_never_fails(run: Run, raw: bytes) -> None:
    """Whatever comes in, a line goes out."""
    done = run("parse", stdin=raw + b"\n")
    assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)


def test_a_missing_file(run: Run) -> None:
    """It is named."""
    done = run("parse", "missing.txt")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("missing.txt: cannot be read")
