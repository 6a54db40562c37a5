"""Finds the event mentions of sentences: each trigger with its arguments resolved."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.coreference.resolution import Coreference
from communique_extraction.details.instruments import is_instrument
from communique_extraction.events.cast import Cast
from communique_extraction.events.completeness import is_whole
from communique_extraction.events.distribution import one_for_each
from communique_extraction.events.event_mention import EventMention
from communique_extraction.events.factuality import Reading, read_status
from communique_extraction.events.participants import fill
from communique_extraction.frames.arguments import (
    Argument,
    displaced_objects,
    noun_arguments,
    verb_arguments,
)
from communique_extraction.frames.matching import (
    TriggerRules,
    cue_words,
    instrument_of,
    modifiers,
    subtype_of,
)
from communique_extraction.lexicon.frames import (
    NounFrame,
    VerbFrame,
    frame_lexicon,
    noun_frames,
    verb_frames,
)
from communique_extraction.syntax.dependencies import is_noun, is_verb, objects_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "his", "her", "its"})


class EventFinder:
    """Finds the event mentions of sentences whose mentions are resolved."""

    def __init__(self, coreference: Coreference) -> None:
        """Use the entities of one article."""
        self._rules = TriggerRules(coreference)
        self._coreference = coreference

    def find(self, sentence: ParsedSentence) -> Iterator[EventMention]:
        """Yield the event mentions of a sentence, left to right."""
        for token in sentence.doc:
            event = self._verb_event(sentence, token) or self._noun_event(sentence, token)
            if event is not None and event.reading.real:
                yield from one_for_each(event)

    def _verb_event(self, sentence: ParsedSentence, token: Token) -> EventMention | None:
        if token.lower_ not in verb_frames() or not is_verb(token) or token.i in sentence.by_token:
            return None
        for frame in verb_frames()[token.lower_]:
            if self._rules.fits_verb(frame, token, sentence):
                event = self._event(frame, sentence, token, _of_verb(frame, token, sentence))
                if is_whole(event, frame):
                    return event
        return None

    def _noun_event(self, sentence: ParsedSentence, token: Token) -> EventMention | None:
        if token.lower_ not in noun_frames() or not is_noun(token) or token.i in sentence.by_token:
            return None
        lexicon = frame_lexicon().not_meetings
        before = {
            child.lower_ for child in token.children if child.dep_ in {"compound", "amod", "nmod"}
        }
        if before & lexicon.before_noun or token.dep_ == "compound":
            return None
        if any(child.lower_ in lexicon.generic for child in token.children):
            return None
        if _is_subject_matter(token):
            return None
        for frame in noun_frames()[token.lower_]:
            if self._rules.fits_noun(frame, token, sentence):
                event = self._event(frame, sentence, token, list(noun_arguments(frame, token)))
                if is_whole(event, frame):
                    return event
        return None

    def _event(
        self,
        frame: VerbFrame | NounFrame,
        sentence: ParsedSentence,
        trigger: Token,
        arguments: list[Argument],
    ) -> EventMention:
        reading = read_status(trigger)
        if isinstance(frame, VerbFrame) and frame.status and reading.status == "occurred":
            reading = Reading(frame.status, (trigger.text,), reading.real)
        definite = any(child.lower_ in _DEFINITE for child in trigger.children)
        instrument = instrument_of(frame, trigger)
        cast = Cast(
            self._coreference,
            sentence,
            trigger,
            frame.type,
            subtype_of(frame, trigger, sentence),
            definite,
            instrument,
        )
        fill(cast, arguments, noun=isinstance(frame, NounFrame))
        return EventMention(
            type=frame.type,
            subtype=cast.subtype,
            frame=frame.name,
            reading=reading,
            sentence=sentence,
            trigger=trigger,
            parts=tuple(cast.parts),
            place=cast.place,
            instrument=instrument,
            definite=definite,
            others=cast.others,
            formal=bool(modifiers(trigger) & cue_words("formal-visit")),
            treaty=_names_instrument(instrument, sentence),
            anaphoric=frame.anaphoric,
            known_instrument=instrument is not None
            and any(child.lower_ in _DEFINITE for child in instrument.children),
            attended=cast.attended,
        )


def _of_verb(frame: VerbFrame, verb: Token, sentence: ParsedSentence) -> list[Argument]:
    """The arguments of a verb; an object that the parser misplaced is looked for around it."""
    found = list(verb_arguments(frame, verb))
    if frame.object and frame.object_is == "participant" and not objects_of(verb):
        found += [Argument(frame.object, token) for token in displaced_objects(verb, sentence)]
    return found


def _names_instrument(token: Token | None, sentence: ParsedSentence) -> bool:
    """Tell whether what is signed is known by its proper name."""
    mention = mention_at(token, sentence) if token is not None else None
    return mention is not None and mention.kind == "instrument"


def _is_subject_matter(noun: Token) -> bool:
    """Tell what an instrument is about from an event: "a memorandum on holding consultations"."""
    above = noun
    while above.dep_ in {"pobj", "dobj", "pcomp", "conj", "prep"} and above.head != above:
        if above.dep_ == "prep" and above.lower_ not in {"on", "for", "to"}:
            return False
        told_on = above.dep_ == "prep"
        above = above.head
        if is_instrument(above) or (told_on and any(map(is_instrument, objects_of(above)))):
            return True
    return False
