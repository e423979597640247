"""The reference parser: speed, one reference a call; fields, whole references, reliability."""

from __future__ import annotations

import gzip
import importlib.util
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from citecheck.parse import fields, labeller, parse
from citecheck.parse.reading import read

ROOT = Path(__file__).parents[1] / "../shared/refbench"
ROUNDS = 7
SHOWN = (
    "author",
    "title",
    "container-title",
    "date",
    "volume",
    "issue",
    "pages",
    "publisher",
    "location",
    "editor",
)
SAMPLE = (
    "Morin, J., & Petit, P. (2011). The salt roads of Mali. Journal of African History, 52(3), 297-312.",
    "Jeanne Morin, « Les ports de la Baltique », Annales de géographie, vol. 12, n° 3, 1998, p. 12-31.",
    "Weber, Karl (1987): Der ländliche Raum. In: Meyer, H. (Hrsg.): Stadt. Stuttgart: Klett, S. 12-40.",
    "Vidal, A. y Roca, L. (2004). El comercio de la lana en Segovia (2.ª ed.). Madrid: Alianza.",
    "A. Rossi, Il mercato del sale, in «Quaderni storici», 12 (1984), pp. 45-78.",
)


def run() -> None:
    speed()
    scorer = load_scorer()
    if scorer is None:
        print("no marked-up references here: accuracy not measured")
        return
    sets = {path.name.split(".")[0]: list(records(path)) for path in sorted(ROOT.glob("dev/*.jsonl*"))}
    accuracy(scorer, sets)
    reliability(scorer, sets)


def speed() -> None:
    """Print processor time, the best of ``ROUNDS``: what else the machine does is none of the parser's."""
    start = time.process_time()
    labeller.tagger()
    parse(SAMPLE[0])
    print(f"loading            {time.process_time() - start:.3f} s")
    for name, call in (
        ("fields", fields),
        ("parse, entry", parse),
        ("parse, note", lambda raw: parse(raw, "note")),
    ):
        raws = [raw.replace("1", str(digit)) for digit in range(10) for raw in SAMPLE] * 2
        best = min(seconds(call, raws) for _ in range(ROUNDS))
        print(f"{name:16}{len(raws) / best:8.0f} references a second")


def seconds(call: Callable[[str], object], raws: Sequence[str]) -> float:
    """Return the processor time that a call for each reference takes."""
    start = time.process_time()
    for raw in raws:
        call(raw)
    return time.process_time() - start


def load_scorer() -> ModuleType | None:
    """Return the scorer that lies with the data; None where there is none."""
    path = ROOT / "score_refs.py"
    spec = importlib.util.spec_from_file_location("score_refs", path) if path.exists() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def accuracy(scorer: ModuleType, sets: Mapping[str, list[dict[str, Any]]]) -> None:
    print(f"\n{'set':20}{'n':>5}{'F1':>7}{'all':>6}  " + " ".join(f"{name[:6]:>6}" for name in SHOWN))
    for name, gold in sets.items():
        found = scorer.score(gold, {one["id"]: fields(one["raw"]) for one in gold})["ALL"]
        cells = (f"{found.prf(field)[2]:6.2f}" if found.c[field][0] else " " * 6 for field in SHOWN)
        print(f"{name:20}{found.n:5}{found.micro()[2]:7.3f}{found.ok / found.n:6.2f}  " + " ".join(cells))


def reliability(scorer: ModuleType, sets: Mapping[str, list[dict[str, Any]]]) -> None:
    """Print how often fields and references are right, by how sure the parser was."""
    field_bins: Counter[tuple[int, bool]] = Counter()
    whole_bins: Counter[tuple[int, bool]] = Counter()
    for gold in sets.values():
        for one in gold:
            outcome = scorer.compare(one["fields"], fields(one["raw"]), one["scored"])
            sure: dict[str, float] = defaultdict(lambda: 1.0)
            for span in read(one["raw"]):
                sure[span.label] = min(sure[span.label], span.confidence)
            for name, (_, predicted, right, _) in outcome.items():
                if predicted and name in SHOWN:
                    field_bins[int(min(sure[name], 0.999) * 10), right] += 1
            works = parse(one["raw"])
            right = all(same for has, predicted, same, _ in outcome.values() if has or predicted)
            if works:
                whole_bins[int(min(works[0].confidence, 0.999) * 10), right] += 1
    print(f"\n{'probability said':20}{'fields':>8}{'right':>8}{'references':>13}{'right':>8}")
    for tenth in range(10):
        cells = []
        for bins in (field_bins, whole_bins):
            right, wrong = bins[tenth, True], bins[tenth, False]
            cells.append(f"{right + wrong:8}{right / max(right + wrong, 1):8.2f}")
        print(f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}{'':10}" + "     ".join(cells))


if __name__ == "__main__":
    run()
