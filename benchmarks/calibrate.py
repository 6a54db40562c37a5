"""Fits the weights of the confidence model on annotated data, and reports how well they hold.

usage: python benchmarks/calibrate.py [--write]

An event counts as right where the scorer pairs it with an annotated one. The events come from the
annotated articles, and from those sentences labelled by others whose guideline is near our own. The
reliability table is cross-validated: each article's events are judged by weights that were fitted
without it. `--write` puts the weights fitted on everything into the lexicon's `confidence.toml`.

The fit is ridge logistic regression by Newton's method (Hastie, Tibshirani and Friedman, The Elements
of Statistical Learning, 2nd ed., section 4.4); the calibration error is the expected one over ten
bins of equal width (Naeini, Cooper and Hauskrecht, AAAI 2015).
"""

import argparse
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from quality import article_of, load_scorer, read

from communique_extraction.assembly.confidence import features
from communique_extraction.extractor import Extractor
from communique_extraction.lexicon import confidence
from communique_extraction.lexicon.confidence import confidence_model

FOLDS = 10
BINS = 10
RIDGE = 1.0
PRIOR = {"doubtful": -1.0}
"""Where the ridge pulls a weight that the data tell little of: what is told with doubt is less sure."""
STEPS = 25
FACE_TO_FACE = {"meeting", "summit", "session", "reception"}
Vector = npt.NDArray[np.float64]


def main() -> None:
    """Print the reliability table; with `--write`, store the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    groups, rows, labels, names = observations(Extractor())
    held_out = cross_validated(groups, rows, labels, names)
    print_reliability(held_out, labels)
    weights = fit(rows, labels, names)
    print("\nweights")
    for name, weight in zip(["intercept", *names], weights, strict=True):
        print(f"{name:16} {weight:7.3f}")
    if write:
        store(names, weights, len(labels))


def observations(extractor: Extractor) -> tuple[list[str], Vector, Vector, list[str]]:
    """Extract the annotated data: of each event its article, its features, and whether it is right."""
    found: list[tuple[str, dict[str, float], float]] = []
    scorer = load_scorer()
    for record in (*read("dev.gold.jsonl"), *read("dev2.gold.jsonl")):
        trace = extractor.trace(article_of(record))
        events = [event.model_dump(mode="json") for event in trace.events]
        right = {predicted for _, predicted in scorer.match(record["events"], events)}
        for index, merged in enumerate(trace.records):
            found.append((record["id"], features(merged), float(index in right)))
    for record in read("sentences.dev.jsonl"):
        if not record["text"].strip():
            continue
        trace = extractor.trace(article_of(record))
        for merged in trace.records:
            label = sentence_label(record, merged.first.type, merged.first.subtype)
            if label is not None:
                found.append((record["id"], features(merged), label))
    names = list(found[0][1])
    rows = np.array([[1.0, *(values[name] for name in names)] for _, values, _ in found])
    return [group for group, _, _ in found], rows, np.array([label for *_, label in found]), names


def sentence_label(record: dict[str, Any], kind: str, subtype: str) -> float | None:
    """Whether a labelled sentence holds an event of the family, or None where its label cannot tell."""
    fits = {event.get("fit") for event in record["events"] if event["type"] == kind}
    if "strict" in fits:
        return 1.0
    tells = kind in record["exhaustive"] and not fits
    return 0.0 if tells and (kind == "agreement" or subtype in FACE_TO_FACE) else None


def fit(rows: Vector, labels: Vector, names: list[str]) -> Vector:
    """Fit ridge logistic regression; the first column is the intercept, which is not shrunk."""
    prior = np.array([0.0, *(PRIOR.get(name, 0.0) for name in names)])
    penalty = RIDGE * np.eye(rows.shape[1])
    penalty[0, 0] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = predict(rows, weights)
        slope = rows.T @ (chance - labels) + penalty @ (weights - prior)
        curve = (rows.T * (chance * (1 - chance))) @ rows + penalty
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def predict(rows: Vector, weights: Vector) -> Vector:
    """The chance of being right, row by row."""
    result: Vector = 1 / (1 + np.exp(-(rows @ weights)))
    return result


def cross_validated(groups: list[str], rows: Vector, labels: Vector, names: list[str]) -> Vector:
    """Predict each event by weights fitted on the other folds; an article is in one fold."""
    fold_of = {group: index % FOLDS for index, group in enumerate(dict.fromkeys(groups))}
    folds = np.array([fold_of[group] for group in groups])
    chances = np.zeros(len(labels))
    for fold in range(FOLDS):
        inside = folds == fold
        chances[inside] = predict(rows[inside], fit(rows[~inside], labels[~inside], names))
    return chances


def print_reliability(chances: Vector, labels: Vector) -> None:
    """Print how often events of each confidence are right, and the calibration error."""
    bins: dict[int, list[int]] = defaultdict(list)
    for index, chance in enumerate(chances):
        bins[min(int(chance * BINS), BINS - 1)].append(index)
    print(f"{'confidence':12} {'events':>6} {'mean':>6} {'right':>6}")
    error = 0.0
    for number, members in sorted(bins.items()):
        mean, right = chances[members].mean(), labels[members].mean()
        error += len(members) / len(labels) * abs(mean - right)
        span = f"{number / BINS:.1f}-{(number + 1) / BINS:.1f}"
        print(f"{span:12} {len(members):6} {mean:6.3f} {right:6.3f}")
    brier = ((chances - labels) ** 2).mean()
    print(
        f"expected calibration error {error:.3f}   Brier score {brier:.3f}   events {len(labels)}"
    )


def store(names: list[str], weights: Vector, events: int) -> None:
    """Write the weights into the lexicon, as the next version."""
    version = confidence_model().version + 1
    lines = [
        "# Logistic weights of the confidence model, by feature; fitted by benchmarks/calibrate.py.",
        f"version = {version}",
        f"events = {events}",
        f"intercept = {weights[0]:.3f}",
        "",
        "[features]",
        *(f"{name} = {weight:.3f}" for name, weight in zip(names, weights[1:], strict=True)),
    ]
    path = Path(confidence.__file__).with_name("confidence.toml")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
