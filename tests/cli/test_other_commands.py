"""``citecheck --version``, ``explain``, ``rules`` and ``schema``."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import citecheck
from citecheck.catalogue import load
from tests.cli.conftest import Run


def test_version(run: Run) -> None:
    """One line, for bug reports."""
    assert run("--version").out == f"citecheck {citecheck.__version__}\n"


def test_version_loads_nothing_heavy() -> None:
    """Who asks for the version does not wait for the auditor."""
    program = (
        "import sys; sys.argv[1:] = ['--version']\n"
        "from citecheck.__main__ import main; main()\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert not {"typer", "rich", "citecheck.audit", "citecheck.cli"} & set(loaded.split())


def test_json_loads_no_terminal() -> None:
    """Who asks for JSON does not pay for colours."""
    program = (
        "import sys; sys.argv[1:] = ['audit', '-', '--format', 'json']\n"
        "try:\n    from citecheck.__main__ import main; main()\n"
        "except SystemExit:\n    print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], input="A word.", capture_output=True, text=True, check=True
    )
    assert not {"rich.console", "httpx"} & set(loaded.stdout.split())


@pytest.mark.parametrize("word", ["REF003", "ref003", "reversed-page-range", "REF"])
def test_explain(run: Run, word: str) -> None:
    """A rule answers to its code, its name and its family, with all that its file says."""
    rule = load()["REF003"]
    done = run("explain", word)
    words = " ".join(done.out.split())
    assert (done.code, done.err) == (0, "")
    for part in ("REF003 reversed-page-range (error)", rule.summary, rule.why, rule.do, rule.limits):
        assert part in words
    assert rule.bad[0].entries[0] in words


def test_explain_in_french(run: Run) -> None:
    """The headings follow the language."""
    assert "Pourquoi c’est important" in run("explain", "REF003", "--lang", "fr").out


def test_explain_an_unknown_rule(run: Run) -> None:
    """The nearest code is offered."""
    done = run("explain", "REF033", "--lang", "fr")
    assert (done.code, done.out) == (2, "")
    assert "REF003" in done.err


def test_rules_lists_every_rule(run: Run) -> None:
    """For people, and for programs."""
    listed = run("rules").out
    objects = json.loads(run("rules", "--format", "json").out)
    assert [one["code"] for one in objects] == list(load())
    for rule in load().values():
        assert rule.code in listed
        assert rule.summary in listed
        assert rule.default or f"{rule.name} (off by default)" in listed


def test_schema(run: Run) -> None:
    """The schema is valid JSON, and names the version of the report."""
    assert json.loads(run("schema").out)["properties"]["schema"]["const"] == "citecheck-report/1"


@pytest.mark.parametrize("words", [(), ("--help",), ("audit", "--help"), ("parse", "-h")], ids=" ".join)
def test_help(run: Run, words: tuple[str, ...]) -> None:
    """Help is there on every level, and speaks of no Python types."""
    done = run(*words)
    assert "Usage: citecheck" in done.out + done.err


def test_an_unknown_command(run: Run) -> None:
    """Wrong usage is exit code 2."""
    done = run("adit")
    assert done.code == 2
    assert "adit" in done.err
