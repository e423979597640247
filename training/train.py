"""Trains the reference model: ``python training/train.py DATA… --output MODEL``.

DATA are files of marked-up references (JSON lines with ``raw`` and ``spans``) or folders of them; see
``training/README.md``. The same data and seed give the same model.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pycrfsuite

sys.path.insert(0, str(Path(__file__).parent))

from data import labelled, records
from synthesis import generate

from citecheck.parse.features import features

FEW = {"linkedbooks": 5000, "grobid": 2200}
OFTEN = {"mpi-law-notes": 6}
MANY = {"linkedbooks": ("it", "la"), "grobid": ("en", "und")}


def main() -> None:
    """Read the command line, train, write the model."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", nargs="+", type=Path)
    options.add_argument("--output", type=Path, required=True)
    options.add_argument("--generate", type=int, default=14_000, help="how many references to make up")
    options.add_argument(
        "--without", nargs="*", default=[], help="sets to leave out, by the names of their files"
    )
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--iterations", type=int, default=80)
    options.add_argument("--c1", type=float, default=0.6)
    options.add_argument("--c2", type=float, default=0.2)
    options.add_argument("--minfreq", type=float, default=3)
    given = options.parse_args()
    random.seed(given.seed)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=True)
    trainer.set_params(
        {
            "c1": given.c1,
            "c2": given.c2,
            "max_iterations": given.iterations,
            "feature.minfreq": given.minfreq,
            "epsilon": 1e-5,
        }
    )
    chosen = sample(given.data, given.without)
    chosen += generate(chosen, given.generate, random.Random(given.seed))
    random.shuffle(chosen)
    print("references:", dict(Counter(record["set"] for record in chosen)), flush=True)
    for record in chosen:
        found, labels = labelled(record)
        if found and any(label != "O" for label in labels):
            trainer.append(features(found), labels)
    start = time.time()
    trainer.train(str(given.output))
    print(f"trained in {time.time() - start:.0f} s; {given.output.stat().st_size} bytes")


def sample(paths: list[Path], without: list[str]) -> list[dict[str, Any]]:
    """Return the records to train on: few of a large set's main language, those of a small set often."""
    chosen = []
    for path in paths:
        for file in sorted(path.glob("*.jsonl*")) if path.is_dir() else [path]:
            name = file.name.split(".")[0]
            some = [] if name in without else list(records(file))
            if name in FEW:
                frequent = MANY[name]
                main_language = [record for record in some if record["lang"] in frequent]
                others = [record for record in some if record["lang"] not in frequent]
                some = others + random.sample(main_language, min(len(main_language), FEW[name]))
            chosen += some * OFTEN.get(name, 1)
    return chosen


if __name__ == "__main__":
    main()
