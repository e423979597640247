"""What all processes of a machine share: answers, and whose turn it is to ask."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck.registry import crossref
from citecheck.registry.pace import Limits
from citecheck.registry.request import Request
from citecheck.registry.store import Store
from tests.registry.invented import reference, works
from tests.registry.standin.pools import REAL
from tests.registry.standin.server import Standin


def test_damaged_store(tmp_path: Path) -> None:
    """A store that is damaged is begun anew: all that was in it can be asked again."""
    (tmp_path / "registries.sqlite").write_bytes(b"rubbish" * 1000)
    store = Store(tmp_path)
    store.put("question", {"answer": 1})
    assert store.get("question") == {"answer": 1}
    store.close()


def test_store_that_cannot_be_opened(tmp_path: Path) -> None:
    """A store that cannot be opened is an error of the file's, with its name."""
    (tmp_path / "registries.sqlite").mkdir()
    with pytest.raises(OSError, match=r"registries\.sqlite"):
        Store(tmp_path)


def test_a_second_counts_from_the_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that was long on its way may have arrived just now: it counts for a second after its end."""
    limits, now = Limits(10, 3, 3), 1_000_000.0
    monkeypatch.setattr("citecheck.registry.store.time.time", lambda: now)
    visits = [store.take(search(number), limits)[0] for number in range(3)]
    assert all(visits)
    now += 5
    for visit in visits:
        store.give_back(visit)
    now += 0.9
    assert not store.take(search(3), limits)[0]
    now += 0.2
    assert store.take(search(3), limits)[0]


def test_dead_process(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that died while it was asking does not keep the others waiting for ever."""
    limits, now = Limits(5, 1, 1), 1_000_000.0
    monkeypatch.setattr("citecheck.registry.store.time.time", lambda: now)
    assert store.take(search(1), limits)[0]
    now += 60
    assert not store.take(search(2), limits)[0]
    now += 60
    assert store.take(search(2), limits)[0]


def search(number: int) -> Request:
    """Return a question that is counted as a list."""
    return Request("crossref", "list", f"/works/{number}", crossref.is_list)


def test_two_processes(standin: Standin, tmp_path: Path) -> None:
    """Two runs of the program at once keep the registry's real limits together, and ask nothing twice."""
    items = works(6)
    standin.pools = REAL
    entries = "".join(f"- {reference(item, doi=number > 3)}\n" for number, item in enumerate(items))
    article = tmp_path / "roads.md"
    article.write_text(f"# Roads\n\nText.\n\n## References\n\n{entries}", "utf-8")
    ours = {"CITECHECK_REGISTRY_URL": standin.url, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "citecheck", "resolve", str(article), "--mailto", "editor@example.org"]
    running = [
        subprocess.Popen([*command, "--lock", str(tmp_path / f"{name}.json")], env=os.environ | ours)
        for name in ("first", "second")
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    assert standin.refused == 0
    assert standin.most_in_a_second("list") <= 3
    assert standin.most_in_a_second("single") <= 10
    assert max(arrival.running for arrival in standin.log) <= 3
    assert len(standin.targets()) == len(set(standin.targets()))
    assert (tmp_path / "first.json").read_text("utf-8") == (tmp_path / "second.json").read_text("utf-8")
