"""Who was spoken of so far, and how lately: what a description or a pronoun may mean."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from communique_extraction.coreference.bodies import words_up_to_head
from communique_extraction.coreference.entity import Entity, distinct

_REMEMBERED = 600
"""How many mentions back anything may reach: the bound keeps the time linear on any text."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity where it was mentioned: in which sentence, and whether as its subject."""

    entity: Entity
    sentence: int
    subject: bool


class Salience:
    """The mentions read so far, in reading order."""

    def __init__(self) -> None:
        """Nobody was spoken of yet."""
        self._seen: deque[Seen] = deque(maxlen=_REMEMBERED)

    def take(self, entity: Entity, sentence: int, *, subject: bool) -> None:
        """Remember that somebody was mentioned."""
        self._seen.append(Seen(entity, sentence, subject))

    def latest_first(self) -> Iterator[Seen]:
        """Yield what was mentioned, the latest first."""
        return reversed(self._seen)

    def in_sentence(self, sentence: int) -> list[Entity]:
        """Who was mentioned in a sentence, in reading order."""
        return [seen.entity for seen in self._seen if seen.sentence == sentence]

    def subjects_in(self, sentence: int) -> list[Entity]:
        """Who was a subject in a sentence, in reading order."""
        return [seen.entity for seen in self._seen if seen.sentence == sentence and seen.subject]

    def persons(self) -> list[Entity]:
        """The persons mentioned, once each, the latest first."""
        return distinct(s.entity for s in self.latest_first() if s.entity.kind == "person")

    def bodies_called(self, noun: str) -> list[Entity]:
        """The bodies that a word may mean, the latest first: "the commission", "the delegation"."""
        bodies = (s.entity for s in self.latest_first() if s.entity.is_one)
        return distinct(body for body in bodies if noun in _ends(body.name))

    def last_country(self) -> str | None:
        """The ISO alpha-3 code of the state mentioned last, or of whoever was last of a state."""
        codes = (seen.entity.country for seen in self.latest_first())
        return next((code for code in codes if code), None)


def _ends(name: str) -> tuple[str, ...]:
    """Where the head of a body's name stands: "delegation of the parliament", "Vuttu delegation"."""
    up_to_head = words_up_to_head(name)
    return (name.lower().split()[-1], up_to_head[0], up_to_head[-1])
