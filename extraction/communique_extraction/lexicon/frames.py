"""The frame lexicon: which words name an event and where their arguments stand (`frames.toml`)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, Self, TypeVar

from pydantic import model_validator

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.inflection import noun_forms, verb_forms
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_schemas.event import AgreementSubtype, InstrumentKind, MeetingSubtype, Status

Role = Literal[
    "participant", "host", "guest", "mediator", "party", "signatory", "witness", "visited"
]
Family = Literal["meeting", "agreement"]
SubjectIs = Literal["instrument", "organization", "standing_body", "assembly"]
ObjectIs = Literal[
    "participant", "visited", "instrument", "organization", "standing_body", "site", "none"
]
Occupant = Literal[
    "anything",
    "participant",
    "official",
    "person",
    "party",
    "organization",
    "instrument",
    "gathering",
]


class Circumstance(Lexicon):
    """What must stand beside a trigger, all of it; the fields are explained in `frames.toml`."""

    after: tuple[str, ...] = ()
    names: Occupant | None = None
    nothing_after: tuple[str, ...] = ()
    no_infinitive: bool = False
    plain_person: bool = False
    to_do: bool = False
    that_will: bool = False
    talked_with: bool = False
    several_subjects: bool = False
    several_named: bool = False
    several_introduced: bool = False
    several_known_ahead: bool = False
    object_of: Occupant | None = None
    sentence_has: str | None = None
    described_as: str | None = None
    not_of: str | None = None
    not_under: str | None = None
    carried: bool = False
    occasion: bool = False
    held_by_body: bool = False
    standing: bool = False
    hailed: bool = False
    in_force: bool = False
    spoken_of: bool = False
    errand: bool = False


class _Frame(Lexicon):
    name: str
    type: Family
    subtype: MeetingSubtype | AgreementSubtype
    lemmas: tuple[str, ...] = ()
    fixed_forms: tuple[str, ...] = ()
    prepositions: Mapping[str, Role] = {}
    when: tuple[Circumstance, ...] = ()
    anaphoric: bool = False
    both_sides: bool = False
    companies: bool = False
    instrument_kind: InstrumentKind = "other"
    same_state: bool = False
    made_by_those_who_met: bool = False
    made_before: bool = False
    example: tuple[Example, ...]

    def groups(self) -> set[str]:
        """The groups of cues that it asks for."""
        asked = (
            group
            for c in self.when
            for group in (c.sentence_has, c.described_as, c.not_of, c.not_under)
            if group
        )
        return set(asked)


class VerbFrame(_Frame):
    """A verb that names an event; the fields are explained in `frames.toml`."""

    not_forms: frozenset[str] = frozenset()
    subject: Role | None = None
    subject_is: SubjectIs | None = None
    object: Role | None = None
    object_is: ObjectIs | None = None
    object_noun: frozenset[str] = frozenset()
    object_possessor: Role | None = None
    subject_noun: frozenset[str] = frozenset()
    passive: bool = False
    predicate: bool = False
    inverted: bool = False
    heading: bool = False
    attendance: bool = False
    listed: Literal["behind", "around"] | None = None
    particles: frozenset[str] = frozenset()
    in_present: MeetingSubtype | None = None
    status: Status | None = None
    official: bool = False
    persons: bool = False
    in_passing: bool = False
    one_by_one: bool = False

    def forms(self) -> tuple[str, ...]:
        """The written forms of its verbs."""
        made = (form for lemma in self.lemmas for form in verb_forms(lemma).all())
        return (*self.fixed_forms, *(form for form in made if form not in self.not_forms))


class NounFrame(_Frame):
    """A noun that names an event; the fields are explained in `frames.toml`."""

    not_before: frozenset[str] = frozenset()
    possessor: Role | None = None
    support_prepositions: Mapping[str, Role] = {}

    def forms(self) -> tuple[str, ...]:
        """The written forms of its nouns."""
        return (*self.fixed_forms, *(form for lemma in self.lemmas for form in noun_forms(lemma)))


Frame = VerbFrame | NounFrame


class FrameLexicon(Lexicon):
    """`frames.toml`."""

    verb: tuple[VerbFrame, ...]
    noun: tuple[NounFrame, ...]

    def naming_verbs(self) -> Iterator[VerbFrame]:
        """The frames of verbs that name an event by themselves."""
        return (frame for frame in self.verb if not frame.in_passing)

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        names = [frame.name for frame in (*self.verb, *self.noun)]
        for frame in (*self.verb, *self.noun):
            if names.count(frame.name) > 1:
                raise ValueError(f"two frames are called {frame.name!r}")
            if len({example.is_wrong for example in frame.example}) < 2:
                raise ValueError(f"frame {frame.name!r} needs a right and a wrong example")
            for group in frame.groups() - cues().named.keys():
                raise ValueError(f"frame {frame.name!r} asks for {group!r}, which cues.toml lacks")
        return self


FrameT = TypeVar("FrameT", VerbFrame, NounFrame)
MadeT = TypeVar("MadeT")


@cache
def frame_lexicon() -> FrameLexicon:
    """The frames as data."""
    return load_as(FrameLexicon, "lexicon/frames")


def forms_of(frames: Iterable[VerbFrame | NounFrame]) -> frozenset[str]:
    """Every written form of the words of some frames."""
    return frozenset(form for frame in frames for form in frame.forms())


@cache
def verb_triggers() -> frozenset[str]:
    """Every written form of a verb that names an event."""
    return forms_of(frame_lexicon().naming_verbs())


@cache
def noun_triggers() -> frozenset[str]:
    """Every written form of a noun that names an event."""
    return forms_of(frame_lexicon().noun)


@cache
def gatherings() -> frozenset[str]:
    """What one takes part in: every noun that names an event, or stands for one that is told elsewhere."""
    return noun_triggers() | cues().gatherings.forms


@cache
def meeting_nouns() -> frozenset[str]:
    """Every written form of a noun that names a meeting."""
    return forms_of(frame for frame in frame_lexicon().noun if frame.type == "meeting")


@cache
def visit_nouns() -> frozenset[str]:
    """Every written form of a noun that names a visit."""
    return forms_of(frame for frame in frame_lexicon().noun if frame.subtype == "visit")


@cache
def agreement_nouns() -> frozenset[str]:
    """Every written form of a noun that names an agreement which was made: "treaty", "deal"."""
    return forms_of(frame for frame in frame_lexicon().noun if frame.made_before)


@cache
def summit_nouns() -> frozenset[str]:
    """Every written form of a noun that names a meeting of many."""
    return forms_of(frame for frame in frame_lexicon().noun if frame.subtype == "summit")


@cache
def talk_nouns() -> frozenset[str]:
    """Every written form of a noun that names a meeting with somebody: "talks", "conversation"."""
    return forms_of(
        frame for frame in frame_lexicon().noun if frame.subtype in {"meeting", "talks", "call"}
    )


@cache
def encounter_nouns() -> frozenset[str]:
    """Every written form of a noun that names one occasion, on which people meet: no "talks", which go on."""
    return forms_of(
        frame for frame in frame_lexicon().noun if frame.subtype in {"meeting", "call", "summit"}
    )


def by_form(
    frames: tuple[FrameT, ...], make: Callable[[FrameT], MadeT]
) -> Mapping[str, tuple[MadeT, ...]]:
    """What is made of each frame by the written forms of the frame, in the order of the file."""
    table: dict[str, list[MadeT]] = {}
    for frame in frames:
        made = make(frame)
        for form in dict.fromkeys(frame.forms()):
            table.setdefault(form, []).append(made)
    return {form: tuple(entries) for form, entries in table.items()}
