"""The naive baseline: a trigger lemma, and the named entities of its sentence.

What anybody would write first. It is scored beside the extraction in `quality.py`, so that a reader
sees what the rest is worth.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Span

TRIGGERS = {
    "meet": "meeting", "meeting": "meeting", "talk": "meeting", "talks": "meeting",
    "visit": "meeting", "summit": "meeting", "call": "meeting", "sign": "agreement",
    "agree": "agreement", "agreement": "agreement", "treaty": "agreement", "deal": "agreement",
    "ratify": "agreement",
}  # fmt: skip
KINDS = {"PERSON": "person", "GPE": "country", "NORP": "group", "ORG": "organization"}


def naive_events(nlp: Language, records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield an event for each sentence and family that it has a trigger of, as scoring data."""
    pairs = ((record["text"], record["id"]) for record in records)
    for doc, article in nlp.pipe(pairs, as_tuples=True):
        for sentence in doc.sents:
            by_family = {
                TRIGGERS[t.lemma_.lower()]: t for t in sentence if t.lemma_.lower() in TRIGGERS
            }
            for family, trigger in by_family.items():
                yield {
                    "type": family,
                    "article": {"id": article},
                    "trigger": span(doc[trigger.i : trigger.i + 1]),
                    "evidence": [span(sentence)],
                    "status": "occurred",
                    "participants": [
                        {"name": entity.text, "kind": KINDS[entity.label_], "role": "participant"}
                        for entity in sentence.ents
                        if entity.label_ in KINDS
                    ],
                }


def span(tokens: Span) -> dict[str, Any]:
    """A span of the contract."""
    return {"start": tokens.start_char, "end": tokens.end_char, "text": tokens.text}
