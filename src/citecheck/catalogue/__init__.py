"""The catalogue of rules: data in ``rules/``, one file a rule."""

from citecheck.catalogue.choose import UnknownRule, choose
from citecheck.catalogue.load import BadRule, load
from citecheck.catalogue.rule import Example, Rule

__all__ = ["BadRule", "Example", "Rule", "UnknownRule", "choose", "load"]
