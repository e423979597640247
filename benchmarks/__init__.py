"""Measures accuracy and speed; every module here that offers ``run() -> None`` prints a table."""
