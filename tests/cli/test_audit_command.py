"""``citecheck audit``: options and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citecheck import audit as stages
from tests.cli.conftest import DEFECTIVE, Run

ONLY = ("--select", "LNK006")


def test_a_clean_article_exits_with_0(run: Run, clean: Path) -> None:
    """Nothing to say, and it is said."""
    done = run("audit", clean)
    assert (done.code, done.err) == (0, "")
    assert "Nothing to correct." in done.out


def test_findings_exit_with_1(run: Run, article: Path) -> None:
    """The report names the place and the rule."""
    done = run("audit", article, *ONLY)
    assert (done.code, done.err) == (1, "")
    assert "line 3" in done.out
    assert "LNK006 marker-without-note" in done.out


@pytest.mark.parametrize(
    ("severity", "code"), [("info", 1), ("warning", 1), ("error", 1), ("never", 0)], ids=str
)
def test_fail_on(run: Run, article: Path, severity: str, code: int) -> None:
    """LNK006 is an error: every threshold but the last meets it."""
    assert run("audit", article, *ONLY, "--fail-on", severity).code == code


@pytest.mark.parametrize(
    ("options", "found"),
    [
        pytest.param(("--select", "LNK006"), True, id="code"),
        pytest.param(("--select", "lnk006"), True, id="small letters"),
        pytest.param(("--select", "LNK"), True, id="family"),
        pytest.param(("--select", "marker-without-note"), True, id="name"),
        pytest.param(("--select", "DUP, LNK006,"), True, id="joined by commas"),
        pytest.param(("--select", "DUP", "--select", "LNK006"), True, id="repeated"),
        pytest.param(("--select", "DUP"), False, id="another family"),
        pytest.param(("--ignore", "LNK006"), False, id="ignored"),
        pytest.param(
            ("--select", "LNK", "--ignore", "marker-without-note"), False, id="selected and ignored"
        ),
    ],
)
def test_rules_are_chosen(run: Run, article: Path, options: tuple[str, ...], found: bool) -> None:
    """A rule is named by its code, its family or its name."""
    report = json.loads(run("audit", article, *options, "--format", "json").out)
    assert ("LNK006" in {finding["rule"] for finding in report["findings"]}) is found


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_refused_with_the_nearest(run: Run, article: Path, option: str) -> None:
    """A mistyped code must not pass for a clean article."""
    done = run("audit", article, option, "LNK066")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("There is no rule “LNK066”. Did you mean LNK006")


def test_the_language_of_messages(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The locale decides, and --lang decides over it."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "Bilan" in run("audit", article).out
    assert "Summary" in run("audit", article, "--lang", "en").out
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "Summary" in run("audit", article).out


def test_quiet_and_verbose(run: Run, clean: Path) -> None:
    """One says less, one says more."""
    assert run("audit", clean, "--quiet").out == ""
    assert "The wells of the plateau" in run("audit", clean, "--verbose").out


def test_standard_input(run: Run) -> None:
    """A dash reads the article from a pipe."""
    done = run("audit", "-", *ONLY, "--format", "json", stdin=DEFECTIVE.encode())
    assert done.code == 1
    assert json.loads(done.out)["findings"][0]["path"] == "-"


def test_output_goes_whole_into_a_file(run: Run, article: Path, tmp_path: Path) -> None:
    """The file is replaced, nothing else is left beside it, and the screen stays empty."""
    output = tmp_path / "out" / "report.json"
    output.parent.mkdir()
    output.write_text("old", "utf-8")
    done = run("audit", article, *ONLY, "--format", "json", "--output", output)
    assert (done.code, done.out) == (1, "")
    assert json.loads(output.read_text("utf-8"))["summary"]["findings"]["error"] == 1
    assert list(output.parent.iterdir()) == [output]


def test_a_file_gets_no_colours(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where colours are forced upon the screen."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in run("audit", article).out
    run("audit", article, "--output", "report.txt")
    assert "\x1b" not in (tmp_path / "report.txt").read_text("utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("audit", article).out


@pytest.mark.parametrize(
    ("output", "words"),
    [
        pytest.param(".", "is a folder", id="a folder"),
        pytest.param("missing/report.txt", "its folder does not exist", id="no such folder"),
        pytest.param("salt.md/report.txt", "its folder does not exist", id="a file for a folder"),
        pytest.param("x" * 300, "cannot be written", id="a name too long"),
    ],
)
def test_an_output_that_cannot_be_written(run: Run, article: Path, output: str, words: str) -> None:
    """It is said on one line, what was audited is left alone."""
    done = run("audit", article, "--output", output)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert words in done.err
    assert article.read_text("utf-8") == DEFECTIVE


def test_a_fault_of_ours_is_one_line(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user sees which command failed, and no traceback."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the roof\nis on fire")

    monkeypatch.setattr(stages, "audit", fail)
    done = run("audit", article)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("citecheck audit: ")
    assert "RuntimeError: the roof" in done.err


def test_an_interruption_is_quiet(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who presses Ctrl-C knows it."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stages, "audit", interrupt)
    done = run("audit", article)
    assert (done.code, done.out, done.err) == (130, "", "")


def test_copies_in_two_formats_are_told(run: Run, clean: Path) -> None:
    """A file with the name and the title of another one is audited, and told."""
    copy = clean.with_suffix(".html")
    copy.write_text(
        f"<h1>{clean.read_text('utf-8').splitlines()[0].strip('# ')}</h1><p>The same.</p>", "utf-8"
    )
    told = run("audit", clean, copy).out
    assert f"the name and title of “{clean.name}”" in " ".join(told.split())


def test_no_path_is_wrong_usage(run: Run) -> None:
    """The usage is shown."""
    done = run("audit")
    assert done.code == 2
    assert "Usage: citecheck audit" in done.err
