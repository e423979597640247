"""Reads rule files. A rule is found by lying in the folder; there is no list of rules to keep."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from citecheck.catalogue.rule import Example, Rule
from citecheck.model import Sentence

PACKAGE = Path(__file__).resolve().parents[1]
SEVERITIES = ("error", "warning", "info")


class BadRule(ValueError):
    """A rule file that cannot be used; the sentence names the file and what is wrong."""

    def __init__(self, key: str, path: Path, **values: object) -> None:
        self.reason = Sentence(key, {"path": path, **values})
        super().__init__(str(self.reason))


def folder() -> Path:
    """Return the catalogue: shipped inside the package, at the top of a checkout."""
    shipped = PACKAGE / "rules"
    return shipped if shipped.is_dir() else PACKAGE.parents[1] / "rules"


def load(lang: str = "en", *, house: Iterable[Path] = ()) -> dict[str, Rule]:
    """Return the rules by code, in the order of their codes.

    Args:
        lang: of the messages; English where a rule has no other.
        house: folders with a journal's own rules.

    Raises:
        BadRule: if a file is no rule, or a code is taken twice.
    """
    targets = tomllib.loads((folder() / "targets.toml").read_text("utf-8"))
    rules: dict[str, Rule] = {}
    for path in (*sorted(folder().glob("*/*.toml")), *(path for root in house for path in of_house(root))):
        rule = read_rule(path, lang, targets.get(lang, targets["en"]))
        if rule.code in rules:
            raise BadRule("house.taken", path, code=rule.code, name=rules[rule.code].name)
        rules[rule.code] = rule
    return dict(sorted(rules.items()))


def of_house(root: Path) -> list[Path]:
    """Return a journal's own rule files: in the folder itself, or by family as ours."""
    return sorted({*root.glob("*.toml"), *root.glob("*/*.toml")})


def read_rule(path: Path, lang: str, targets: Mapping[str, str]) -> Rule:
    """Return the rule that a file describes.

    Raises:
        BadRule: if a key is missing or unknown, or a value is not what it should be.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        rule = build(data, lang, targets)
    except KeyError as error:
        raise BadRule("house.lacks", path, name=error.args[0]) from error
    except (tomllib.TOMLDecodeError, TypeError, ValueError, re.error) as error:
        raise BadRule("house.no-rule", path, reason=error) from error
    if path.stem != f"{rule.code}-{rule.name}":
        raise BadRule("house.misnamed", path, code=rule.code, name=rule.name)
    if rule.severity not in SEVERITIES:
        raise BadRule("house.severity", path, severity=rule.severity)
    return rule


def build(data: dict[str, Any], lang: str, targets: Mapping[str, str]) -> Rule:
    """Return the rule with the keys of a rule file."""
    message = data.pop("message")
    default = {key: value for key, value in message.items() if isinstance(value, str)}
    others = {key: value for key, value in message.items() if isinstance(value, dict)}
    explained = data.pop("explain", {}).get(lang, {})
    return Rule(
        **{
            **data,
            **explained,
            "messages": others | ({"default": default} if default else {}),
            "patterns": tuple(re.compile(pattern) for pattern in data.get("patterns", ())),
            "keywords": tuple(data.get("keywords", ())),
            "silences": frozenset(data.get("silences", ())),
            "formerly": tuple(data.get("formerly", ())),
            "bad": tuple(example(one) for one in data.get("bad", ())),
            "good": tuple(example(one) for one in data.get("good", ())),
            "lang": lang,
            "targets": targets,
        }
    )


def example(data: Mapping[str, Any]) -> Example:
    """Return the example with the keys of a ``[[bad]]`` or ``[[good]]`` table."""
    values: dict[str, Any] = {key: value if key == "text" else tuple(value) for key, value in data.items()}
    return Example(**values)
