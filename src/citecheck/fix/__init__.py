"""Applies what is certain, and what is probable where asked for; the rest stays byte for byte."""

from __future__ import annotations

from citecheck.fix.workshop import Mended, mend

__all__ = ["Mended", "mend"]
