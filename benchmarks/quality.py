"""Scores the extraction on the annotated articles and prints one table.

usage: python benchmarks/quality.py [--errors N]

Reads the annotated data and the scorer from `../shared`, beside the project.
"""

import argparse
import collections
import json
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from baseline import naive_events
from known_answers import (
    print_cases,
    print_templates,
    print_unreal,
    print_variation,
    template_items,
)
from spacy.language import Language

from communique_extraction.extractor import Extractor, load_model
from communique_schemas import Article, parse_article

SHARED = Path(__file__).parents[2] / "shared"
CEILING = {"events": 0.86, "meeting": 0.88, "agreement": 0.78, "participants": 0.78}
"""F1 of two annotators against each other, on the articles of Voice of America."""
REPEATED = 3
FIELDS = ("id", "text", "title", "source", "published_at")


def load(name: str) -> ModuleType:
    """Load a scorer from the shared tools."""
    spec = spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    if spec is None or spec.loader is None:
        sys.exit(f"the scorer is not at {SHARED / 'tools'}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_scorer() -> ModuleType:
    """Load the scorer of full events."""
    return load("score")


def read(name: str) -> list[dict[str, Any]]:
    """Read one annotated file."""
    lines = (SHARED / "data" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def article_of(record: dict[str, Any]) -> Article:
    """The article of an annotated record."""
    return parse_article({key: record.get(key) for key in FIELDS})


def predict(extractor: Extractor, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Extract the events of records, as JSON-ready data."""
    usable = [record for record in records if str(record.get("text") or "").strip()]
    articles = [article_of(record) for record in usable]
    return [
        event.model_dump(mode="json")
        for result in extractor.pipe(articles)
        for event in result.events
    ]


def outlet(record: dict[str, Any]) -> str:
    """The outlet of a record, for the split of the table."""
    return str(record.get("source") or "unknown")


def rows(scorer: ModuleType, records: list[dict[str, Any]], events: list[dict[str, Any]]) -> None:
    """Print a line for each outlet and one for all."""
    groups: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    for record in records:
        groups[outlet(record)].append(record)
    groups["all"] = records
    print(f"{'outlet':18} {'articles':>8} {'P':>6} {'R':>6} {'F1':>6} {'participants F1':>16}")
    for name, members in groups.items():
        ids = {record["id"] for record in members}
        mine = [event for event in events if event["article"]["id"] in ids]
        scores, _ = scorer.score(members, mine)
        found, people = scores["events"], scores["participants"]
        print(
            f"{name:18} {len(members):8} {found['p']:6.3f} {found['r']:6.3f} {found['f1']:6.3f} "
            f"{people['f1']:16.3f}"
        )


def details(
    scorer: ModuleType, records: list[dict[str, Any]], events: list[dict[str, Any]]
) -> None:
    """Print the accuracy of each attribute over all articles."""
    scores, _ = scorer.score(records, events)
    for kind in ("meeting", "agreement", "topics", "fields"):
        print(f"{kind:22} F1 {scores[kind]['f1']:.3f}")
    for name, share in scores["accuracy"].items():
        print(f"{name:22} {share['right']}/{share['of']} = {share['share']:.3f}")
    print(f"bad spans              {scores['bad_spans']}")


def main() -> None:
    """Print the table; with `--errors`, also what was missed and what was spurious."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    errors = parser.parse_args().errors
    scorer, extractor = load_scorer(), Extractor()
    records = read("dev.gold.jsonl")
    events = predict(extractor, records)
    rows(scorer, records, events)
    more = read("dev2.gold.jsonl")
    more_events = predict(extractor, more)
    print("\ndev2.gold.jsonl")
    rows(scorer, more, more_events)
    details(scorer, more, more_events)
    known_answers(scorer, extractor)
    merging(extractor)
    print("\ndev.gold.jsonl")
    nlp = load_model()
    beside_baseline(scorer, records, events, list(naive_events(nlp, records)))
    speed(extractor, nlp, records)
    details(scorer, records, events)
    sentences("communique", lambda found: predict(extractor, found))
    sentences("naive baseline", lambda found: list(naive_events(nlp, found)))
    for found, annotated in ((events, records), (more_events, more)) if errors else ():
        for row in scorer.score(annotated, found, errors)[1]:
            print(*row, sep=" | ")


def known_answers(scorer: ModuleType, extractor: Extractor) -> None:
    """Print the scores on cases, generated items and varied articles."""
    print("\ntexts of known answer")
    tools, data = SHARED / "tools", SHARED / "data"
    print_cases(tools, data / "cases.dev.jsonl", predict(extractor, read("cases.dev.jsonl")))
    sys.path.insert(0, str(tools / "variation"))
    items = template_items(tools)
    events = predict(extractor, items)
    print_templates(import_module("report_features"), scorer, items, events)
    print_unreal(items, events)
    for name in ("dev", "dev2"):
        print(f"\nvariation of {name}.gold.jsonl")
        print_variation(tools, data / f"{name}.gold.jsonl")


def merging(extractor: Extractor) -> None:
    """Print how well reports are merged: annotated ones, and those that we read ourselves."""
    from fit_merging import Annotation, Observations, print_table
    from merging_end_to_end import print_end_to_end
    from merging_gold import gold_articles

    annotation = Annotation(gold_articles())
    print("\nmerging, annotated reports of crossdoc.political.dev.jsonl")
    print_table(annotation, Observations(annotation))
    print("\nmerging, our own reports of its articles")
    print_end_to_end(extractor, annotation)


def beside_baseline(
    scorer: ModuleType,
    records: list[dict[str, Any]],
    events: list[dict[str, Any]],
    naive: list[dict[str, Any]],
) -> None:
    """Print the main scores beside those of the naive baseline and of the annotators."""
    ours, _ = scorer.score(records, events)
    theirs, _ = scorer.score(records, naive)
    print(f"\n{'F1':22} {'communique':>10} {'naive':>7} {'annotators':>11}")
    for kind, ceiling in CEILING.items():
        print(f"{kind:22} {ours[kind]['f1']:10.3f} {theirs[kind]['f1']:7.3f} {ceiling:11.2f}")


def speed(extractor: Extractor, nlp: Language, records: list[dict[str, Any]]) -> None:
    """Print how many times faster the extraction is than the plain pipeline; both multiply by NumPy."""
    articles = [article_of(record) for record in records] * REPEATED
    began = time.perf_counter()
    for _ in nlp.pipe(article.text for article in articles):
        pass
    plain = time.perf_counter() - began
    began = time.perf_counter()
    for _ in extractor.pipe(articles):
        pass
    factor = plain / (time.perf_counter() - began)
    print(f"\nspeed against plain spaCy, same model and articles: {factor:.1f}x\n")


def sentences(name: str, predictor: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> None:
    """Print detection on the sentences labelled by others."""
    records = [record for record in read("sentences.dev.jsonl") if record["text"].strip()]
    module = load("score_sentences")
    print(f"\nsentences, {name}")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as predicted:
        for event in predictor(records):
            predicted.write(json.dumps(event) + "\n")
        predicted.flush()
        module.main(str(SHARED / "data" / "sentences.dev.jsonl"), predicted.name)


if __name__ == "__main__":
    main()
