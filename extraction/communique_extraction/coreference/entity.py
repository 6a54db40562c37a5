"""The participants of an article: one entity for all mentions of the same person, state or body."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique_extraction.coreference.bodies import words_up_to_head
from communique_extraction.coreference.names import name_words, same_person
from communique_extraction.coreference.offices import (
    is_leader,
    is_of_state,
    is_office_of,
    is_peer,
    state_of_office,
)
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.titles import titles
from communique_extraction.mentions.mention import Mention
from communique_schemas.event import ParticipantKind

_NEUTRAL = frozenset({"country", "organization"})


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that can take part; compared by identity.

    Of who is `presumed` nothing but the outlet tells the state.
    """

    kind: ParticipantKind
    name: str
    title: str | None = None
    affiliation: str | None = None
    country: str | None = None
    female: bool | None = None
    mentions: list[Mention] = field(default_factory=list)
    described: bool = False
    presumed: bool = False

    def words(self) -> tuple[str, ...]:
        """The words of its name."""
        return name_words(self.name)

    def is_called(self, name: str) -> bool:
        """Tell whether a name can be that of the person."""
        return same_person(self.name, name)

    def holds(self, title: str) -> bool:
        """Tell whether the person bears an office."""
        return is_office_of(self.title or "", title)

    @property
    def is_leader(self) -> bool:
        """Whether the person leads a state or government."""
        return is_leader(self.title or "")

    @property
    def is_one(self) -> bool:
        """Whether it is spoken of as one thing that acts: a state, a body, a delegation."""
        if self.kind == "group":
            return words_up_to_head(self.name)[-1] in office_words().missions
        return self.kind in _NEUTRAL

    def add(self, mention: Mention) -> None:
        """Take a mention in: the fullest name stays, the first title and affiliation too."""
        self.mentions.append(mention)
        if self.kind == "person" and mention.kind in {"person", "persons", "role"}:
            self.learn(mention)

    def learn(self, mention: Mention) -> None:
        """Take name, title and affiliation from a mention that need not stand in the text."""
        if mention.name and self._is_fuller(mention.name):
            self.name, self.described = mention.name, False
        ranked = (self.title or "").lower() in office_words().ranks | titles().tribal
        if mention.title and (not self.title or ranked or is_peer(self.title)):
            self.title = mention.title
        if len(mention.countries) == 1 and (not self.country or self.presumed):
            self.country, self.presumed = mention.countries[0], False
            self.affiliation = mention.affiliation or self.affiliation
        self.affiliation = self.affiliation or mention.affiliation
        if not self.country and self.title:
            self.country = state_of_office(self.title)
        if self.female is None:
            self.female = _gender(mention)

    def come_along(self, country: str | None) -> None:
        """Take the state of those one comes with, where nothing else tells of one.

        A minister is of it, whatever he is minister of; the chief executive of a company need not be.
        """
        untold = self.kind == "person" and (not self.country or self.presumed)
        if country and untold and (not self.affiliation or is_of_state(self.title or "")):
            self.country, self.presumed = country, False

    def _is_fuller(self, name: str) -> bool:
        shouted = self.name.isupper() and not name.isupper() and name_words(name) == self.words()
        return self.described or shouted or len(name_words(name)) > len(self.words())


def _gender(mention: Mention) -> bool | None:
    words = f" {' '.join(mention.text.lower().replace('.', ' ').split())} "
    if any(f" {word} " in words for word in office_words().female):
        return True
    return False if any(f" {word} " in words for word in office_words().male) else None


def distinct(entities: Iterable[Entity]) -> list[Entity]:
    """The entities once each, in order."""
    return list(dict.fromkeys(entities))


def is_of_note(entity: Entity) -> bool:
    """Tell a person, or a group that acts for somebody, from the public ("students")."""
    if entity.kind == "group":
        return entity.title is not None or entity.country is not None
    return entity.kind == "person"
