"""Settings as linters have them: ``citecheck.toml`` or ``[tool.citecheck]``, found upwards from the file."""

from citecheck.config.find import Several, find
from citecheck.config.mistakes import BadSettings, Mistake
from citecheck.config.read import read
from citecheck.config.rules import configured, grade, meaning
from citecheck.config.settings import Settings

__all__ = ["BadSettings", "Mistake", "Settings", "Several", "configured", "find", "grade", "meaning", "read"]
