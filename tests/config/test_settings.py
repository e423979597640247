"""Settings: where they are found, what they say, what is wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.catalogue import UnknownRule
from citecheck.config import BadSettings, Settings, Several, configured, find, read

HOUSE = """
code = "SEL001"
name = "no-carts"
severity = "error"
target = "line"
summary = "The journal speaks of wagons."
why = "House style."
do = "Write wagon."
limits = ""
patterns = ['(?i)\\bcarts\\b']
[message]
fr = "Écrivez « wagons », non « {match} »."
"""


def settings(folder: Path, text: str, name: str = "citecheck.toml") -> Settings:
    file = folder / name
    file.write_text(text, "utf-8")
    return read(file)


def test_found_upwards(tmp_path: Path) -> None:
    """The nearest file above an article holds."""
    (tmp_path / "citecheck.toml").write_text("", "utf-8")
    inner = tmp_path / "issue" / "drafts"
    inner.mkdir(parents=True)
    assert find([inner / "salt.md"]) == tmp_path / "citecheck.toml"
    (tmp_path / "issue" / "pyproject.toml").write_text("[tool.citecheck]\nlang = 'fr'\n", "utf-8")
    assert find([inner]) == tmp_path / "issue" / "pyproject.toml"


def test_foreign_project_file(tmp_path: Path) -> None:
    """A pyproject.toml without a place for us is passed over, also where it is broken."""
    (tmp_path / "citecheck.toml").write_text("", "utf-8")
    inner = tmp_path / "code"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.other\n", "utf-8")
    assert find([inner]) == tmp_path / "citecheck.toml"


def test_several(tmp_path: Path) -> None:
    """Files under different settings are not audited in one run."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "citecheck.toml").write_text("", "utf-8")
    with pytest.raises(Several):
        find([tmp_path / "a", tmp_path / "b"])


def test_shared_file(tmp_path: Path) -> None:
    """The lines of [tool.citecheck] are those of the whole file."""
    found = settings(
        tmp_path, "[project]\nname = 'x'\n\n[tool.citecheck]\nfail-on = 'error'\n", "pyproject.toml"
    )
    assert found.fail_on == "error"
    assert found.lines["fail-on",] == 5


@pytest.mark.parametrize(
    ("text", "kind", "line", "nearest"),
    [
        pytest.param("lang = 'fr'\nselec = ['URL']\n", "unknown-key", 2, ("select",), id="key"),
        pytest.param("\n[severity]\nIBD003 = 'eror'\n", "unknown-value", 3, ("error",), id="severity"),
        pytest.param("severity = {IBD003 = 'eror'}\n", "unknown-value", 1, ("error",), id="inline table"),
        pytest.param("article-year = '2024'\n", "type", 1, (), id="type"),
        pytest.param("select = 'URL'\n", "type", 1, (), id="a word where a list is due"),
        pytest.param("house-rules = ['nowhere']\n", "no-folder", 1, (), id="folder"),
        pytest.param("lang = 'fr'\nselect = [\n", "syntax", 3, (), id="no TOML"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, kind: str, line: int, nearest: tuple[str, ...]) -> None:
    """A mistake is told with its line and with what comes nearest."""
    with pytest.raises(BadSettings) as caught:
        settings(tmp_path, text)
    (mistake,) = caught.value.mistakes
    assert (mistake.kind, mistake.nearest) == (kind, nearest)
    assert mistake.line == line or kind == "syntax"


def test_all_mistakes(tmp_path: Path) -> None:
    """All mistakes are told, not the first."""
    with pytest.raises(BadSettings) as caught:
        settings(tmp_path, "selec = []\nlanguage = 'fr'\n")
    assert [mistake.line for mistake in caught.value.mistakes] == [1, 2]


@pytest.mark.parametrize(
    ("text", "kind", "line", "nearest"),
    [
        pytest.param("ignore = ['IBD03']\n", "unknown-rule", 1, "IBD003", id="rule"),
        pytest.param("[severity]\nIBD03 = 'info'\n", "unknown-rule", 2, "IBD003", id="severity"),
        pytest.param("[per-file-ignores]\n'*.md' = ['IBD03']\n", "unknown-rule", 2, "IBD003", id="per file"),
        pytest.param("[options.IBD003]\nlast = 3\n", "unknown-option", 2, "least", id="option"),
        pytest.param("[options.IBD003]\nleast = 'three'\n", "type", 2, "", id="type of an option"),
    ],
)
def test_unknown_rules(tmp_path: Path, text: str, kind: str, line: int, nearest: str) -> None:
    """A word that means no rule, or no option of its rule, is a mistake in the file."""
    with pytest.raises(BadSettings) as caught:
        configured(settings(tmp_path, text), "en")
    (mistake,) = caught.value.mistakes
    assert (mistake.kind, mistake.line, mistake.nearest) == (kind, line, (nearest,) if nearest else ())


def test_unknown_rule_from_elsewhere() -> None:
    """A word that did not come from a file is refused as such."""
    with pytest.raises(UnknownRule):
        configured(Settings(select=("IBD03",)), "en")


def test_rules_as_configured(tmp_path: Path) -> None:
    """Severities, options and further rules are those of the file; a code outweighs its family."""
    found = settings(
        tmp_path,
        "extend-select = ['IBD008']\nignore = ['ibid-chain']\n"
        "[severity]\nIBD002 = 'error'\nIBD = 'info'\n[options.DOI002]\nhabit = 9\n",
    )
    rules = {rule.code: rule for rule in configured(found, "en")}
    assert "IBD008" in rules
    assert "IBD003" not in rules
    assert (rules["IBD001"].severity, rules["IBD002"].severity) == ("info", "error")
    assert rules["DOI002"].options["habit"] == 9


def test_house_rules(tmp_path: Path) -> None:
    """A journal's own rule runs, in the one language that it has."""
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "SEL001-no-carts.toml").write_text(HOUSE, "utf-8")
    rules = configured(settings(tmp_path, "house-rules = ['house']\n"), "en")
    (rule,) = (rule for rule in rules if rule.code == "SEL001")
    assert rule.say("default", match="carts") == "Écrivez « wagons », non « carts »."


@pytest.mark.parametrize(
    ("pattern", "path", "ignored"),
    [
        pytest.param("drafts/*", "drafts/salt.md", True, id="folder"),
        pytest.param("*.bib", "issue/list.bib", True, id="name"),
        pytest.param("drafts/*", "issue/salt.md", False, id="elsewhere"),
    ],
)
def test_per_file(tmp_path: Path, pattern: str, path: str, ignored: bool) -> None:
    """Patterns count from the folder of the settings."""
    found = settings(tmp_path, f"[per-file-ignores]\n'{pattern}' = ['URL']\n")
    assert found.ignored_in(str(tmp_path / path)) == ({"URL"} if ignored else set())
