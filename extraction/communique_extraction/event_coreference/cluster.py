"""The mentions of one event, as they are gathered."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique_extraction.coreference.entity import Entity
from communique_extraction.event_coreference.status import status_of
from communique_extraction.events.event_mention import Counted, EventMention, Part
from communique_schemas import EventDate, Place
from communique_schemas.event import DatePrecision, Status

_WIDE: frozenset[DatePrecision] = frozenset({"week", "month", "quarter", "year"})
"""The precisions of dates that leave open on which days something was."""


@dataclass(slots=True, eq=False)
class Cluster:
    """One event with the mentions found so far; the first gives trigger and subtype.

    `counted`: what dates of theirs tell that count from a day of writing that is not known.
    """

    mentions: list[EventMention]
    parts: list[Part]
    date: EventDate | None = None
    place: Place | None = None
    counted: set[Counted] = field(default_factory=set)

    @property
    def first(self) -> EventMention:
        """The mention that names the event best: the first."""
        return self.mentions[0]

    @property
    def last_sentence(self) -> int:
        """The index of the sentence of its last mention."""
        return self.mentions[-1].sentence.sentence.index

    @property
    def status(self) -> Status:
        """The status that its mentions tell together."""
        return status_of([mention.reading for mention in self.mentions])

    def entities(self) -> list[Entity]:
        """Its participants, once each."""
        return [part.entity for part in self.parts]

    def countries(self) -> set[str]:
        """The states of its participants, by ISO alpha-3 code."""
        return {entity.country for entity in self.entities() if entity.country}

    def learn_date(self, told: EventDate | None, counted: Counted | None = None) -> None:
        """Keep the first date told, or the days of the week, month or year that was told first."""
        self.counted |= {counted} if counted else set()
        known = self.date
        wide = known is not None and known.precision in _WIDE
        if told is None or (known is not None and not wide):
            return
        if known is None or (known.start <= told.start and told.end <= known.end):
            self.date = told


def makers(parts: Iterable[Part]) -> set[Entity]:
    """Who took part, but for the witnesses, who may be named later."""
    return {part.entity for part in parts if part.role != "witness"}


def guests_of(parts: Iterable[Part]) -> set[Entity]:
    """Who came to others: the guests of a visit."""
    return {part.entity for part in parts if part.role == "guest"}
