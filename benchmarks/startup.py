"""Whole processes against the bare interpreter, in one run: medians of wall time, least processor time."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

ROUNDS = 7
ROOT = Path(__file__).parents[1]
COMMAND = str(Path(sys.executable).with_name("citecheck"))
AUDITED = {
    "audit of the samples": ROOT / "refs",
    "audit of a journal issue": ROOT / "../shared/corpus/ries-2025-1.md",
}
BARE = "python -c pass"
Times = tuple[float, float]


def run() -> None:
    commands = {BARE: [sys.executable, "-c", "pass"], "citecheck --version": [COMMAND, "--version"]}
    commands |= {
        name: [COMMAND, "audit", str(path), "--format", "json"]
        for name, path in AUDITED.items()
        if path.exists()
    }
    measured = taken(commands)
    wall, processor = measured[BARE]
    print(f"{'':26}{'wall':>9}{'× bare':>9}{'processor':>12}{'× bare':>9}")
    for name, (one, other) in measured.items():
        print(f"{name:26}{one:7.3f} s{one / wall:9.1f}{other:10.3f} s{other / processor:9.1f}")


def taken(commands: Mapping[str, Sequence[str]]) -> dict[str, Times]:
    """Return the median wall time and the least processor time of each command.

    They take turns, so that all share the noise; what else runs only adds to processor time.
    """
    turns = [{name: once(command) for name, command in commands.items()} for _ in range(ROUNDS + 1)][1:]
    return {
        name: (median(turn[name][0] for turn in turns), min(turn[name][1] for turn in turns))
        for name in commands
    }


def once(command: Sequence[str]) -> Times:
    """Return wall and processor time of one run.

    Raises:
        RuntimeError: if the command fails, since then its time means nothing.
    """
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        raise RuntimeError(f"{' '.join(command)}: exit code {done.returncode}: {done.stderr.decode()}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
