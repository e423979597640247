"""Settings as a user meets them at the command line."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run


def test_in_force(run: Run, tmp_path: Path) -> None:
    """Each setting is shown with the line that it comes from."""
    (tmp_path / "citecheck.toml").write_text('lang = "fr"\n\n[severity]\nIBD003 = "error"\n', "utf-8")
    shown = run("config")
    assert 'severity.IBD003 = "error"  # citecheck.toml:4' in shown.out
    assert "règles sont appliquées" in shown.out


def test_mistake(run: Run, tmp_path: Path, article: Path) -> None:
    """A mistake in the settings ends the run with file, line and the nearest key."""
    (tmp_path / "citecheck.toml").write_text("selec = []\n", "utf-8")
    refused = run("audit", article)
    assert refused.code == 2
    assert refused.err == "citecheck.toml:1: there is no setting “selec”. Did you mean “select”?\n"


def test_command_line_first(run: Run, tmp_path: Path, article: Path) -> None:
    """What the command line selects outweighs the file."""
    (tmp_path / "citecheck.toml").write_text('ignore = ["LNK"]\nfail-on = "never"\n', "utf-8")
    assert "LNK006" not in run("audit", article).out
    chosen = run("audit", article, "--select", "LNK006", "--fail-on", "error")
    assert "LNK006" in chosen.out
    assert chosen.code == 1


def test_other_file(run: Run, tmp_path: Path, article: Path) -> None:
    """--config takes the settings from the file named."""
    (tmp_path / "strict.toml").write_text('[severity]\nLNK006 = "info"\n', "utf-8")
    report = json.loads(run("audit", article, "--config", "strict.toml", "--format", "json").out)
    assert {one["severity"] for one in report["findings"] if one["rule"] == "LNK006"} == {"info"}


def test_baseline(run: Run, article: Path) -> None:
    """A journal with old findings starts clean."""
    written = run("audit", article, "--write-baseline", "--baseline", "known.json")
    assert written.code == 0
    clean = run("audit", article, "--baseline", "known.json")
    assert clean.code == 0
    assert "not shown" in clean.out


def test_no_baseline(run: Run, article: Path) -> None:
    """A baseline that is missing or none is refused with a way out."""
    assert "--write-baseline" in run("audit", article, "--baseline", "known.json").err
    assert "is no baseline" in run("audit", article, "--baseline", article).err


def test_standard_input_by_name(run: Run) -> None:
    """Standard input goes by the name that it is given."""
    bib = b"@article{a, author={Aubin, Marie}, title={Salt}, journal={Annals}, pages={99--81}, year={1998}}\n"
    report = json.loads(run("audit", "-", "--stdin-filename", "list.bib", "--format", "json", stdin=bib).out)
    assert {one["path"] for one in report["findings"]} == {"list.bib"}


def test_house_rule_explained(run: Run, tmp_path: Path) -> None:
    """A journal's own rules are listed and explained with ours."""
    (tmp_path / "house").mkdir()
    (tmp_path / "citecheck.toml").write_text('house-rules = ["house"]\n', "utf-8")
    keys = {
        "severity": "error",
        "target": "line",
        "summary": "Say wagons.",
        "why": "",
        "do": "",
        "limits": "",
    }
    lines = ['code = "SEL001"', 'name = "no-carts"', *(f'{key} = "{value}"' for key, value in keys.items())]
    text = "\n".join([*lines, "patterns = ['carts']", "[message]", 'en = "Write wagons."', ""])
    (tmp_path / "house" / "SEL001-no-carts.toml").write_text(text, "utf-8")
    assert "SEL001" in run("rules").out
    assert "Say wagons." in run("explain", "SEL001").out
