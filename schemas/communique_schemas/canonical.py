"""The contract of a canonical event: one meeting or act of agreement, told by one or many reports.

A report is an event of one article (`event.py`); what ten articles tell of one visit is one canonical
event with ten reports. It has the best value of each field, and in `said` what each report says where
they could differ. It holds no spans: those are in the reports.
"""

from typing import Literal

from pydantic import Field

from communique_schemas.article import PublicationTime
from communique_schemas.event import (
    AgreementRole,
    AgreementSubtype,
    ArticleReference,
    CountryCode,
    Duration,
    EventDate,
    InstrumentKind,
    MeetingRole,
    MeetingSubtype,
    ParticipantKind,
    Place,
    Status,
    Value,
)
from communique_schemas.span import Contract

SaidField = Literal[
    "subtype", "status", "date", "place", "participants", "instrument", "count", "value", "duration"
]
"""The fields in which reports can differ."""
LinkKind = Literal["part_of", "series", "later_act_on"]


class CanonicalParticipant(Contract):
    """Who took part, under the fullest name of all reports."""

    name: str = Field(min_length=1)
    kind: ParticipantKind
    role: MeetingRole | AgreementRole
    """What part it took, as most reports tell it."""
    title: str | None = None
    """"President"."""
    affiliation: str | None = None
    """What the title is of."""
    country: CountryCode | None = None
    """The affiliation's country."""
    reports: int = Field(ge=1)
    """How many reports name it."""


class CanonicalInstrument(Contract):
    """What was signed or agreed; `title` is its proper name."""

    kind: InstrumentKind
    title: str | None = None
    """Its proper name."""
    text: str
    """As one of the reports writes it."""


class Said(Contract):
    """A value of a field, and who says so."""

    value: str = Field(min_length=1)
    """The value in words or numbers: "17", "2024-05-13", "signed"."""
    reports: tuple[str, ...] = Field(min_length=1)
    """Ids of the reports that say so."""


class StatusChange(Contract):
    """A status that was told, and when."""

    status: Status
    published_at: PublicationTime | None = None
    """When the first of these reports was published."""
    reports: tuple[str, ...] = Field(min_length=1)
    """Ids of the reports that tell this status, until another one was told."""


class ReportReference(Contract):
    """One report of the event: the id of the event of one article, and that article."""

    id: str = Field(min_length=1)
    article: ArticleReference
    status: Status
    """What this report says."""
    confidence: float = Field(ge=0, le=1)
    """How sure the report was read."""


class CanonicalEvent(Contract):
    """One event of the world with all of its reports."""

    id: str = Field(min_length=1)
    type: Literal["meeting", "agreement"]
    subtype: MeetingSubtype | AgreementSubtype
    status: Status
    """Where it stands by the latest reports."""
    date: EventDate | None = None
    place: Place | None = None
    participants: tuple[CanonicalParticipant, ...] = ()
    """Best backed first."""
    topics: tuple[str, ...] = ()
    """Head phrases of what a meeting was about."""
    instrument: CanonicalInstrument | None = None
    """Only of an agreement."""
    count: int | None = Field(default=None, ge=0)
    """Number of instruments."""
    fields: tuple[str, ...] = ()
    """Head phrases of the areas that an agreement covers."""
    value: Value | None = None
    duration: Duration | None = None
    said: dict[SaidField, tuple[Said, ...]] = Field(default_factory=dict)
    """Each value that is told of a field, with the reports that tell it; the best first."""
    status_history: tuple[StatusChange, ...] = ()
    """In order of publication."""
    reports: tuple[ReportReference, ...] = Field(min_length=1)
    """In order of publication."""
    first_seen: PublicationTime | None = None
    """Publication of the first report."""
    last_seen: PublicationTime | None = None
    """Publication of the last report."""
    confidence: float = Field(ge=0, le=1)
    """That of the surest report."""
    outlets: int = Field(ge=0)
    """How many sources report it."""


class Link(Contract):
    """How one event belongs to another."""

    source: str
    """Id of the report or canonical event that the link goes out from."""
    kind: LinkKind
    """`part_of`: talks of a visit; `series`: rounds; `later_act_on`: ratified what was signed."""
    target: str
