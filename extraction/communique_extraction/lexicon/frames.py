"""The frame lexicon: which words name an event and where their arguments stand (`frames.toml`)."""

from collections.abc import Mapping
from functools import cache
from typing import Literal, Self, TypeVar

from pydantic import model_validator

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_schemas.event import AgreementSubtype, MeetingSubtype, Status

Role = Literal[
    "participant", "host", "guest", "mediator", "party", "signatory", "witness", "visited"
]
Family = Literal["meeting", "agreement"]
ObjectIs = Literal["participant", "visited", "instrument", "none"]
Need = Literal[
    "with",
    "to",
    "in",
    "for",
    "carried",
    "on-person",
    "with-or-call",
    "with-or-for",
    "decision",
    "support",
    "body",
]


class _Frame(Lexicon):
    name: str
    type: Family
    subtype: MeetingSubtype | AgreementSubtype
    forms: tuple[str, ...]
    prepositions: Mapping[str, Role] = {}
    cue: str | None = None
    needs: Need | None = None
    anaphoric: bool = False
    example: tuple[Example, ...]


class VerbFrame(_Frame):
    """A verb that names an event; the fields are explained in `frames.toml`."""

    subject: Role | None = None
    object: Role | None = None
    object_is: ObjectIs | None = None
    object_word: frozenset[str] = frozenset()
    subject_is: Literal["instrument"] | None = None
    instrument_after: tuple[str, ...] = ()
    instruments_at: tuple[str, ...] = ()
    in_present: MeetingSubtype | None = None
    particle: str | None = None
    status: Status | None = None
    official: bool = False
    persons: bool = False


class NounFrame(_Frame):
    """A noun that names an event; the fields are explained in `frames.toml`."""

    possessor: Role | None = None
    of_is: Literal["instrument"] | None = None
    of_words: tuple[str, ...] = ("of",)
    support_prepositions: Mapping[str, Role] = {}


class Support(Lexicon):
    """Verbs that carry an event noun, and the role of their subject."""

    forms: tuple[str, ...]
    subject: Role


class Occurrence(Lexicon):
    """Verbs, and states after "be", whose subject an event noun is."""

    verbs: frozenset[str]
    states: frozenset[str]


class NotMeetings(Lexicon):
    """Words that make a meeting word something else."""

    before_noun: frozenset[str]
    audience: frozenset[str]
    figurative: frozenset[str]
    generic: frozenset[str]
    legislatures: frozenset[str]


class Delegations(Lexicon):
    """Bodies that stand for whoever leads them, and the verbs that say who does."""

    nouns: frozenset[str]
    verbs: frozenset[str]
    chaired: frozenset[str]


class Witnesses(Lexicon):
    """Words at which the witnesses of an agreement stand."""

    nouns: frozenset[str]
    verbs: frozenset[str]


class Neighbours(Lexicon):
    """Words beside a trigger that tell a noun from a verb before anything is parsed."""

    determiners: frozenset[str]
    subjects: frozenset[str]
    ends_object: frozenset[str]
    not_after: Mapping[str, frozenset[str]]


class FrameLexicon(Lexicon):
    """`frames.toml`."""

    occasions: frozenset[str]
    neighbours: Neighbours
    verb: tuple[VerbFrame, ...]
    noun: tuple[NounFrame, ...]
    support: tuple[Support, ...]
    occurrence: Occurrence
    cues: Mapping[str, frozenset[str]]
    subtypes: Mapping[str, frozenset[str]]
    not_meetings: NotMeetings
    delegations: Delegations
    witnesses: Witnesses

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        names = [frame.name for frame in (*self.verb, *self.noun)]
        for frame in (*self.verb, *self.noun):
            if names.count(frame.name) > 1:
                raise ValueError(f"two frames are called {frame.name!r}")
            if len({example.is_wrong for example in frame.example}) < 2:
                raise ValueError(f"frame {frame.name!r} needs a right and a wrong example")
            if frame.cue and frame.cue not in self.cues:
                message = f"frame {frame.name!r} asks for cue {frame.cue!r}, which [cues] lacks"
                raise ValueError(message)
        forms = [form for support in self.support for form in support.forms]
        twice = {form for form in forms if forms.count(form) > 1}
        if twice:
            message = f"support verbs in two entries: {', '.join(sorted(twice))}"
            raise ValueError(message)
        return self


FrameT = TypeVar("FrameT", VerbFrame, NounFrame)


@cache
def frame_lexicon() -> FrameLexicon:
    """The frames as data."""
    return load_as(FrameLexicon, "lexicon/frames")


@cache
def verb_frames() -> Mapping[str, tuple[VerbFrame, ...]]:
    """The verb frames by written form, in the order of the file."""
    return _by_form(frame_lexicon().verb)


@cache
def noun_frames() -> Mapping[str, tuple[NounFrame, ...]]:
    """The noun frames by written form, in the order of the file."""
    return _by_form(frame_lexicon().noun)


@cache
def support_roles() -> Mapping[str, Role]:
    """The role of the subject of each form of a supporting verb."""
    return {form: support.subject for support in frame_lexicon().support for form in support.forms}


def _by_form(frames: tuple[FrameT, ...]) -> dict[str, tuple[FrameT, ...]]:
    table: dict[str, tuple[FrameT, ...]] = {}
    for frame in frames:
        for form in frame.forms:
            table[form] = table.get(form, ()) + (frame,)  # noqa: RUF005 - keeps the type variable
    return table
