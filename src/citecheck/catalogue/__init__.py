"""The catalogue of rules: data in ``rules/``, one file a rule."""

from citecheck.catalogue.load import BadRule, load
from citecheck.catalogue.rule import Example, Rule

__all__ = ["BadRule", "Example", "Rule", "load"]
