"""Event mentions: a trigger with what stands around it."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from communique_extraction.coreference.entity import Entity
from communique_extraction.events.factuality import Reading
from communique_extraction.lexicon.frames import Family
from communique_extraction.mentions.detection import Mention
from communique_extraction.syntax.parsing import ReadSentence

TAKES_PART = frozenset(
    {
        "person",
        "country",
        "body",
        "group",
        "role",
        "set",
        "pronoun",
        "pair",
        "capital",
        "government",
    }
)
"""The kinds of mentions that can take part in an event."""


@dataclass(slots=True, eq=False)
class Part:
    """An entity in a role, with the mention that says so."""

    role: str
    entity: Entity
    mention: Mention


@dataclass(slots=True, eq=False)
class EventMention:
    """One trigger and what stands around it.

    `others` took part whom the article does not name; `formal` marks a visit said to be
    official, `treaty` an agreement whose instrument is known by its proper name. What is `anaphoric`
    only adds to an event that is told elsewhere; a `known_instrument` was spoken of before ("the
    agreements"). Of what is `attended`, all that is said is who came, led or chaired it.
    """

    type: Family
    subtype: str
    frame: str
    reading: Reading
    sentence: ReadSentence
    trigger: Token
    parts: list[Part] = field(default_factory=list)
    place: Token | None = None
    instrument: Token | None = None
    definite: bool = False
    others: bool = False
    formal: bool = False
    treaty: bool = False
    anaphoric: bool = False
    known_instrument: bool = False
    attended: bool = False

    def entities(self) -> list[Entity]:
        """Its participants, in order of mention."""
        return [part.entity for part in self.parts]


def mention_at(token: Token, sentence: ReadSentence) -> Mention | None:
    """The mention that a token stands for, if it is one."""
    return sentence.by_token.get(token.i)


def takes_part(token: Token, sentence: ReadSentence) -> bool:
    """Tell whether a token is a mention of somebody who can take part."""
    mention = mention_at(token, sentence)
    return mention is not None and mention.kind in TAKES_PART


def is_person(token: Token, sentence: ReadSentence) -> bool:
    """Tell whether a token is a mention of persons."""
    mention = mention_at(token, sentence)
    return mention is not None and mention.kind in {"person", "role", "pronoun", "set"}


def is_of_note(entity: Entity) -> bool:
    """Tell a person, or a group that acts for somebody, from the public ("students")."""
    if entity.kind == "group":
        return entity.title is not None or entity.country is not None
    return entity.kind == "person"


def headcount(event: EventMention) -> int:
    """How many took part, as far as the words tell: a group is several."""
    groups = sum(part.entity.kind == "group" for part in event.parts)
    return len(event.parts) + groups + event.others
