"""``citecheck init``: a journal's repository, and its job run step by step."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from citecheck.report.words import languages

from .conftest import Run

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    ("host", "job"),
    [
        pytest.param("github", ".github/workflows/citations.yml", id="GitHub"),
        pytest.param("gitlab", ".gitlab-ci.yml", id="GitLab"),
    ],
)
def test_job(run: Run, tmp_path: Path, host: str, job: str, lang: str) -> None:
    """Every step that calls citecheck succeeds in the repository as it was made."""
    assert run("init", "--ci", host, "--lang", lang).code == 0
    steps = re.findall(r"(?:run: |- )(citecheck .*)", (tmp_path / job).read_text("utf-8"))
    assert len(steps) >= 2
    for step in steps:
        done = run(*shlex.split(step)[1:])
        assert done.code == 0, done.err
    assert (tmp_path / "citations.html").is_file()


def test_settings_hold(run: Run, tmp_path: Path) -> None:
    """The settings written are in force, without a mistake."""
    run("init", "--lang", "fr")
    shown = run("config", "articles")
    assert shown.code == 0
    assert re.search(r'lang = "fr" +# citecheck\.toml:4', shown.out)


def test_nothing_replaced(run: Run, tmp_path: Path) -> None:
    """A file that is there already stays."""
    (tmp_path / "README.md").write_text("Mine.\n", "utf-8")
    (tmp_path / "issues").mkdir()
    assert "README.md: is there already" in run("init", "--articles", "issues").out
    assert (tmp_path / "README.md").read_text("utf-8") == "Mine.\n"
    assert not list((tmp_path / "issues").iterdir())
    assert "^issues/" in (tmp_path / ".pre-commit-config.yaml").read_text("utf-8")


def test_hooks_call_commands(run: Run) -> None:
    """The hooks for other repositories call commands that there are."""
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    entries = re.findall(r"entry: citecheck (\w+)", hooks)
    assert entries == ["audit", "fix"]
    for entry in entries:
        assert run(entry, "--help").code == 0


@pytest.mark.parametrize("file", ["action.yml", "templates/citecheck.gitlab-ci.yml"])
def test_jobs_use_formats_that_there_are(run: Run, file: str, clean: Path) -> None:
    """The jobs for other repositories ask for formats that there are."""
    text = (ROOT / file).read_text("utf-8")
    formats = set(re.findall(r"--format (\w+)", text)) | set(
        re.findall(r"format:\n.*\n    default: (\w+)", text)
    )
    assert formats
    for name in formats:
        assert run("audit", clean, "--format", name).code == 0
