"""``citecheck resolve`` and ``citecheck audit`` with a lock file, as a user calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.registry.invented import reference, works
from tests.registry.standin.index import Index
from tests.registry.standin.server import Standin

ITEMS = works(3)
LOCK = Path("refs/citecheck.lock.json")
FREE_PORT = "http://127.0.0.1:9"


@pytest.fixture
def cited(tmp_path: Path) -> Path:
    """Return an article that cites three works, two of them by DOI."""
    entries = "".join(f"- {reference(item, doi=bool(number))}\n" for number, item in enumerate(ITEMS))
    path = tmp_path / "roads.md"
    path.write_text(f"# Roads\n\nText.\n\n## References\n\n{entries}", "utf-8")
    return path


@pytest.fixture
def standin(socket_enabled: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Standin]:
    """Return a running stand-in that the commands ask."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with Standin(Index(ITEMS)) as running:
        monkeypatch.setenv("CITECHECK_REGISTRY_URL", running.url)
        yield running


def test_lock_file(standin: Standin, cited: Path, run: Run) -> None:
    """The works cited are looked up once, and kept in a file beside the articles."""
    done = run("resolve", cited, "--mailto", "editor@example.org")
    assert (done.code, done.out) == (0, "")
    text = LOCK.read_text("utf-8")
    assert len(json.loads(text)["works"]) == 3
    standin.log.clear()
    assert run("resolve", cited, "--mailto", "editor@example.org").code == 0
    assert not standin.log
    assert LOCK.read_text("utf-8") == text


def test_frozen(standin: Standin, cited: Path, run: Run) -> None:
    """With --frozen nothing is asked, and what is missing makes exit code 1."""
    assert run("resolve", cited, "--frozen").code == 1
    assert not standin.log
    run("resolve", cited, "--mailto", "editor@example.org")
    assert run("resolve", cited, "--frozen").code == 0


def test_bad_address(cited: Path, run: Run) -> None:
    """What is no e-mail address is not sent to anybody."""
    done = run("resolve", cited, "--mailto", "https://example.org")
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


def test_audit_with_a_lock(standin: Standin, cited: Path, run: Run, tmp_path: Path) -> None:
    """An audit with a lock file opens no socket, and says the same to the byte each time."""
    run("resolve", cited, "--mailto", "editor@example.org")
    standin.log.clear()
    sealed = (
        "import socket, sys\n"
        "def refuse(*words, **more): raise AssertionError('a socket')\n"
        "socket.socket = refuse\n"
        "from citecheck.__main__ import main\n"
        "try:\n    main()\nfinally:\n    assert 'httpx' not in sys.modules\n"
    )
    words = [sys.executable, "-c", sealed, "audit", str(cited), "--select", "REG", "--format", "json"]
    first, second = (subprocess.run(words, capture_output=True, cwd=tmp_path, check=False) for _ in range(2))
    assert first.stdout == second.stdout
    assert not first.stderr
    assert [one["rule"] for one in json.loads(first.stdout)["findings"]] == ["REG004"]
    assert not standin.log


def test_not_locked(standin: Standin, cited: Path, run: Run) -> None:
    """An audit says which references the lock file does not know."""
    run("resolve", cited, "--mailto", "editor@example.org")
    cited.write_text(cited.read_text("utf-8") + "- " + reference(works(9)[8]) + "\n", "utf-8")
    assert "line 10" in run("audit", cited, "--select", "REG").out


def test_online(standin: Standin, cited: Path, run: Run) -> None:
    """With --online the audit asks for itself, and leaves no file."""
    done = run("audit", cited, "--select", "REG", "--online", "--mailto", "editor@example.org")
    assert "REG004" in done.out
    assert not LOCK.exists()


def test_network_gone(standin: Standin, cited: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a network the audit is printed all the same, with one line beside it and exit code 2."""
    monkeypatch.setenv("CITECHECK_REGISTRY_URL", FREE_PORT)
    monkeypatch.setattr("citecheck.registry.pace.random.uniform", lambda low, high: 0.0)
    cited.write_text(cited.read_text("utf-8").replace("Text.", "Text.[^9]"), "utf-8")
    done = run("audit", cited, "--select", "LNK006", "--online", "--mailto", "editor@example.org")
    assert done.code == 2
    assert "LNK006" in done.out
    assert len(done.err.splitlines()) == 1


def test_bad_lock(cited: Path, run: Run) -> None:
    """A lock file that is none is told in one line."""
    LOCK.parent.mkdir()
    LOCK.write_text("<<<<<<< ours", "utf-8")
    done = run("audit", cited)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
