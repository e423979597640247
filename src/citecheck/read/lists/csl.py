"""CSL-JSON items as fields: plain values as they are, names and dates as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def flat(item: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of an item as strings; empty for what is no item."""
    if not isinstance(item, dict):
        return {}
    return {
        str(key): value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for key, value in item.items()
        if value not in (None, "", [], {})
    }
