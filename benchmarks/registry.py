"""Telling a registered work from its look-alikes: precision and recall by threshold, with hard neighbours."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.registry.standin.index import Index
from tests.registry.standin.neighbours import neighbours

from citecheck.match.registered import PERHAPS, SAME, best
from citecheck.parse import parse
from citecheck.registry.crossref import record_of

SHARED = Path(__file__).resolve().parents[2] / "shared" / "crossref"
Item = dict[str, Any]
Answer = tuple[str, str, float]
KINDS = ("journal-article", "book-chapter", "proceedings-article", "book", "monograph")


def run() -> None:
    """Print the recorded figures of SBMV, and those of citecheck where candidates can be had."""
    if not SHARED.is_dir():
        print("  the recorded answers are not here; nothing to measure")
        return
    for name, path in (("unstructured", "unstructured_sbmv.json"), ("structured", "dataset_sbmv.json")):
        show(f"SBMV as recorded, 2,000 {name}", list(recorded(SHARED / "gold" / path)), (0.34, 0.5, 0.6, 0.8))
    candidates = SHARED / "gold" / "candidates.jsonl"
    if candidates.is_file():
        show("citecheck, 2,000 unstructured", list(gold(candidates)), (PERHAPS, SAME))
    else:
        print(
            f"  citecheck on these: not measured, what searches bring was never recorded ({candidates.name})"
        )
        print(f"    wanted: F1 of at least 0.963 and, from {SAME} on, precision of at least 0.994")
    show("citecheck, recorded searches with hand truth", list(by_hand()), (PERHAPS, SAME))
    for name, answers in recorded_lists():
        show(f"citecheck, {name}, candidates as recorded", answers, (PERHAPS, SAME))
    show("citecheck, references of PubMed Central", list(central()), (0.3, PERHAPS, SAME, 0.65))
    for name, answers in generated():
        show(f"citecheck, {name} (stand-in: for regressions only)", answers, (0.3, PERHAPS, SAME, 0.65))


def recorded(path: Path) -> Iterator[Answer]:
    """Yield truth, answer and similarity that Crossref recorded for each reference."""
    for one in json.loads(path.read_text("utf-8"))["dataset"]:
        given = str(one["target_test"]["DOI"] or "").lower()
        yield accepted(one["target_gt"]["DOI"], given), given, float(one["score"] or 0.0)


def accepted(truth: str | list[str] | None, given: str) -> str:
    """Return the true DOI; of several that are one work, the one given, if it is among them."""
    dois = [doi.lower() for doi in ([truth] if isinstance(truth, str) else truth or [])]
    return given if given in dois else dois[0] if dois else ""


def gold(candidates: Path) -> Iterator[Answer]:
    """Yield truth, answer and similarity for references with recorded candidates ("items" on each line)."""
    for line in candidates.read_text("utf-8").splitlines():
        one = json.loads(line)
        given, similarity = answer(one["ref_string"], one["items"])
        yield accepted(one["target_gt"]["DOI"], given), given, similarity


def by_hand() -> Iterator[Answer]:
    """Yield truth, answer and similarity for the recorded searches of which the truth is known."""
    for search, (truth, text) in BY_HAND.items():
        yield (truth, *answer(text, recorded_items(SHARED / "records" / "search" / f"{search}.json")))


def recorded_items(path: Path) -> list[Item]:
    """Return the works of a recorded list, as far as they are more than a DOI and a title."""
    answered = json.loads(path.read_text("utf-8"))["response"].get("json") or {}
    items = (answered.get("message") or {}).get("items") or []
    return [item for item in items if item.get("type") and item.get("issued")]


def recorded_lists() -> Iterator[tuple[str, list[Answer]]]:
    """Yield for each style the answers to references of works in recorded lists, against those lists.

    The neighbours are those that Crossref ranked beside the work; a third of the works are taken out.
    """
    lists = [recorded_items(path) for path in sorted((SHARED / "records" / "search").glob("*.json"))]
    for name, style in STYLES.items():
        chance = random.Random(5)
        answers: list[Answer] = []
        for items in lists:
            for number, item in enumerate(items):
                if citable(item):
                    left = [other for other in items if number % 3 or other is not item]
                    truth = item["DOI"].lower() if number % 3 else ""
                    answers.append((truth, *answer(style(item, chance), left)))
        yield name, answers


def answer(text: str, items: Sequence[Item]) -> tuple[str, float]:
    """Return the likest of the candidates, and how like it is."""
    works = parse(text)
    matches = best(text, works[0], [record_of(item) for item in items]) if works else []
    return (matches[0].record.doi, matches[0].similarity) if matches else ("", 0.0)


def show(name: str, answers: Sequence[Answer], thresholds: Sequence[float]) -> None:
    """Print precision, recall and F1 at each threshold."""
    print(f"  {name}: {len(answers)} references, {sum(1 for truth, _, _ in answers if truth)} with a work")
    for threshold in thresholds:
        said = [(truth, doi) for truth, doi, similarity in answers if doi and similarity >= threshold]
        right = sum(truth == doi for truth, doi in said)
        precision = right / len(said) if said else 1.0
        recall = right / max(1, sum(1 for truth, _, _ in answers if truth))
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        print(f"    >= {threshold:.2f}   precision {precision:.3f}   recall {recall:.3f}   F1 {f1:.3f}")


def central(count: int = 400) -> Iterator[Answer]:
    """Yield the answers to printed references whose works are known by their labelled fields.

    The labels give no year; it is taken from the reference. Pairs whose labelled page is not in the
    reference are wrong and left out. A third of the works are not in the index.
    """
    chance = random.Random(3)
    with gzip.open(
        SHARED / "gold" / "glutton-references-doi-matching.json.gz", "rt", encoding="utf-8"
    ) as file:
        labelled = [one for one in json.load(file) if str(one.get("firstPage")) in one["reference"]]
    sample = chance.sample(labelled, count)
    gone = {one["doi"].lower() for one in sample[::3]}
    index = Index(labelled_item(one) for one in labelled if one["doi"].lower() not in gone)
    for one in sample:
        text = " ".join(one["reference"].replace("-\n", "").split())
        truth = "" if one["doi"].lower() in gone else one["doi"].lower()
        yield (truth, *answer(text, [found for found, _ in index.search(text, 8)]))


def labelled_item(one: Item) -> Item:
    """Return what is known of a labelled work in the form of a record."""
    year = re.search(r"(?<!\d)(?:19[3-9]\d|20[01]\d)(?!\d)", one["reference"])
    return {
        "DOI": one["doi"].lower(),
        "type": "journal-article",
        "title": [one["atitle"]] if one.get("atitle") else [],
        "container-title": [one["jtitle"]],
        "volume": one.get("volume", ""),
        "page": one.get("firstPage", ""),
        "author": [{"family": one["firstAuthor"]}] if one.get("firstAuthor") else [],
        "issued": {"date-parts": [[int(year[0])] if year else [None]]},
    }


def generated() -> Iterator[tuple[str, list[Answer]]]:
    """Yield for each style the answers to references of real records, a third of them not in the index."""
    chance = random.Random(7)
    with gzip.open(SHARED / "records" / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [json.loads(line)["message"] for line in lines]
    works = [item for item in items if citable(item)]
    chance.shuffle(works)
    works = works[:300]
    gone = {item["DOI"] for item in works[::3]}
    index = Index([item for item in items if item["DOI"] not in gone])
    for item in works:
        for other in neighbours(item):
            index.put(other)
    for name, style in STYLES.items():
        yield name, [one(style(item, chance), item, index, gone) for item in works]


def one(text: str, item: Item, index: Index, gone: set[str]) -> Answer:
    """Return truth, answer and similarity for one reference."""
    truth = "" if item["DOI"] in gone else item["DOI"].lower()
    return (truth, *answer(text, [found for found, _ in index.search(text, 8)]))


def citable(item: Item) -> bool:
    """Tell whether a record has what a reference prints; of a server of preprints a preprint is the work."""
    year = (item.get("issued", {}).get("date-parts") or [[None]])[0][0]
    server = "SSRN" in "".join(item.get("container-title", ()))
    return bool(year and not server and item.get("title") and item.get("author") and item["type"] in KINDS)


def parts(item: Item) -> dict[str, str]:
    """Return the fields of a record as references print them."""
    people = [person for person in item["author"] if person.get("family")] or [{"family": "Anonymous"}]
    return {
        "author": ", ".join(f"{person['family']}, {person.get('given', 'X')[:1]}." for person in people[:4]),
        "short": " ".join([people[0]["family"], people[0].get("given", "X")[:1]]),
        "year": str(item["issued"]["date-parts"][0][0]),
        "title": re.sub(r"<[^>]+>|\s+", " ", item["title"][0]).strip(),
        "container": (item.get("container-title") or [item.get("publisher", "")])[0],
        "brief": (item.get("short-container-title") or item.get("container-title") or [""])[0],
        "volume": item.get("volume", ""),
        "issue": f"({item['issue']})" if item.get("issue") else "",
        "page": item.get("page", item.get("article-number", "")),
    }


def apa(item: Item, chance: random.Random) -> str:
    """Return a reference with everything in it."""
    of = parts(item)
    place = f"{of['volume']}{of['issue']}, {of['page']}"
    return f"{of['author']} ({of['year']}). {of['title']}. {of['container']}, {place}."


def vancouver(item: Item, chance: random.Random) -> str:
    """Return a reference with short names."""
    of = parts(item)
    place = f"{of['year']};{of['volume']}{of['issue']}:{of['page']}"
    return f"{of['short']} et al. {of['title']}. {of['brief']}. {place}."


def untitled(item: Item, chance: random.Random) -> str:
    """Return a reference as physics has them, without a title."""
    of = parts(item)
    return f"{of['short']}, {of['brief']} {of['volume']}, {of['page'].split('-')[0]} ({of['year']})."


def damaged(item: Item, chance: random.Random) -> str:
    """Return a reference with letters exchanged and, now and then, the year one off."""
    text = list(apa(item, chance))
    for _ in range(3):
        at = chance.randrange(len(text) - 1)
        if text[at].isalpha() and text[at + 1].isalpha():
            text[at], text[at + 1] = text[at + 1], text[at]
    year = parts(item)["year"]
    return "".join(text).replace(f"({year})", f"({int(year) + chance.choice((0, 0, 0, 1))})")


BY_HAND = {
    "sbm-unstructured-ref-response-1": (
        "10.1007/s10032-015-0249-8",
        "Tkaczyk, D., Szostek, P. (2015). CERMINE: automatic extraction of structured metadata from "
        "scientific literature. International Journal on Document Analysis and Recognition, 18(4), 317-335.",
    ),
    "sbm-single-doi-response-1": (
        "10.1109/das.2014.63",
        "D. Tkaczyk et al., CERMINE - automatic extraction of metadata and references from scientific "
        "literature, 11th IAPR International Workshop on Document Analysis Systems, 2014.",
    ),
    "sbm-structured-ref-response-1": (
        "10.1007/s10032-015-0249-8",
        "Tkaczyk D, International Journal on Document Analysis and Recognition 18, 317 (2015)",
    ),
    "title-Effect-of-native-oxide-layers-on-copper-thin-film--2": (
        "10.1063/1.4938384",
        "Skarlinski, M., Quesnel, D. (2015). Effect of native oxide layers on copper thin-film tensile "
        "properties: A reactive molecular dynamics study. Journal of Applied Physics, 118(23), 235306.",
    ),
    "title-An-essential-role-of-active-site-arginine-residue-": (
        "10.1023/a:1007154515475",
        "Adak S, Bandyopadhyay D. An essential role of active site arginine residue in iodide binding and "
        "histidine residue in electron transfer for iodide oxidation by horseradish peroxidase. Mol Cell "
        "Biochem. 2001;218:1-11.",
    ),
    "title-Augmenting-large-language-models-with-chemistry-to": (
        "10.1038/s42256-024-00832-8",
        "Bran AM, Cox S. Augmenting large language models with chemistry tools. Nat Mach Intell. "
        "2024;6:525–35.",
    ),
    "title-High-throughput-screening-of-human-genetic-variant": (
        "10.1101/2024.04.01.587366",
        "Herger, M., Kajba, C. (2024). High-throughput screening of human genetic variants by pooled prime "
        "editing. bioRxiv.",
    ),
    "title-Attention-is-All-you-Need-author": (
        "",
        "Vaswani, A., Shazeer, N., Parmar, N., Uszkoreit, J. (2017). Attention is all you need. Advances in "
        "Neural Information Processing Systems, 30, 5998-6008.",
    ),
    "title-PaperQA-3A-Retrieval-Augmented-Generative-Agent-fo": (
        "",
        "Lála, J., O’Donoghue, O. (2023). PaperQA: Retrieval-augmented generative agent for scientific "
        "research. arXiv:2312.07559.",
    ),
    "title-SF-Districts-in-the-style-of-Andy-Warhol-with-Math": (
        "",
        "SF Districts in the style of Andy Warhol, with Math (2021).",
    ),
    "title-Gravity-hill": ("", "Roy, A. (2011). Gravity hill. Harbour Press."),
}
STYLES: dict[str, Callable[[Item, random.Random], str]] = {
    "APA": apa,
    "Vancouver": vancouver,
    "without titles": untitled,
    "damaged": damaged,
}
