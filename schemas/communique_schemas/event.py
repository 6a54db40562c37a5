"""The event contract: what a consumer receives, one object per event."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from communique_schemas.article import PublicationTime
from communique_schemas.span import Contract, LabelledSpan, Span, Statement

Status = Literal["occurred", "ongoing", "planned", "proposed", "cancelled", "denied"]
MeetingSubtype = Literal["meeting", "talks", "call", "visit", "summit", "reception", "session"]
AgreementSubtype = Literal[
    "sign", "ratify", "conclude", "extend", "reject", "suspend", "withdraw", "violate"
]
ParticipantKind = Literal["person", "country", "organization", "group"]
MeetingRole = Literal["participant", "host", "guest", "mediator"]
AgreementRole = Literal["party", "signatory", "witness", "mediator"]
InstrumentKind = Literal[
    "treaty",
    "agreement",
    "memorandum",
    "contract",
    "protocol",
    "declaration",
    "ceasefire",
    "deal",
    "document",
    "plan",
    "other",
]
DatePrecision = Literal["day", "week", "month", "quarter", "year", "range"]
PlaceKind = Literal["venue", "city", "region", "country"]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3.")]


class EventDate(Contract):
    """When it was or will be, as written and as inclusive ISO 8601 days."""

    text: str
    start: date
    end: date
    precision: DatePrecision
    edtf: str = Field(description="Extended Date/Time Format, for what is approximate or open.")
    span: Span | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            message = f"the date ends ({self.end}) before it starts ({self.start})"
            raise ValueError(message)
        return self


class Place(Contract):
    """Where it was; coordinates in degrees (WGS 84) where the gazetteer knows them."""

    text: str
    name: str
    kind: PlaceKind
    country: CountryCode | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    span: Span | None = None


class Participant(Contract):
    """Who took part, under the fullest name found in the article."""

    name: str = Field(min_length=1)
    kind: ParticipantKind
    role: str
    title: str | None = None
    affiliation: str | None = Field(default=None, description="What the title is of.")
    country: CountryCode | None = None
    mentions: tuple[Span, ...] = Field(min_length=1)


class MeetingParticipant(Participant):
    """A participant in a meeting."""

    role: MeetingRole


class AgreementParticipant(Participant):
    """A participant in an agreement."""

    role: AgreementRole


class Codes(Contract):
    """The event in the codes of the field; `cameo_version` says which numbering is used."""

    plover: str
    plover_mode: str | None = None
    cameo: str | None = None
    cameo_version: str


class ArticleReference(Contract):
    """The article that an event was read from."""

    id: str
    url: str | None = None
    title: str | None = None
    source: str | None = None
    published_at: PublicationTime | None = None


class ExtractorInfo(Contract):
    """What read the event: the same version and text give the same events."""

    name: str
    version: str
    model: str


class Setting(Contract):
    """The circumstances of a meeting."""

    closed_doors: bool = False
    sidelines_of: str | None = None


class Instrument(Contract):
    """What was signed or agreed; `title` is its proper name."""

    kind: InstrumentKind
    title: str | None = None
    text: str
    span: Span | None = None


class Value(Contract):
    """What it is worth, in units of `currency` (ISO 4217)."""

    amount: float = Field(ge=0)
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    text: str
    span: Span | None = None


class Duration(Contract):
    """How long it lasts, as written and as an ISO 8601 duration."""

    text: str
    iso: str = Field(pattern=r"^P[0-9]")
    span: Span | None = None


class _EventBase(Contract):
    """What meetings and agreements have in common."""

    id: str = Field(min_length=1)
    status: Status
    date: EventDate | None = None
    place: Place | None = None
    trigger: Span
    evidence: tuple[Span, ...] = Field(
        min_length=1, description="Sentences; the first holds the trigger."
    )
    confidence: float = Field(ge=0, le=1)
    codes: Codes
    article: ArticleReference
    extractor: ExtractorInfo

    @model_validator(mode="after")
    def _first_evidence_holds_trigger(self) -> Self:
        first = self.evidence[0]
        if not first.start <= self.trigger.start < self.trigger.end <= first.end:
            message = f"trigger {self.trigger.text!r} lies outside the first evidence sentence"
            raise ValueError(message)
        return self


class MeetingEvent(_EventBase):
    """People, states or organisations met, talked, visited or received one another."""

    type: Literal["meeting"] = "meeting"
    subtype: MeetingSubtype
    participants: tuple[MeetingParticipant, ...]
    topics: tuple[LabelledSpan, ...] = ()
    setting: Setting = Setting()
    statements: tuple[Statement, ...] = ()
    agreements: tuple[str, ...] = Field(default=(), description="Ids of agreements made at it.")


class AgreementEvent(_EventBase):
    """An act of agreement: something was signed, ratified, concluded, scrapped."""

    type: Literal["agreement"] = "agreement"
    subtype: AgreementSubtype
    participants: tuple[AgreementParticipant, ...]
    instrument: Instrument
    count: int | None = Field(default=None, ge=0, description="Number of instruments.")
    fields: tuple[LabelledSpan, ...] = ()
    value: Value | None = None
    duration: Duration | None = None
    meeting: str | None = Field(default=None, description="Id of the meeting it was made at.")


Event = Annotated[MeetingEvent | AgreementEvent, Field(discriminator="type")]
"""The union that a consumer receives, told apart by `type`."""

EVENT_ADAPTER: TypeAdapter[MeetingEvent | AgreementEvent] = TypeAdapter(Event)


def parse_event(data: str | bytes) -> MeetingEvent | AgreementEvent:
    """Read one event from its JSON."""
    return EVENT_ADAPTER.validate_json(data)
