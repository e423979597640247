"""One article in many formats."""
