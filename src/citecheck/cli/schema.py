"""``citecheck schema``: the promise that every JSON report keeps."""

from __future__ import annotations

import sys

from citecheck.report.json import schema as text


def schema() -> None:
    """Print the JSON Schema of “audit --format json”, for programmers."""
    sys.stdout.write(text())
