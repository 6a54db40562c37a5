"""Finds the event mentions of sentences: each trigger with its arguments resolved."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from communique_extraction.coreference.resolution import Coreference
from communique_extraction.details.instruments import has_proper_name
from communique_extraction.events.attendance import cast_attendance
from communique_extraction.events.cast import Cast
from communique_extraction.events.completeness import is_whole
from communique_extraction.events.distribution import one_for_each
from communique_extraction.events.event_mention import EventMention
from communique_extraction.events.factuality.reading import Reading, read_factuality
from communique_extraction.events.gapping import told_again
from communique_extraction.events.other_worlds import is_of_another_world
from communique_extraction.events.participants import fill
from communique_extraction.events.several_instruments import one_for_each_instrument
from communique_extraction.events.several_times import several_times
from communique_extraction.frames.arguments import arguments_of
from communique_extraction.frames.clause import Clause
from communique_extraction.frames.instrument_slot import instrument_of
from communique_extraction.frames.matching import fitting_frames, may_be_trigger
from communique_extraction.frames.subtypes import subtype_of
from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import Frame, NounFrame, VerbFrame
from communique_extraction.syntax.dependencies import subjects_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at

_PRESENT = frozenset({"VBZ", "VBP"})


def find_events(
    sentence: ParsedSentence, coreference: Coreference, written: date | None
) -> Iterator[EventMention]:
    """Yield the event mentions of a sentence, left to right.

    Args:
        sentence: parsed, its mentions resolved.
        coreference: the entities of the article.
        written: the day on which it was written, from which dates say what is still to come.
    """
    for place, word in enumerate(sentence.words):
        if not may_be_trigger(word):
            continue
        event = _event_at(Clause(sentence.doc[place], sentence, coreference), written)
        if event is not None and _is_told(event) and not is_of_another_world(event):
            for told in told_again(event, coreference):
                for once in several_times(told):
                    for made in one_for_each_instrument(once, coreference):
                        yield from one_for_each(made)


def _is_told(event: EventMention) -> bool:
    """Tell what is an event; of one that is told elsewhere, who is said not to have come took no part."""
    stayed_away = event.attendance and event.reading.status == "denied"
    return event.reading.real and not stayed_away


def _event_at(clause: Clause, written: date | None) -> EventMention | None:
    """The event of the first frame that a trigger fits and that has the participants it needs."""
    events = (_event(frame, clause, written) for frame in fitting_frames(clause))
    return next((event for event in events if is_whole(event)), None)


def _event(frame: Frame, clause: Clause, written: date | None) -> EventMention:
    trigger, sentence = clause.trigger, clause.sentence
    instrument = instrument_of(frame, clause)
    definite = _is_definite(trigger)
    subtype = subtype_of(frame, clause)
    by_city = bool(clause.city_before) and isinstance(frame, NounFrame)
    cast = Cast(
        clause.coreference,
        sentence,
        trigger,
        frame.type,
        subtype,
        definite,
        instrument,
        by_city,
        of_companies=frame.companies,
    )
    reading = _reading(frame, trigger, subtype, written)
    absent = subjects_of(reading.absent) if reading.absent is not None else []
    arguments = [a for a in arguments_of(frame, clause) if a.token not in absent]
    fill(cast, arguments, noun=isinstance(frame, NounFrame))
    if isinstance(frame, VerbFrame) and frame.attendance:
        cast_attendance(cast, frame, clause)
    return EventMention(
        type=frame.type,
        subtype=subtype,
        frame=frame,
        reading=reading,
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
        in_clause=tuple(cast.in_clause),
        named_by_city=by_city,
    )


def _reading(frame: Frame, trigger: Token, subtype: str, written: date | None) -> Reading:
    """Whether it happened: what its frame says of it by itself is where the cues around it begin."""
    if frame.made_before:
        return Reading("occurred")
    told = frame.status if isinstance(frame, VerbFrame) else None
    if isinstance(frame, VerbFrame) and frame.in_passing and trigger.tag_ in _PRESENT:
        told = "ongoing"  # "is in Oslo for talks"
    return read_factuality(trigger, subtype, told or "occurred", written)


def _is_definite(noun: Token) -> bool:
    """Tell what was spoken of before: "the meeting", "their agreement", "today's meeting"."""
    return any(
        child.lower_ in cues().definite
        or (child.dep_ == "poss" and child.lower_ in calendar_words())
        for child in noun.children
    )


def _names_instrument(token: Token | None, sentence: ParsedSentence) -> bool:
    """Tell whether what is signed is known by its proper name."""
    mention = mention_at(token, sentence) if token is not None else None
    return mention is not None and mention.kind == "instrument" and has_proper_name(mention.text)
