"""Audits the citations of scholarly articles before they are published."""

__version__ = "0.1.0"
