"""Event mentions: a trigger with what stands around it."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from communique_extraction.coreference.entity import Entity
from communique_extraction.events.factuality.reading import Reading
from communique_extraction.lexicon.frames import Family, Frame, VerbFrame
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.parsed_sentence import ParsedSentence
from communique_schemas import EventDate, Place
from communique_schemas.event import AgreementRole, AgreementSubtype, MeetingRole, MeetingSubtype

HERE: frozenset[MeetingSubtype | AgreementSubtype] = frozenset(
    {"meeting", "talks", "reception", "session", "summit"}
)
"""The subtypes that happen in one place."""


@dataclass(frozen=True, slots=True)
class Part:
    """An entity in a role, with the mention that says so."""

    role: MeetingRole | AgreementRole
    entity: Entity
    mention: Mention


@dataclass(frozen=True, slots=True, eq=False)
class EventMention:
    """One trigger and what stands around it.

    `others` took part whom the article does not name; `formal` marks a visit said to be
    official, `treaty` an agreement whose instrument is known by its proper name; a `known_instrument` was
    spoken of before ("the agreements"). Of what is `attended`, all that is said is who came, led or
    chaired it. What is `named_by_city` ("the Vienna talks") is known without its participants. Who is
    `in_clause` did something on its occasion ("after the talks A and B spoke"): they took part if no other
    sentence says who did. `stretch` are the characters behind the trigger that tell of it, where the others
    tell of another time ("met A on Monday and B on Tuesday"). `number` tells apart those of the same words
    ("the agreements of March 4 and May 6"), from 0.
    """

    type: Family
    subtype: MeetingSubtype | AgreementSubtype
    frame: Frame
    reading: Reading
    sentence: ParsedSentence
    trigger: Token
    parts: tuple[Part, ...] = ()
    place: Token | None = None
    instrument: Token | None = None
    definite: bool = False
    others: bool = False
    formal: bool = False
    treaty: bool = False
    known_instrument: bool = False
    attended: bool = False
    named_by_city: bool = False
    in_clause: tuple[Part, ...] = ()
    stretch: tuple[int, int] | None = None
    number: int = 0

    def owns(self, at: int) -> bool:
        """Tell whether what stands at a character of its sentence can tell when and where it was."""
        if self.stretch is None or at < self.trigger.idx:
            return True
        return self.stretch[0] <= at < self.stretch[1]

    @property
    def is_told_again(self) -> bool:
        """Whether its trigger tells another one before: "met A on Monday and B on Tuesday"."""
        return self.stretch is not None and self.stretch[0] > self.trigger.idx

    @property
    def anaphoric(self) -> bool:
        """Whether it only adds to an event that is told elsewhere."""
        return self.frame.anaphoric

    @property
    def attendance(self) -> bool:
        """Whether all that it tells is who came to an event that is told elsewhere."""
        return isinstance(self.frame, VerbFrame) and self.frame.attendance

    def entities(self) -> list[Entity]:
        """Its participants, in order of mention."""
        return [part.entity for part in self.parts]


Counted = Literal["day", "long"]
"""What a date that counts from an unknown day tells: a day that is near it, or a month or a year."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An event mention with the date and the place that its sentence gives.

    `counted`: where the day of writing is not known, a date that counts from it: "on Monday", "last year".
    """

    mention: EventMention
    date: EventDate | None
    place: Place | None
    counted: Counted | None = None


def headcount(event: EventMention) -> int:
    """How many took part, as far as the words tell: a group is several."""
    groups = sum(part.entity.kind == "group" for part in event.parts)
    return len(event.parts) + groups + event.others
