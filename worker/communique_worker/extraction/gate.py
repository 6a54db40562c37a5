"""The gate: which sentences can name an event at all, told from their words alone.

What a frame asks of the parse (an object, a preposition, a cue) has to stand in the sentence as a word in
the first place. The gate asks for those words; so it keeps nothing out that a frame would have taken.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from communique_worker.extraction.frames import (
    NounFrame,
    VerbFrame,
    frame_lexicon,
    noun_frames,
    support_roles,
    verb_frames,
)
from communique_worker.extraction.instruments import instrument_words
from communique_worker.extraction.sentences import Sentence

_WORD = re.compile(r"[a-zà-ÿ]+(?:-[a-z]+)*")
_WHO = frozenset({"with", "for", "to", "from", "between"})

Requirement = tuple[frozenset[str], ...]
"""Sets of words; the sentence must have one of each."""


def passes_gate(sentence: Sentence) -> bool:
    """Tell whether the sentence holds a word that can name an event, and what its frame asks for."""
    words = frozenset(_WORD.findall(sentence.text.lower()))
    return any(
        all(not asked.isdisjoint(words) for asked in requirement)
        for trigger in words & _requirements().keys()
        for requirement in _requirements()[trigger]
    )


@cache
def _requirements() -> Mapping[str, frozenset[Requirement]]:
    """What the frames of each trigger form ask for; one of the entries must be met."""
    table: dict[str, set[Requirement]] = {}
    for form, verbs in verb_frames().items():
        table.setdefault(form, set()).update(tuple(_of_verb(frame)) for frame in verbs)
    for form, nouns in noun_frames().items():
        table.setdefault(form, set()).update(tuple(_of_noun(frame)) for frame in nouns)
    return {form: frozenset(entries) for form, entries in table.items()}


def _of_verb(frame: VerbFrame) -> Iterator[frozenset[str]]:
    cues = frame_lexicon().cues
    if frame.particle:
        yield frozenset({frame.particle})
    if frame.object_word:
        yield frame.object_word
    elif frame.cue:
        yield cues[frame.cue]
    if frame.instrument_after:
        yield frozenset(frame.instrument_after)
    if frame.instrument_after or "instrument" in {frame.object_is, frame.subject_is}:
        yield instrument_words()
    if frame.needs in {"with", "to", "in"}:
        yield frozenset(frame.prepositions)
    elif frame.needs == "on-person":
        yield frozenset({"on"})
    elif frame.needs == "with-or-call":
        yield frozenset({"with", "to"}) | cues["call"]
    elif frame.needs == "decision":
        yield frozenset({"to", "on"})


def _of_noun(frame: NounFrame) -> Iterator[frozenset[str]]:
    if frame.of_is == "instrument":
        yield instrument_words() | {"by"}
    elif frame.cue:
        yield frame_lexicon().cues[frame.cue]
    if frame.needs == "with-or-for":
        yield _WHO
        if frame.subtype != "talks":
            yield frozenset(support_roles())
    elif frame.needs == "support":
        yield frozenset({"working"})
        yield frozenset(support_roles())
