"""``citecheck resolve`` and ``citecheck audit`` with a lock file, as a user calls them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.registry.conftest import FAST
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
    """Return a running stand-in that the commands ask, as fast as they can and again at once."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("citecheck.registry.client.limits_for", lambda registry, mailto: FAST)
    monkeypatch.setattr("citecheck.registry.client.wait", lambda attempt, first: 0.0)
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
    first = subprocess.run(words, capture_output=True, cwd=tmp_path, check=False)
    second = run(*words[3:])
    assert first.stdout.decode() == second.out
    assert not first.stderr
    assert [one["rule"] for one in json.loads(second.out)["findings"]] == ["REG004"]
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
    cited.write_text(cited.read_text("utf-8").replace("Text.", "Text.[^9]"), "utf-8")
    done = run("audit", cited, "--select", "LNK006", "--online", "--mailto", "editor@example.org")
    assert done.code == 2
    assert "LNK006" in done.out
    assert len(done.err.splitlines()) == 1


def test_told_to_end(standin: Standin, cited: Path, run: Run) -> None:
    """A run that is told to end saves what was answered, and the next one asks the rest."""

    def end(number: int, target: str) -> str:
        if "bibliographic" in target:
            os.kill(os.getpid(), signal.SIGTERM)
        return ""

    standin.script = end
    assert run("resolve", cited, *MAILTO).code == 130
    assert len(json.loads(LOCK.read_text("utf-8"))["works"]) == 2
    standin.script = lambda number, target: ""
    assert run("resolve", cited, *MAILTO).code == 0
    assert len(json.loads(LOCK.read_text("utf-8"))["works"]) == 3


@pytest.mark.parametrize("command", ["resolve", "audit --online"])
def test_no_place_for_answers(
    command: str, standin: Standin, cited: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the answers cannot be kept, one line names the place."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cited))
    done = run(*command.split(), cited, *MAILTO)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert done.err.startswith(f"{cited}/citecheck:")


def test_vanished(standin: Standin, cited: Path, run: Run, tmp_path: Path) -> None:
    """That a registry no longer knows a work is told, and what it said before is kept."""
    run("resolve", cited, *MAILTO)
    forget(tmp_path)
    standin.index = Index([ITEMS[0], ITEMS[2]])
    done = run("resolve", cited, *MAILTO, "--refresh", "notices")
    assert (done.code, ITEMS[1]["DOI"] in done.err) == (0, True)
    assert "REG001" not in run("audit", cited).out


def test_bad_lock(cited: Path, run: Run) -> None:
    """A lock file that is none is told in one line."""
    LOCK.parent.mkdir()
    LOCK.write_text("<<<<<<< ours", "utf-8")
    done = run("audit", cited)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


MAILTO = ("--mailto", "editor@example.org")


def change(**values: str) -> None:
    """Write other dates into every work of the lock file."""
    data = json.loads(LOCK.read_text("utf-8"))
    data["works"] = {doi: work | values for doi, work in data["works"].items()}
    LOCK.write_text(json.dumps(data), "utf-8")


def forget(folder: Path) -> None:
    """Throw away the private store, as time does."""
    shutil.rmtree(folder / "cache")


def notice(number: int, kind: str) -> dict[str, object]:
    """Return a notice as the record of its work has it."""
    day = {"date-time": f"2026-01-0{number}T00:00:00Z"}
    return {"DOI": f"10.5555/notice.{number}", "type": kind, "source": "publisher", "updated": day}


@pytest.mark.parametrize(
    ("words", "variable", "sent"),
    [
        pytest.param((), "", "board@example.org", id="settings"),
        pytest.param((), "desk@example.org", "desk@example.org", id="variable"),
        pytest.param(MAILTO, "desk@example.org", "editor@example.org", id="command line"),
    ],
)
def test_settings(
    words: tuple[str, ...],
    variable: str,
    sent: str,
    *,
    standin: Standin,
    cited: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Lock file and address may stand in the settings; variable and command line outweigh them."""
    Path("citecheck.toml").write_text("lock = 'facts.json'\nmailto = 'board@example.org'\n", "utf-8")
    monkeypatch.setenv("CITECHECK_MAILTO", variable)
    assert run("resolve", cited, *words).code == 0
    assert {one.agent.partition("mailto:")[2].rstrip(")") for one in standin.log} == {sent}
    assert Path("facts.json").exists()
    assert not LOCK.exists()
    assert run("audit", cited, "--select", "REG004").out.count("REG004 ")


def test_only(standin: Standin, cited: Path, run: Run, tmp_path: Path) -> None:
    """With --only one work is asked about again, and no other."""
    run("resolve", cited, *MAILTO)
    forget(tmp_path)
    standin.log.clear()
    assert run("resolve", cited, *MAILTO, "--only", "https://doi.org/10.5555/WORK.2").code == 0
    assert standin.log
    assert all("work.2" in one.target for one in standin.log)


def test_only_what_is_cited(standin: Standin, cited: Path, run: Run) -> None:
    """A DOI that no article cites is refused in one line."""
    done = run("resolve", cited, *MAILTO, "--only", "10.5555/other")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert not standin.log


def test_prune(standin: Standin, cited: Path, run: Run) -> None:
    """What is cited no longer stays in the file until told to go."""
    run("resolve", cited, *MAILTO)
    lines = cited.read_text("utf-8").splitlines(keepends=True)
    cited.write_text("".join([*lines[:-3], lines[-2]]), "utf-8")
    run("resolve", cited, *MAILTO)
    assert len(json.loads(LOCK.read_text("utf-8"))["works"]) == 3
    assert run("resolve", cited, *MAILTO, "--prune").code == 0
    left = json.loads(LOCK.read_text("utf-8"))
    assert (set(left["works"]), left["searches"]) == ({"10.5555/work.1"}, {})


def test_prune_needs_all_articles(standin: Standin, cited: Path, run: Run) -> None:
    """Where an article could not be read, nothing is dropped: it may cite what the others do not."""
    run("resolve", cited, *MAILTO)
    cited.write_text("# Roads\n", "utf-8")
    Path("broken.docx").write_bytes(b"no archive")
    done = run("resolve", cited, "broken.docx", *MAILTO, "--prune")
    assert done.code == 2
    assert "nothing was dropped" in done.err
    assert len(json.loads(LOCK.read_text("utf-8"))["works"]) == 3


def test_old_notices(standin: Standin, cited: Path, run: Run) -> None:
    """That it was long ago asked what is retracted is said beside the report, which stays the same."""
    run("resolve", cited, *MAILTO)
    fresh = run("audit", cited)
    assert "--refresh notices" not in fresh.err
    change(noticed="2020-01-01")
    stale = run("audit", cited)
    assert "--refresh notices" in stale.err
    assert stale.out == fresh.out
    assert run("resolve", cited, "--frozen").code == 1


def test_new_retraction(standin: Standin, cited: Path, run: Run, tmp_path: Path) -> None:
    """A notice that came after a finding was accepted breaks through the baseline."""
    standin.index.put(ITEMS[1] | {"updated-by": [notice(1, "correction")]})
    run("resolve", cited, *MAILTO)
    run("audit", cited, "--select", "REG007", "--write-baseline")
    known = ("--select", "REG007", "--baseline", "citecheck-baseline.json")
    assert run("audit", cited, *known).code == 0
    assert "REG007" not in run("audit", cited, *known).out
    forget(tmp_path)
    standin.index.put(ITEMS[1] | {"updated-by": [notice(1, "correction"), notice(2, "erratum")]})
    assert run("resolve", cited, *MAILTO, "--refresh", "notices").code == 0
    assert "10.5555/notice.2" in run("audit", cited, *known).out


def test_notice_named_as_known(standin: Standin, cited: Path, run: Run, tmp_path: Path) -> None:
    """A notice that the settings name is not told; a later one is."""
    standin.index.put(ITEMS[1] | {"updated-by": [notice(1, "retraction")]})
    run("resolve", cited, *MAILTO)
    assert "REG006" in run("audit", cited).out
    Path("citecheck.toml").write_text("[options.REG006]\nknown = ['10.5555/notice.1']\n", "utf-8")
    assert "REG006" not in run("audit", cited).out
    forget(tmp_path)
    standin.index.put(ITEMS[1] | {"updated-by": [notice(1, "retraction"), notice(2, "retraction")]})
    run("resolve", cited, *MAILTO, "--refresh", "notices")
    assert "10.5555/notice.2" in run("audit", cited).out


def test_conflict_is_resolved(standin: Standin, cited: Path, run: Run) -> None:
    """A lock file in which git has left both sides of a merge is used, and written anew as one."""
    run("resolve", cited, *MAILTO)
    whole = LOCK.read_text("utf-8")
    line = next(one for one in whole.splitlines() if '"fetched"' in one)
    both = f"<<<<<<< ours\n{line}\n=======\n{line.replace('20', '19', 1)}\n>>>>>>> theirs"
    LOCK.write_text(whole.replace(line, both, 1), "utf-8")
    assert run("audit", cited, "--select", "REG004").out.count("REG004 ")
    standin.log.clear()
    assert run("resolve", cited, *MAILTO).code == 0
    assert LOCK.read_text("utf-8") == whole
    assert not standin.log


def test_failed_refresh(standin: Standin, cited: Path, run: Run, tmp_path: Path) -> None:
    """A refresh that fails leaves the old facts and dates."""
    run("resolve", cited, *MAILTO)
    change(noticed="2026-01-01", fetched="2026-01-01")
    before = json.loads(LOCK.read_text("utf-8"))["works"]
    forget(tmp_path)
    standin.script = lambda number, target: "503"
    assert run("resolve", cited, *MAILTO, "--refresh", "notices").code == 2
    assert json.loads(LOCK.read_text("utf-8"))["works"] == before
