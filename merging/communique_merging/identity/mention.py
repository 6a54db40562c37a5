"""The places where reports name persons and organisations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast

from communique_merging.identity.name import Name, name
from communique_merging.identity.named import Named, NamingReport
from communique_merging.identity.offices import OfficeKey, is_unnamed, office_of

Kind = Literal["person", "organization"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One participant of one event, with the day on which that was told."""

    event: str
    is_meeting: bool
    article: str
    day: date | None
    participant: Named

    @property
    def kind(self) -> Kind:
        """A person, or an organisation."""
        return cast("Kind", self.participant.kind)

    @property
    def name(self) -> Name:
        """The name, ready for comparing."""
        return name(self.participant.name)

    @property
    def office(self) -> OfficeKey | None:
        """The office that it tells."""
        return office_of(self.participant)

    @property
    def is_whole(self) -> bool:
        """Whether the name alone tells who it is: more than a family name, or a letter beside it."""
        if self.kind == "organization":
            return True
        words = self.name.words
        return len(words) > 1 and not words[0].is_initial


def mentions(events: Iterable[NamingReport]) -> Iterator[Mention]:
    """All mentions by name in the events."""
    for event in events:
        for participant in event.participants:
            named = participant.kind in {"person", "organization"} and not is_unnamed(participant)
            if named and name(participant.name).keys:
                yield Mention(
                    event.id,
                    event.type == "meeting",
                    event.article.id,
                    day_of(event.article.published_at),
                    participant,
                )


def day_of(published: datetime | date | None) -> date | None:
    """The day of a time of publication."""
    return published.date() if isinstance(published, datetime) else published
