"""Lists that a text names in its front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.read import discover, read

BIB = """@book{roux, author={Roux, A.}, title={Salt}, year=2001}
@book{ruiz, author={Ruiz, B.}, title={Fish}, year=2003}
@book{other, author={Other, C.}, title={War}, year=2004}
"""
TEXT = "\n---\n\nSalt went inland [@roux, p. 3]. It paid, as @ruiz says.\n"


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("bibliography: refs.bib", id="one"),
        pytest.param('bibliography: ["refs.bib"]', id="brackets"),
        pytest.param("bibliography:\n- refs.bib\nlang: en", id="list"),
    ],
)
def test_cited_entries(tmp_path: Path, field: str) -> None:
    """What the text cites of its list are its entries, placed in the list's own file."""
    path, refs = tmp_path / "a.md", tmp_path / "refs.bib"
    path.write_text(f"---\n{field}{TEXT}", "utf-8")
    refs.write_text(BIB, "utf-8")
    (article,) = audit([path]).articles
    assert [entry.key for entry in article.entries] == ["roux", "ruiz"]
    assert [one.targets for one in article.citations] == [("r01",), ("r02",)]
    place = article.place(article.entries[1].text)
    assert (place.path, place.line) == (str(refs), 2)
    assert article.place(article.citations[0].text).path == str(path)


def test_missing_list(tmp_path: Path) -> None:
    """A list that is not there is told."""
    path = tmp_path / "a.md"
    path.write_text(f"---\nbibliography: refs.bib{TEXT}", "utf-8")
    (remark,) = read(path).remarks
    assert remark.values["name"] == "refs.bib"


def test_folder(tmp_path: Path) -> None:
    """In a folder the list is audited with the text, not by itself."""
    (tmp_path / "a.md").write_text(f"---\nbibliography: refs.bib{TEXT}", "utf-8")
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    assert list(discover([tmp_path])) == [tmp_path / "a.md"]


def test_items_without_keys(tmp_path: Path) -> None:
    """Items of a CSL-JSON list that bear no key are nobody's parents."""
    path = tmp_path / "a.md"
    path.write_text(f"---\nbibliography: refs.json{TEXT}", "utf-8")
    items = '[{"type": "book", "title": "War"}, {"id": "roux", "type": "book", "title": "Salt"}]'
    (tmp_path / "refs.json").write_text(items, "utf-8")
    assert [block.label for block in read(path).blocks if block.kind == "entry"] == ["roux"]
