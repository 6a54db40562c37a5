"""Whom a report names, without the rest of it: a table of all persons needs no whole events."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from communique_schemas import AgreementEvent, MeetingEvent, Participant


class NameTold(NamedTuple):
    """A participant, as far as it tells who it is."""

    name: str
    kind: str
    title: str | None
    affiliation: str | None
    country: str | None


class ArticleTold(NamedTuple):
    """The article, and the day of its publication."""

    id: str
    published_at: date | None


class DaysTold(NamedTuple):
    """The days of the event."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class ReportNames:
    """A report by its names."""

    id: str
    type: str
    article: ArticleTold
    participants: tuple[NameTold, ...]
    date: DaysTold | None


Named = Participant | NameTold
NamingReport = MeetingEvent | AgreementEvent | ReportNames
