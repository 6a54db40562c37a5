"""What one signed with several: "signed a trade deal with Peru and a fishing accord with Chile".

The parser hangs the second deal now on the first, now on Peru or the year: it is found by the order of words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from communique_extraction.coreference.resolution import Coreference
from communique_extraction.details.instruments import is_instrument
from communique_extraction.events.cast import Cast
from communique_extraction.events.event_mention import EventMention, Part
from communique_extraction.events.signatories import cast_agreement
from communique_extraction.lexicon.frames import VerbFrame
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.instruments import instrument_lexicon
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.parsed_sentence import mention_at
from communique_extraction.syntax.prepositions import governed_by

_REACH = 12
"""How many words at most tell what sort of instrument it is."""


@dataclass(frozen=True, slots=True)
class _Next:
    """Another instrument, the preposition behind it, and where the words begin that join it on."""

    start: int
    instrument: Token
    preposition: Token


def one_for_each_instrument(
    event: EventMention, coreference: Coreference
) -> Iterator[EventMention]:
    """Yield an agreement, and each one more that its verb tells, which was made with somebody else."""
    made = [(each, _parties(each, event, coreference)) for each in _following(event)]
    doers = {part.entity for part in _doers(event)}
    following = [(each, parts) for each, parts in made if {p.entity for p in parts} - doers]
    if not following:
        yield event
        return
    others = {part.entity for _, parts in following for part in parts} - doers
    first = tuple(part for part in event.parts if part.entity not in others)
    starts = [each.start for each, _ in following]
    yield replace(event, parts=first, stretch=(event.trigger.idx, starts[0]))
    ends = [*starts[1:], len(event.sentence.sentence.text)]
    for number, ((each, parts), end) in enumerate(zip(following, ends, strict=True), start=1):
        stretch = (each.start, end)
        yield replace(
            event, parts=parts, instrument=each.instrument, stretch=stretch, number=number
        )


def _doers(event: EventMention) -> list[Part]:
    """Who stands before the verb: each of the agreements is theirs."""
    return [part for part in event.parts if part.mention.last < event.trigger.i]


def _parties(each: _Next, event: EventMention, coreference: Coreference) -> tuple[Part, ...]:
    """Who made one of those that follow."""
    cast = Cast(
        coreference,
        event.sentence,
        event.trigger,
        event.type,
        event.subtype,
        event.definite,
        each.instrument,
    )
    cast.parts = _doers(event)
    cast.take_as("party", governed_by(each.preposition))
    cast_agreement(cast)
    return tuple(cast.parts)


def _following(event: EventMention) -> Iterator[_Next]:
    """The instruments that follow the one that the verb governs, where who made it stands before the verb."""
    frame, first, trigger = event.frame, event.instrument, event.trigger
    signed = isinstance(frame, VerbFrame) and frame.object_is == "instrument"
    if not signed or first is None or first.i < trigger.i or not _doers(event):
        return
    partners = [p.mention.last for p in event.parts if p.mention.last > first.i]
    begin = min(partners, default=len(first.doc)) + 1
    for joint in event.sentence.doc[begin:-1]:
        if is_verb(joint):
            return
        if joint.lower_ in words_of("and") or joint.text in words_of("comma"):
            found = _behind(joint, event)
            if found is not None:
                yield found


def _behind(joint: Token, event: EventMention) -> _Next | None:
    """The instrument that is joined on, right behind which it is told with whom it was made."""
    for word in joint.doc[joint.i + 1 : joint.i + 1 + _REACH]:
        mention = mention_at(word, event.sentence)
        if is_verb(word) or (mention is not None and mention.kind != "instrument"):
            return None
        if word.lower_ in grammar().accompanying:
            noun = _head_of(word.nbor(-1))
            told = is_instrument(noun) or noun.lower_ in _stand_ins()
            return _Next(joint.idx, noun, word) if told else None
        if word.lower_ in words_of("and") or word.text in words_of("comma"):
            return None
    return None


def _head_of(last: Token) -> Token:
    """The memorandum of "a memorandum of understanding", of which the last word is told."""
    named = last.lower_ in instrument_lexicon().of_names and last.head.lower_ in grammar().of
    return last.head.head if named else last


@cache
def _stand_ins() -> frozenset[str]:
    """What stands for another deal: "a deal with Peru in May and another with Chile in June"."""
    return grammar().one_more.words | grammar().singled_out.words
