"""Lists that other programs export: RIS and CSL-JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.model import Work
from citecheck.read import Unreadable, csljson, ris

RIS = """TY  - JOUR
AU  - Roux, Anne
AU  - Salt Board
TI  - The bridge and its clerk
T2  - Annals of Roads
VL  - 12
IS  - 3
SP  - 19
EP  - 45
PY  - 2001
DO  - 10.1234/ar.1
ER  -

TY  - BOOK
AU  - Ruiz, Berta
TI  - Wheels
PB  - Harbour Press
PY  - 2003
ER  -
"""
CSL = """[
  {"id": "roux", "type": "article-journal", "title": "The bridge and its clerk", "volume": 12, "issue": "3",
   "author": [{"family": "Roux", "given": "Anne"}, {"literal": "Salt Board"}], "page": "19-45",
   "container-title": "Annals of Roads", "issued": {"date-parts": [[2001]]}, "DOI": "10.1234/ar.1"},
  {"id": "ruiz", "type": "book", "title": "Wheels", "author": [{"family": "Ruiz", "given": "Berta"}],
   "publisher": "Harbour Press", "issued": {"raw": "2003"}}
]"""


def works(folder: Path, name: str, text: str) -> list[Work]:
    path = folder / name
    path.write_text(text, "utf-8")
    return [entry.work for entry in audit([path]).articles[0].entries]


@pytest.mark.parametrize(
    ("name", "text"), [pytest.param("a.ris", RIS, id="RIS"), pytest.param("a.json", CSL, id="CSL-JSON")]
)
def test_fields(tmp_path: Path, name: str, text: str) -> None:
    """Every record is an entry with the fields that the format names."""
    first, second = works(tmp_path, name, text)
    assert (first.type, first.title, first.container_title) == (
        "article-journal",
        "The bridge and its clerk",
        "Annals of Roads",
    )
    assert (first.volume, first.issue, first.year, first.doi) == ("12", "3", 2001, "10.1234/ar.1")
    assert [str(name) for name in first.author] == ["Roux", "Salt Board"]
    assert first.page is not None
    assert (first.page.first, first.page.last) == (19, 45)
    assert (second.type, second.publisher, second.year) == ("book", "Harbour Press", 2003)


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        pytest.param(b"no record", ris.read, id="no RIS"),
        pytest.param(b'{"name": "package"}', csljson.read, id="another JSON"),
        pytest.param(b'[{"type": "book"}, {"type": ]', csljson.read, id="broken JSON"),
        pytest.param(b'[{"a": 1}]', csljson.read, id="no items"),
    ],
)
def test_refused(data: bytes, reader: object) -> None:
    """What is no such list is refused."""
    assert callable(reader)
    with pytest.raises(Unreadable):
        reader(data, "a")
