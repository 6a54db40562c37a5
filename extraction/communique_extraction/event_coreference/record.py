"""One event of an article, whole: what assembly puts into the contract's form."""

from dataclasses import dataclass

from communique_extraction.coreference.entity import Entity
from communique_extraction.events.event_mention import EventMention, Part
from communique_schemas import EventDate, Place
from communique_schemas.event import Status


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One event with all of its mentions; `meeting` is the place among the records of its meeting."""

    mentions: tuple[EventMention, ...]
    parts: tuple[Part, ...]
    status: Status
    date: EventDate | None = None
    place: Place | None = None
    meeting: int | None = None

    @property
    def first(self) -> EventMention:
        """The mention that names the event best: the first."""
        return self.mentions[0]

    def entities(self) -> list[Entity]:
        """Its participants, once each."""
        return [part.entity for part in self.parts]
