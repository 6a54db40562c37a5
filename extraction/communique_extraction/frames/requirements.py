"""The conditions of each frame, made from its keys: one object for a key, for prefilter and matcher alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from communique_extraction.frames.complements import Behind, NothingBehind, ObjectOf, TalkedWith
from communique_extraction.frames.conditions import AnyOf, Condition
from communique_extraction.frames.errands import Errand
from communique_extraction.frames.in_force import InForce
from communique_extraction.frames.infinitives import NoInfinitive, NotUnder, ThatWill, ToDo
from communique_extraction.frames.noun_use import NOUN_USE, Hailed, Standing
from communique_extraction.frames.occupants import (
    InstrumentAsObject,
    InstrumentAsSubject,
    NamedObject,
    OrganizationAsObject,
    OrganizationAsSubject,
    SeveralSubjects,
    SiteAsObject,
    SomebodyAsObject,
)
from communique_extraction.frames.plurality import (
    SeveralIntroduced,
    SeveralKnownAhead,
    SeveralNamed,
)
from communique_extraction.frames.predication import (
    Heading,
    Inverted,
    Passive,
    PlainPerson,
    Predicate,
    SubjectNoun,
)
from communique_extraction.frames.spoken_of import SpokenOf
from communique_extraction.frames.standing_bodies import (
    AssemblyAsSubject,
    HeldByStandingBody,
    StandingBodyAsObject,
    StandingBodyAsSubject,
)
from communique_extraction.frames.wording import (
    Carried,
    DescribedAs,
    NoDeterminer,
    NoObject,
    NotOf,
    NoVerb,
    ObjectNoun,
    Occasion,
    Particle,
    SentenceHas,
)
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import (
    Circumstance,
    NounFrame,
    VerbFrame,
    by_form,
    frame_lexicon,
)

FrameT = TypeVar("FrameT", VerbFrame, NounFrame)


@dataclass(frozen=True, slots=True)
class Required(Generic[FrameT]):
    """A frame, and all that it asks for."""

    frame: FrameT
    conditions: tuple[Condition, ...]


@cache
def required_by_verbs() -> Mapping[str, tuple[Required[VerbFrame], ...]]:
    """The verb frames by written form, in the order of the file."""
    return by_form(frame_lexicon().verb, lambda frame: Required(frame, tuple(_of_verb(frame))))


@cache
def required_by_nouns() -> Mapping[str, tuple[Required[NounFrame], ...]]:
    """The noun frames by written form, in the order of the file."""
    return by_form(frame_lexicon().noun, lambda frame: Required(frame, tuple(_of_noun(frame))))


def _of_verb(frame: VerbFrame) -> Iterator[Condition]:
    yield from _of_form(frame)
    if frame.subject_noun:
        yield SubjectNoun(frame.subject_noun)
    if frame.object_noun:
        yield ObjectNoun(frame.object_noun)
    yield from _of_subject(frame)
    yield from _of_object(frame)
    yield from _of_circumstances(frame.when)


def _of_form(frame: VerbFrame) -> Iterator[Condition]:
    yield Heading() if frame.heading else NoDeterminer()
    if frame.particles:
        yield Particle(frame.particles)
    if frame.predicate:
        yield Predicate()
    if frame.passive:
        yield Passive()
    if frame.inverted:
        yield Inverted()


def _of_subject(frame: VerbFrame) -> Iterator[Condition]:
    match frame.subject_is:
        case "instrument":
            yield InstrumentAsSubject()
        case "organization":
            yield OrganizationAsSubject()
        case "assembly":
            yield AssemblyAsSubject()
        case "standing_body":
            yield StandingBodyAsSubject()
        case _:
            pass


def _of_object(frame: VerbFrame) -> Iterator[Condition]:
    match frame.object_is:
        case "participant":
            yield SomebodyAsObject(optional=bool(frame.prepositions) or frame.object is None)
        case "visited":
            yield NamedObject()
        case "instrument" if not frame.object_noun:
            yield InstrumentAsObject()
        case "organization":
            yield OrganizationAsObject()
        case "site":
            yield SiteAsObject()
        case "standing_body":
            yield StandingBodyAsObject()
        case "none":
            yield NoObject()
        case _:
            pass


def _of_noun(frame: NounFrame) -> Iterator[Condition]:
    yield NoVerb(frozenset(frame.not_before))
    yield from NOUN_USE
    yield from _of_circumstances(frame.when)


def _of_circumstances(circumstances: tuple[Circumstance, ...]) -> Iterator[Condition]:
    made = tuple(tuple(_of_circumstance(circumstance)) for circumstance in circumstances)
    if len(made) == 1:
        yield from made[0]
    elif made:
        yield AnyOf(made)


def _of_circumstance(keys: Circumstance) -> Iterator[Condition]:
    yield from _of_complements(keys)
    yield from _of_subjects(keys)
    if keys.object_of:
        yield ObjectOf(keys.object_of)
    if keys.sentence_has:
        yield SentenceHas(cues().named[keys.sentence_has])
    if keys.described_as:
        yield DescribedAs(cues().named[keys.described_as])
    if keys.not_of:
        yield NotOf(cues().named[keys.not_of])
    yield from _of_use(keys)
    if keys.standing:
        yield Standing()
    if keys.hailed:
        yield Hailed()
    if keys.in_force:
        yield InForce()
    if keys.spoken_of:
        yield SpokenOf()


def _of_use(keys: Circumstance) -> Iterator[Condition]:
    if keys.carried:
        yield Carried()
    if keys.errand:
        yield Errand()
    if keys.occasion:
        yield Occasion()
    if keys.held_by_body:
        yield HeldByStandingBody()


def _of_subjects(keys: Circumstance) -> Iterator[Condition]:
    if keys.several_subjects:
        yield SeveralSubjects()
    if keys.several_named:
        yield SeveralNamed()
    if keys.several_known_ahead:
        yield SeveralKnownAhead()
    if keys.several_introduced:
        yield SeveralIntroduced()


def _of_complements(keys: Circumstance) -> Iterator[Condition]:
    if keys.after:
        yield Behind(frozenset(keys.after), keys.names)
    if keys.talked_with:
        yield TalkedWith()
    if keys.nothing_after:
        yield NothingBehind(frozenset(keys.nothing_after))
    if keys.no_infinitive:
        yield NoInfinitive(frozenset(keys.after))
    if keys.plain_person:
        yield PlainPerson()
    if keys.to_do:
        yield ToDo()
    if keys.that_will:
        yield ThatWill()
    if keys.not_under:
        yield NotUnder(cues().named[keys.not_under])
