"""The gate: which sentences can name an event at all, told from their words alone.

What a frame asks of the parse (an object, a preposition, a cue) has to stand in the sentence as a word in
the first place, and what it asks of a participant near its trigger as a word that can name one. The gate
asks for those words, so that it keeps next to nothing out that a frame would have taken.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from communique_extraction.lexicon.frames import NounFrame, VerbFrame, frame_lexicon, support_roles
from communique_extraction.lexicon.instruments import instrument_words
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.sentences.surface_cues import naming_words

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:-[A-Za-z]+)*")
_WHO = frozenset({"with", "for", "to", "from", "between", "honor", "honour"})
_REACH = 8
"""How many words after a trigger its preposition or object may begin."""
_NEAR = 6
"""How many words after a preposition, what it governs may be named."""
_CLOSE = 3
"""How many words after "called" the "on" of a call on somebody may stand."""

Test = Callable[[Sequence[str], Sequence[str], int], bool]
"""Tells from the words, the words in lower case, and the trigger's place among them."""


def passes_gate(sentence: Sentence) -> bool:
    """Tell whether the sentence holds a word that can name an event, and what its frame asks for."""
    words = _WORD.findall(sentence.text)
    lower = [word.lower() for word in words]
    table = _tests()
    return any(
        all(test(words, lower, place) for test in tests)
        for place, word in enumerate(lower)
        if word in table
        for tests in table[word]
    )


@cache
def _tests() -> Mapping[str, tuple[tuple[Test, ...], ...]]:
    """What the frames of each trigger form ask for; all tests of one entry must be met."""
    table: dict[str, tuple[tuple[Test, ...], ...]] = {}
    made = [(frame, tuple(_of_verb(frame))) for frame in frame_lexicon().verb]
    made_of_nouns = [(frame, tuple(_of_noun(frame))) for frame in frame_lexicon().noun]
    for frame, tests in (*made, *made_of_nouns):
        for form in frame.forms:
            table[form] = (*table.get(form, ()), tests)
    return table


def _of_verb(frame: VerbFrame) -> Iterator[Test]:
    cues = frame_lexicon().cues
    yield _no_noun
    if frame.particle:
        yield _has(frozenset({frame.particle}))
    if frame.object_word:
        yield _has(frame.object_word)
    elif frame.cue:
        yield _has(cues[frame.cue])
    if frame.instrument_after:
        yield _has(frozenset(frame.instrument_after))
    if frame.instrument_after or "instrument" in {frame.object_is, frame.subject_is}:
        yield _has(instrument_words())
    yield from _of_participants(frame)


def _of_participants(frame: VerbFrame) -> Iterator[Test]:
    if frame.needs in {"with", "to", "in", "for"}:
        yield _who_after(frozenset(frame.prepositions))
    elif frame.needs == "on-person":
        yield _who_after(frozenset({"on"}), _CLOSE)
    elif frame.needs == "with-or-call":
        spoken, by_phone = _who_after(frozenset({"with", "to"})), _has(frame_lexicon().cues["call"])
        yield (
            lambda words, lower, place: by_phone(words, lower, place) or spoken(words, lower, place)
        )
    elif frame.needs == "decision":
        yield _has(frozenset({"to", "on"}))
    elif frame.object_is in {"participant", "visited"} and not frame.prepositions:
        yield _who_near


def _of_noun(frame: NounFrame) -> Iterator[Test]:
    yield _no_verb
    if frame.of_is == "instrument":
        yield _has(instrument_words() | {"by"})
    elif frame.cue:
        yield _has(frame_lexicon().cues[frame.cue])
    if frame.needs == "with-or-for":
        yield _has(_WHO)
        if frame.subtype != "talks":
            yield _has(frozenset(support_roles()))
    elif frame.needs == "support":
        yield _has(frozenset({"working"}))
        yield _has(frozenset(support_roles()))


def _no_noun(_words: Sequence[str], lower: Sequence[str], place: int) -> bool:
    """No determiner stands right before it."""
    return place == 0 or lower[place - 1] not in frame_lexicon().neighbours.determiners


def _no_verb(_words: Sequence[str], lower: Sequence[str], place: int) -> bool:
    """No subject pronoun or modal stands right before it, and nothing after it that follows verbs."""
    before, words = lower[max(0, place - 1) : place], frame_lexicon().neighbours
    after = lower[place + 1 : place + 2]
    return words.subjects.isdisjoint(before) and words.not_after.get(
        lower[place], frozenset()
    ).isdisjoint(after)


def _has(asked: frozenset[str]) -> Test:
    """One of the words stands anywhere."""
    return lambda _words, lower, _place: not asked.isdisjoint(lower)


def _who_after(prepositions: frozenset[str], reach: int = _REACH) -> Test:
    """One of the prepositions follows, and soon after it somebody or a place."""

    def test(words: Sequence[str], lower: Sequence[str], place: int) -> bool:
        return any(
            lower[at] in prepositions and _names(words, lower, at + 1, at + 1 + _NEAR)
            for at in range(place + 1, min(place + 1 + reach, len(words)))
        )

    return test


def _who_near(words: Sequence[str], lower: Sequence[str], place: int) -> bool:
    """Somebody or a place follows as object, or, as with "whom he received", a pronoun goes before."""
    before = lower[max(0, place - _NEAR) : place]
    ends = frame_lexicon().neighbours.ends_object
    last = min(place + 1 + _REACH, len(words))
    stop = next((at for at in range(place + 1, last) if lower[at] in ends), last)
    return _names(words, lower, place + 1, stop) or not {
        "whom", "who", "which", "is", "are", "was", "were", "been", "being", "be",
    }.isdisjoint(before)  # fmt: skip


def _names(words: Sequence[str], lower: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a stretch of words can name somebody or a place."""
    return any(
        words[at][0].isupper() or lower[at] in naming_words()
        for at in range(start, min(end, len(words)))
    )
