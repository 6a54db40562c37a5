"""How well merging holds on stories that nothing was chosen by: halves, each judged by the other.

usage: python benchmarks/merging_held_out.py [--splits 5]

The stories are halved at random. On one half the weights are fitted and the threshold is chosen (by the mean
of CoNLL and LEA of four folds of it); the other half is scored; and the other way round. Then each feature
and each rule is left out, with the threshold as it is: what does better without it does not earn its place.
Each figure is a mean over all halves; they differ far more from one another than from row to row.
"""

import argparse
import random
from collections.abc import Collection, Iterator

import numpy as np
import numpy.typing as npt
from fit_merging import Annotation, Observations, fit, gold_articles, model_of, scores

from communique_merging import contradictions, group
from communique_merging.comparison import Model, model
from communique_merging.features import FEATURES

THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
FOLDS = 4
Stories = frozenset[str]
Figures = npt.NDArray[np.float64]
"""CoNLL, LEA, and precision, recall and F1 of pairs."""


class HeldOut:
    """Fits on some stories, and scores others."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.observations = Observations(annotation)
        self.stories = sorted(set(annotation.story.values()))

    def fitted(self, on: Stories, without: str | None = None) -> Model:
        """The model by the pairs within some stories, perhaps without one of the features."""
        seen = self.observations
        kept = np.array([stories <= on for stories in seen.stories])
        rows = seen.rows[kept].copy()
        if without:
            rows[:, 1 + list(FEATURES).index(without)] = 0.0
        weights = fit(rows, seen.labels[kept])
        if without:
            weights[1 + list(FEATURES).index(without)] = 0.0
        return model_of(weights)

    def score(self, weights: Model, stories: Collection[str]) -> Figures:
        """What the groups of some stories are worth, each story by itself."""
        told = self.annotation
        found = [
            ids
            for story in sorted(stories)
            for ids in group(
                [event for event in told.events if told.story[event.id] == story], weights=weights
            )
        ]
        metrics = scores(told, found)
        pairs = metrics["pairwise"]
        return np.array(
            [metrics["conll_f1"], metrics["lea"]["f1"], pairs["p"], pairs["r"], pairs["f1"]]
        )

    def threshold(self, on: Stories, dice: random.Random) -> float:
        """The threshold that does best within some stories; of equals the one nearest to ours."""
        shuffled = sorted(on)
        dice.shuffle(shuffled)
        folds = [frozenset(shuffled[n::FOLDS]) for n in range(FOLDS)]
        models = [(self.fitted(on - fold), fold) for fold in folds]

        def worth(threshold: float) -> tuple[float, float]:
            gained = sum(
                self.score(at(weights, threshold), fold)[:2].sum() for weights, fold in models
            )
            return gained, -abs(threshold - model().threshold)

        return max(THRESHOLDS, key=worth)


def at(weights: Model, threshold: float) -> Model:
    """A model with another threshold."""
    return weights.model_copy(update={"threshold": threshold})


def halves(stories: Collection[str], splits: int) -> Iterator[tuple[Stories, Stories]]:
    """Stories to fit on and stories to judge, both ways round."""
    dice = random.Random(5)  # noqa: S311 - the same halves in every run
    for _ in range(splits):
        shuffled = sorted(stories)
        dice.shuffle(shuffled)
        one, other = frozenset(shuffled[::2]), frozenset(shuffled[1::2])
        yield one, other
        yield other, one


def print_row(name: str, figures: list[Figures]) -> None:
    """Means, and of CoNLL and LEA the deviation."""
    mean, spread = np.mean(figures, axis=0), np.std(figures, axis=0)
    print(
        f"{name:34} {mean[0]:.3f} ±{spread[0]:.3f}  {mean[1]:.3f} ±{spread[1]:.3f}  "
        f"{mean[2]:.3f}/{mean[3]:.3f}/{mean[4]:.3f}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--splits", type=int, default=5)
    splits = list(range(parser.parse_args().splits))
    held = HeldOut(Annotation(gold_articles()))
    drawn = list(halves(held.stories, len(splits)))
    print(f"{'':34} CoNLL         LEA           pairs P/R/F1")
    dice = random.Random(9)  # noqa: S311 - the same folds in every run
    chosen = [(held.threshold(on, dice), on, judged) for on, judged in drawn]
    print_row(
        "threshold chosen on the other half",
        [held.score(at(held.fitted(on), best), judged) for best, on, judged in chosen],
    )
    print_row("threshold as it is", [held.score(held.fitted(on), judged) for on, judged in drawn])
    for name in FEATURES:
        print_row(
            f"  without feature {name}",
            [held.score(held.fitted(on, name), judged) for on, judged in drawn],
        )
    rules = contradictions.CONTRADICTIONS
    for rule in rules:
        contradictions.CONTRADICTIONS = tuple(each for each in rules if each is not rule)
        held = HeldOut(held.annotation)
        print_row(
            f"  without rule {rule.__name__}",
            [held.score(held.fitted(on), judged) for on, judged in drawn],
        )


if __name__ == "__main__":
    main()
