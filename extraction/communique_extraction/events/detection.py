"""Finds the event mentions of sentences: each trigger with its arguments resolved."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.coreference.resolution import Coreference
from communique_extraction.events.cast import Cast
from communique_extraction.events.completeness import is_whole
from communique_extraction.events.distribution import one_for_each
from communique_extraction.events.event_mention import EventMention
from communique_extraction.events.factuality import Reading, read_status
from communique_extraction.events.participants import fill
from communique_extraction.frames.arguments import arguments_of
from communique_extraction.frames.clause import Clause
from communique_extraction.frames.instrument_slot import instrument_of
from communique_extraction.frames.matching import fitting_frames, may_be_trigger
from communique_extraction.frames.subtypes import subtype_of
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import Frame, NounFrame, VerbFrame
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at


def find_events(sentence: ParsedSentence, coreference: Coreference) -> Iterator[EventMention]:
    """Yield the event mentions of a sentence, left to right.

    Args:
        sentence: parsed, its mentions resolved.
        coreference: the entities of the article.
    """
    for token in sentence.doc:
        if not may_be_trigger(token.lower_):
            continue
        event = _event_at(Clause(token, sentence, coreference))
        if event is not None and event.reading.real:
            yield from one_for_each(event)


def _event_at(clause: Clause) -> EventMention | None:
    """The event of the first frame that a trigger fits and that has the participants it needs."""
    events = (_event(frame, clause) for frame in fitting_frames(clause))
    return next((event for event in events if is_whole(event)), None)


def _event(frame: Frame, clause: Clause) -> EventMention:
    trigger, sentence = clause.trigger, clause.sentence
    instrument = instrument_of(frame, clause)
    definite = _is_definite(trigger)
    subtype = subtype_of(frame, clause)
    cast = Cast(clause.coreference, sentence, trigger, frame.type, subtype, definite, instrument)
    fill(cast, list(arguments_of(frame, clause)), noun=isinstance(frame, NounFrame))
    return EventMention(
        type=frame.type,
        subtype=subtype,
        frame=frame,
        reading=_reading(frame, trigger),
        sentence=sentence,
        trigger=trigger,
        parts=tuple(cast.parts),
        place=cast.place,
        instrument=instrument,
        definite=definite,
        others=cast.others,
        formal=cues().formal.is_among(clause.modifiers),
        treaty=_names_instrument(instrument, sentence),
        known_instrument=instrument is not None and _is_definite(instrument),
        attended=cast.attended,
    )


def _reading(frame: Frame, trigger: Token) -> Reading:
    """What the words around it say of whether it happened; else what the frame says."""
    reading = read_status(trigger)
    if isinstance(frame, VerbFrame) and frame.status and reading.status == "occurred":
        return Reading(frame.status, (trigger.text,), reading.real)
    return reading


def _is_definite(noun: Token) -> bool:
    """Tell what was spoken of before: "the meeting", "their agreement"."""
    return any(child.lower_ in cues().definite for child in noun.children)


def _names_instrument(token: Token | None, sentence: ParsedSentence) -> bool:
    """Tell whether what is signed is known by its proper name."""
    mention = mention_at(token, sentence) if token is not None else None
    return mention is not None and mention.kind == "instrument"
