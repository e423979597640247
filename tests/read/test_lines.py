from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.read import lines

CHARACTERS = st.text(st.sampled_from("ab \r\n\f\v\x85\u2028"), max_size=40)


@given(CHARACTERS)
@settings(deadline=None)
def test_lines_are_those_of_an_editor(source: str) -> None:
    r"""Lines end at \n, \r and \r\n, and nowhere else."""
    expected = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if expected[-1] == "" and len(expected) > 1:
        expected.pop()
    shown = [source[start:end] for start, end in lines.spans(source)]
    assert (shown or [""]) == expected
    assert len(lines.starts(source)) == len(expected)


def test_lines_are_those_of_python(tmp_path: Path) -> None:
    """Line numbers agree with what Python's own files count."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo\fstill two\rthree\x0bstill three\n")
    with path.open(encoding="utf-8") as file:
        assert len(lines.starts(path.read_bytes().decode())) == len(file.readlines()) == 3


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r"])
def test_break_inside_a_text(mark: str) -> None:
    r"""A break is a "\n" in a text, at the place where the file's own break begins."""
    source = f"one{mark}two"
    text = lines.text(source, lines.spans(source))
    assert text.string == "one\ntwo"
    assert list(text.offsets) == [0, 1, 2, 3, *range(3 + len(mark), 6 + len(mark))]
