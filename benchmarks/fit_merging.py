"""Fits the weights by which reports are merged, and reports how well they hold on stories left out.

usage: python benchmarks/fit_merging.py [--write] [--errors N] [--score FILE]

The annotated reports of `crossdoc.political.dev.jsonl` are compared pair by pair; every story is grouped
by weights that were fitted without any pair that touches it. `--write` puts the weights fitted on all of
them into `merging/communique_merging/weights.toml`; `--score` groups another annotated file by them. The
fit is ridge logistic regression by Newton's method, as in `calibrate.py`; the scores are those of
`score_clusters.py` (Pradhan et al., ACL 2014; Moosavi and Strube, ACL 2016).
"""

import argparse
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from merging_gold import GOLD, Event, gold_articles, gold_events, report_id
from quality import load

from communique_merging import compare, comparison, group
from communique_merging.blocking import block, overlap
from communique_merging.comparison import Model, model
from communique_merging.contradictions import contradicts, too_little
from communique_merging.features import FEATURES, features
from communique_merging.pair import Pair
from communique_merging.report import prepare

RIDGE = 5.0
PRIOR = {"place": 1.0}
"""Where the ridge pulls the weight of what the annotation does not have."""
STEPS = 12
PAIRS = 20_000
Vector = npt.NDArray[np.float64]
Groups = list[tuple[str, ...]]


class Annotation:
    """The annotated reports: their events, real events and stories, by the id of the report."""

    def __init__(self, articles: list[dict[str, Any]]) -> None:
        self.articles = articles
        self.events = gold_events(articles)
        told = [
            (report_id(article, index), article.get("story"), event)
            for article in articles
            for index, event in enumerate(article["events"])
        ]
        self.cluster = {report: str(event["cluster"]) for report, _, event in told}
        self.story = {report: str(story) for report, story, _ in told}
        self.optional = {report for report, _, event in told if event.get("optional")}


class Observations:
    """Every pair of reports that is compared: its features, whether it is one event, and its stories."""

    def __init__(self, annotation: Annotation) -> None:
        pairs = list(_candidates(annotation.events))
        self.rows = np.array([[1.0, *features(pair)] for pair in pairs])
        cluster, story = annotation.cluster, annotation.story
        self.labels = np.array([float(cluster[p.a.id] == cluster[p.b.id]) for p in pairs])
        self.stories = [{story[pair.a.id], story[pair.b.id]} for pair in pairs]

    def without(self, story: str) -> tuple[Vector, Vector]:
        """The pairs that have nothing to do with a story."""
        kept = np.array([story not in stories for stories in self.stories])
        return self.rows[kept], self.labels[kept]


def _candidates(events: Sequence[Event]) -> Iterable[Pair]:
    blocks = {event.id: block(prepare(event)) for event in events}
    for a, b in combinations(sorted(events, key=lambda event: event.id), 2):
        if a.type == b.type and overlap(blocks[a.id], blocks[b.id]):
            pair = Pair(prepare(a), prepare(b))
            if not (contradicts(pair) or too_little(pair)):
                yield pair


def fit(rows: Vector, labels: Vector) -> Vector:
    """Fit ridge logistic regression; the first column is the intercept, which is not shrunk."""
    prior = np.array([0.0, *(PRIOR.get(name, 0.0) for name in FEATURES)])
    penalty = RIDGE * np.eye(rows.shape[1])
    penalty[0, 0] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (chance - labels) + penalty @ (weights - prior)
        curve = (rows.T * (chance * (1 - chance))) @ rows + penalty
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def model_of(weights: Vector) -> Model:
    """The fitted weights as the model that groups."""
    found = model().model_dump()
    found["intercept"] = float(weights[0])
    for feature, weight in zip(found["feature"], weights[1:], strict=True):
        feature["weight"] = float(weight)
    return Model.model_validate(found)


def cross_validated(annotation: Annotation, observations: Observations) -> Groups:
    """The groups of each story by weights that were fitted without it."""
    found: Groups = []
    for story in sorted(set(annotation.story.values())):
        weights = model_of(fit(*observations.without(story)))
        told = [event for event in annotation.events if annotation.story[event.id] == story]
        found += group(told, weights=weights)
    return found


def scores(annotation: Annotation, groups: Groups) -> dict[str, Any]:
    """The metrics of groups of annotated reports; optional ones count neither way."""
    key: dict[str, set[str]] = defaultdict(set)
    response: list[set[str]] = []
    for found in groups:
        response.append({report for report in found if report not in annotation.optional})
        for report in response[-1]:
            key[annotation.cluster[report]].add(report)
    metrics: dict[str, Any] = load("score_clusters").all_metrics(
        list(key.values()), [members for members in response if members]
    )
    return metrics


def print_row(name: str, metrics: dict[str, Any]) -> None:
    """One line of the table."""
    pairs = metrics["pairwise"]
    print(
        f"{name:42} {metrics['conll_f1']:.3f} {metrics['b3']['f1']:.3f} {metrics['ceaf_e']['f1']:.3f} "
        f"{metrics['muc']['f1']:.3f} {metrics['lea']['f1']:.3f}   "
        f"{pairs['p']:.3f}/{pairs['r']:.3f}/{pairs['f1']:.3f}"
    )


def print_table(annotation: Annotation, observations: Observations) -> None:
    """Our scores beside those of the baselines."""
    print(f"{'':42} CoNLL B3    CEAFe MUC   LEA     pairs P/R/F1")
    baselines = load("cluster_baselines")
    rows = baselines.load(GOLD)
    for name, rule in baselines.RULES.items():
        print_row(name, baselines.direct(rows, rule))
    print_row(
        "communique, cross-validated by story",
        scores(annotation, cross_validated(annotation, observations)),
    )
    print_row("communique, as fitted", scores(annotation, group(annotation.events)))


def print_candidates(annotation: Annotation) -> None:
    """How many pairs the blocks leave to compare, and which of those that belong together they miss."""
    blocks = {event.id: block(prepare(event)) for event in annotation.events}
    cluster = annotation.cluster
    pairs = list(combinations(sorted(blocks), 2))
    candidates = {(a, b) for a, b in pairs if overlap(blocks[a], blocks[b])}
    true = {(a, b) for a, b in pairs if cluster[a] == cluster[b]}
    joined = {pair for ids in group(annotation.events) for pair in combinations(ids, 2)}
    print(
        f"blocks: {len(candidates)} of {len(pairs)} pairs are candidates, {len(true - candidates)} of "
        f"{len(true)} of one event are none, {len(joined - candidates)} of {len(joined)} joined are none"
    )


def print_speed(annotation: Annotation) -> None:
    """What comparing and grouping take of a processor, with every report prepared before."""
    events = annotation.events
    pairs = [(a, b) for a, b in combinations(events, 2) if a.type == b.type][:PAIRS]
    for event in events:
        compare(event, event)
    began = time.process_time()
    for a, b in pairs:
        compare(a, b)
    compared = (time.process_time() - began) / len(pairs)
    began = time.process_time()
    group(events[:100])
    grouped = time.process_time() - began
    print(f"compare {compared * 1e6:.1f} µs a pair, group {grouped * 1e3:.1f} ms for 100 reports")


def print_errors(annotation: Annotation, groups: Groups, most: int) -> None:
    """The pairs that were merged wrongly, and those that were not merged."""
    home = {report: index for index, found in enumerate(groups) for report in found}
    told = {event.id: event for event in annotation.events if event.id not in annotation.optional}
    left = {"wrong": most, "missed": most}
    for a, b in combinations(sorted(told), 2):
        same = annotation.cluster[a] == annotation.cluster[b]
        kind = "wrong" if home[a] == home[b] else "missed"
        if same == (home[a] == home[b]) or not left[kind]:
            continue
        left[kind] -= 1
        pair = Pair(prepare(told[a]), prepare(told[b]))
        found = comparison.verdict(pair, model())
        print(f"\n{kind}: {found if isinstance(found, str) else format(found, '.2f')}")
        for each in (a, b):
            print(f"  [{annotation.cluster[each]}] {each}: {told[each].evidence[0].text[:150]}")


def write(weights: Vector) -> None:
    """Put the weights into the data file, and leave its words as they are."""
    path = Path(comparison.__file__).with_name("weights.toml")
    text = re.sub(r"(?m)^intercept = .*", f"intercept = {weights[0]:.2f}", path.read_text("utf-8"))
    for name, weight in zip(FEATURES, weights[1:], strict=True):
        text = re.sub(rf'(name = "{name}"\nweight = ).*', rf"\g<1>{weight:.2f}", text)
    path.write_text(text, "utf-8")


def main() -> None:
    """Print the table; with `--write`, fit on everything and store the weights first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--score", type=Path, metavar="FILE")
    asked = parser.parse_args()
    if asked.score:
        other = Annotation(gold_articles(asked.score))
        print_row(asked.score.name, scores(other, group(other.events)))
        return
    annotation = Annotation(gold_articles())
    observations = Observations(annotation)
    print(f"{len(observations.labels)} pairs, {int(observations.labels.sum())} of them one event")
    if asked.write:
        write(fit(observations.rows, observations.labels))
        model.cache_clear()
    print_table(annotation, observations)
    print_candidates(annotation)
    print_speed(annotation)
    if asked.errors:
        print_errors(annotation, cross_validated(annotation, observations), asked.errors)


if __name__ == "__main__":
    main()
