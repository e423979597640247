"""Writes a report down, one module for each format: ``render(report, look) -> str``."""

from citecheck.report.look import Look

__all__ = ["Look"]
