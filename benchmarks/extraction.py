"""Speed of the extraction against plain spaCy, and what the gate costs in quality."""

import json
import subprocess
import sys
import tempfile
import time
import warnings
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from pathlib import Path

import spacy
from feed import DATA, DIPLOMATIC, MIXED, Measure, articles

from communique_extraction.extractor import DEFAULT_MODEL, Extractor, load_model
from communique_schemas import Article

_BATCH = 64
_TURNS = 3


def speed(*, short: bool) -> list[Measure]:
    """Articles a second of `Extractor.pipe` against plain `nlp.pipe`: same model, batch and process.

    Plain is the model as spaCy loads it. The extractor lets NumPy multiply its matrices, which is worth
    more or less by the processor: two more rows tell how it stands to plain spaCy that does so, too.
    """
    extractor = Extractor()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # of its version, as in `load_model`
        plain = spacy.load(DEFAULT_MODEL)
    by_numpy = load_model()
    list(extractor.pipe(articles(MIXED, 5)))  # warm
    measures = []
    for name, feed, target in (("mixed", MIXED, 8.0), ("diplomatic", DIPLOMATIC, 3.0)):
        batch = articles(feed, 10 if short else 300, seed=1)
        ways: dict[str, Callable[[], Iterable[object]]] = {
            "ours": lambda batch=batch: extractor.pipe(batch, batch_size=_BATCH),
            "": lambda batch=batch: plain.pipe((a.text for a in batch), batch_size=_BATCH),
            " that multiplies by NumPy": lambda batch=batch: by_numpy.pipe(
                (a.text for a in batch), batch_size=_BATCH
            ),
        }
        seconds: dict[str, float] = defaultdict(float)
        for _ in range(1 if short else _TURNS):  # in turns, so that what else runs hits all
            for way, run in ways.items():
                seconds[way] += _cpu_seconds(run())
        measures += [
            Measure(
                f"articles/s against plain spaCy{way}, {name} feed",
                seconds[way] / seconds["ours"],
                target if not way else None,
                "x",
            )
            for way in ways
            if way != "ours"
        ]
    return measures


def _cpu_seconds(results: Iterable[object]) -> float:
    began = time.process_time()
    deque(results, maxlen=0)
    return time.process_time() - began


def gate(*, short: bool) -> list[Measure]:
    """Points of event F1 that reading every sentence gains, on all annotated articles."""
    files = [DATA / "dev.gold.jsonl", DATA / "seed.gold.jsonl"]
    if not all(file.exists() for file in files):
        return []
    gold = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    gold = gold[:3] if short else gold
    nlp = load_model(None)
    scores = [_event_f1(Extractor(nlp=nlp, thorough=thorough), gold) for thorough in (False, True)]
    loss = 100 * (scores[1] - scores[0])
    return [
        Measure("event F1 lost against every stage on every sentence", loss, 0.3, "points", False)
    ]


def _event_f1(extractor: Extractor, gold: list[dict[str, object]]) -> float:
    keys = ("id", "text", "title", "url", "source", "published_at")
    made = [
        Article.model_validate({key: record[key] for key in keys if record.get(key)})
        for record in gold
    ]
    with tempfile.TemporaryDirectory() as folder:
        wanted, found = Path(folder) / "gold.jsonl", Path(folder) / "found.jsonl"
        wanted.write_text("".join(json.dumps(record) + "\n" for record in gold))
        found.write_text(
            "".join(
                event.model_dump_json() + "\n"
                for result in extractor.pipe(made)
                for event in result.events
            )
        )
        scorer = DATA.parent / "tools" / "score.py"
        told = subprocess.run(
            [sys.executable, str(scorer), str(wanted), str(found), "--json"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    return float(json.loads(told.stdout)["events"]["f1"])
