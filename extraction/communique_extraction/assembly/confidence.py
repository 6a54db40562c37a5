"""How sure an event is: a logistic model over a few features that can be read off the event.

The weights are data (`confidence.toml`), fitted on annotated articles by `benchmarks/calibrate.py`,
which also reports how well they hold on articles that were left out of the fit.
"""

import math
from collections.abc import Mapping

from communique_extraction.event_coreference.record import Record
from communique_extraction.lexicon.confidence import confidence_model

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def features(record: Record) -> dict[str, float]:
    """The features (0 or 1) of a record that its confidence is read from, by name."""
    first = record.first
    entities = [part.entity for part in record.parts]
    states = {entity.country for entity in entities if entity.country}
    return {
        "finite_verb": float(first.trigger.tag_ in _FINITE),
        "agreement": float(first.type == "agreement"),
        "call_or_visit": float(first.subtype in {"call", "visit"}),
        "happened": float(record.status == "occurred"),
        "doubtful": float(first.reading.certainty != "certain"),
        "titled": float(any(entity.title for entity in entities)),
        "two_states": float(len(states) > 1),
        "person": float(any(entity.kind == "person" for entity in entities)),
        "unnamed_side": float(first.others or len(entities) < 2),
        "told_again": float(len(record.mentions) > 1),
        "date": float(record.date is not None),
        "place": float(record.place is not None),
        "lead": float(first.sentence.sentence.index < 2),
    }


def reasons(record: Record) -> dict[str, float]:
    """The weights of what holds of a record, by the names of the features: what its confidence comes from."""
    weights = confidence_model().features
    return {
        name: weights[name] for name, holds in features(record).items() if holds and name in weights
    }


def confidence(found: Mapping[str, float]) -> float:
    """How sure (0–1) an event with these features is."""
    model = confidence_model()
    score = model.intercept + sum(
        weight * found.get(name, 0.0) for name, weight in model.features.items()
    )
    return round(1 / (1 + math.exp(-score)), 3)
