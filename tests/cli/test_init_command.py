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


@pytest.mark.parametrize("lang", languages())
def test_settings_proposed(run: Run, tmp_path: Path, lang: str) -> None:
    """What the settings' file proposes in comments holds when the marks of comment are taken away."""
    run("init", "--lang", lang)
    path = tmp_path / "citecheck.toml"
    text, proposed = re.subn(r'(?m)^# (?=["\w-]+(?:/[^"]*")? = )', "", path.read_text("utf-8"))
    path.write_text(re.sub("(?m)^house-rules.*", "", text), "utf-8")
    assert proposed >= 8
    done = run("config")
    assert done.code == 0, done.err
    for setting in ("lock = ", "mailto = ", "options.REG006.known = "):
        assert re.search(f"(?m)^{setting}.*citecheck.toml", done.out)


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_folder_with_blanks(run: Run, tmp_path: Path, host: str) -> None:
    """A folder whose name has blanks is one word in every command."""
    (tmp_path / "été 2").mkdir()
    (tmp_path / "été 2" / "a.md").write_text("# Salt\n\nCarts went inland.\n", "utf-8")
    assert "citecheck audit 'été 2'" in run("init", "--articles", "été 2", "--ci", host).out
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix in (".md", ".yml")]
    steps = [
        step for path in files for step in re.findall(r"citecheck (?:audit|fix) .*", path.read_text("utf-8"))
    ]
    assert len(steps) > 3
    for step in steps:
        assert shlex.split(step)[2] == "été 2"
    pattern = re.search("files: (.*)", (tmp_path / ".pre-commit-config.yaml").read_text("utf-8"))
    assert pattern is not None
    assert re.search(pattern[1], "été 2/a.md")


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
