"""The cue right before an event's words, told by their order alone."""

import pytest
import spacy
from spacy.tokens import Doc

from communique_extraction.events.factuality.surface import cue_before

VOCAB = spacy.blank("en").vocab


def flat(words: str, *tags: str) -> Doc:
    """A sentence whose parse says nothing: every word hangs on the first one."""
    split = words.split()
    return Doc(VOCAB, split, tags=list(tags), heads=[0] * len(split), deps=["dep"] * len(split))


@pytest.mark.parametrize(
    ("doc", "name"),
    [
        (flat("refused to meet", "VBD", "TO", "VB"), "refusal"),
        (flat("stopped short of meeting", "VBD", "RB", "IN", "VBG"), "failure"),
        (flat("cancelled their first talks", "VBD", "PRP$", "JJ", "NNS"), "cancellation"),
        (flat("a call for talks", "DT", "NN", "IN", "NNS"), "invitation"),
        (flat("a three-day visit", "DT", "NN", "NN"), None),
        (flat("refused ; they met", "VBD", ":", "PRP", "VBD"), None),
    ],
)
def test_only_what_stands_right_before_counts(doc: Doc, name: str | None) -> None:
    cue = cue_before(doc[-1])
    assert (cue.name if cue else None) == name


def test_it_is_no_more_than_possible() -> None:
    cue = cue_before(flat("refused to meet", "VBD", "TO", "VB")[-1])
    assert cue is not None
    assert cue.certainty == "possible"
