"""A progress bar beside the output, for people only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONG = 20


@contextmanager
def bar(total: int) -> Iterator[Callable[[int], None]]:
    """Yield a function that says how much more is done; nothing is shown in a pipe or for a short run."""
    if total < LONG or not sys.stderr.isatty():
        yield lambda number: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda number: progress.advance(task, number)
