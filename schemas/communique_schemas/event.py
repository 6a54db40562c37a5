"""The event contract: what a consumer receives, one object per event."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from communique_schemas.article import Article, PublicationTime, describe
from communique_schemas.errors import InvalidEventError
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
_ISO_DURATION = (
    r"^P(([0-9]+(\.[0-9]+)?[YMWD])+(T([0-9]+(\.[0-9]+)?[HMS])+)?|T([0-9]+(\.[0-9]+)?[HMS])+)$"
)
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3.")]


class EventDate(Contract):
    """When it was or will be, as written and as inclusive ISO 8601 days."""

    text: str
    """As written: "Monday evening"."""
    start: date
    """The first day."""
    end: date
    """The last day, inclusive."""
    precision: DatePrecision
    """How much of the calendar the words name."""
    edtf: str
    """Extended Date/Time Format, for what is approximate or open."""
    span: Span | None = None
    """Where the words stand."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            message = f"the date ends ({self.end}) before it starts ({self.start})"
            raise ValueError(message)
        return self


class Place(Contract):
    """Where it was; coordinates in degrees (WGS 84) where the gazetteer knows them."""

    text: str
    """As written."""
    name: str
    """The place's own name, without the words around it."""
    kind: PlaceKind
    country: CountryCode | None = None
    """The country that it lies in."""
    lat: float | None = Field(default=None, ge=-90, le=90)
    """Degrees north (WGS 84)."""
    lon: float | None = Field(default=None, ge=-180, le=180)
    """Degrees east (WGS 84)."""
    span: Span | None = None
    """Where the words stand."""


class Participant(Contract):
    """Who took part, under the fullest name found in the article."""

    name: str = Field(min_length=1)
    """The fullest form found: "Emomali Rahmon", not "the Tajik president"."""
    kind: ParticipantKind
    role: str
    """What part it took."""
    title: str | None = None
    """"President"."""
    affiliation: str | None = None
    """What the title is of: "Tajikistan", "Ministry of Energy"."""
    country: CountryCode | None = None
    """The affiliation's country."""
    mentions: tuple[Span, ...] = Field(min_length=1)
    """Where it is named."""


class MeetingParticipant(Participant):
    """A participant in a meeting."""

    role: MeetingRole


class AgreementParticipant(Participant):
    """A participant in an agreement."""

    role: AgreementRole


class Codes(Contract):
    """The event in the codes of the field; `cameo_version` says which numbering is used."""

    plover: str
    """PLOVER category: CONSULT, AGREE, SUPPORT, …"""
    plover_mode: str | None = None
    """PLOVER mode: phone, visit, …"""
    cameo: str | None = None
    """CAMEO code of three or four digits."""
    cameo_version: str
    """The version of the CAMEO codebook whose numbering is used; others number differently."""


class ArticleReference(Contract):
    """The article that an event was read from."""

    id: str
    url: str | None = None
    title: str | None = None
    source: str | None = None
    published_at: PublicationTime | None = None

    @classmethod
    def to(cls, article: Article) -> Self:
        """The reference to an article."""
        return cls(
            id=article.id,
            url=article.url,
            title=article.title,
            source=article.source,
            published_at=article.published_at,
        )


class ExtractorInfo(Contract):
    """What read the event: the same version and text give the same events."""

    name: str
    version: str
    model: str


class Setting(Contract):
    """The circumstances of a meeting."""

    closed_doors: bool = False
    """Whether the text says that it was held behind closed doors."""
    sidelines_of: str | None = None
    """The larger event beside which it was held."""


class Instrument(Contract):
    """What was signed or agreed; `title` is its proper name."""

    kind: InstrumentKind
    title: str | None = None
    """Its proper name."""
    text: str
    """As written."""
    span: Span | None = None
    """Where the words stand."""


class Value(Contract):
    """What it is worth, in units of `currency` (ISO 4217)."""

    amount: float = Field(ge=0)
    """In units of the currency."""
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    """ISO 4217."""
    text: str
    """As written."""
    span: Span | None = None
    """Where the words stand."""


class Duration(Contract):
    """How long it lasts, as written and as an ISO 8601 duration."""

    text: str
    """As written."""
    iso: str = Field(pattern=_ISO_DURATION)
    """ISO 8601 duration: "P5Y", "PT48H"."""
    span: Span | None = None
    """Where the words stand."""


class _EventBase(Contract):
    """What meetings and agreements have in common."""

    id: str = Field(min_length=1)
    """Deterministic: the same text and extractor version give the same id."""
    status: Status
    """Whether it happened: proposed covers urged, offered, threatened; denied covers negated."""
    date: EventDate | None = None
    """Null where the text gives no date."""
    place: Place | None = None
    trigger: Span
    """The words that name the event."""
    evidence: tuple[Span, ...] = Field(min_length=1)
    """The sentences that it was read from; the first holds the trigger."""
    confidence: float = Field(ge=0, le=1)
    """Calibrated: of the events at about 0.8, about 80 % are right."""
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
    """What it was about."""
    setting: Setting = Setting()
    statements: tuple[Statement, ...] = ()
    """What was said at it."""
    agreements: tuple[str, ...] = ()
    """Ids of the agreement events made at it."""


class AgreementEvent(_EventBase):
    """An act of agreement: something was signed, ratified, concluded, scrapped."""

    type: Literal["agreement"] = "agreement"
    subtype: AgreementSubtype
    participants: tuple[AgreementParticipant, ...]
    instrument: Instrument
    count: int | None = Field(default=None, ge=0)
    """Number of instruments."""
    fields: tuple[LabelledSpan, ...] = ()
    """The areas covered."""
    value: Value | None = None
    duration: Duration | None = None
    meeting: str | None = None
    """Id of the meeting event that it was made at."""


Event = Annotated[MeetingEvent | AgreementEvent, Field(discriminator="type")]
"""The union that a consumer receives, told apart by `type`."""

EVENT_ADAPTER: TypeAdapter[MeetingEvent | AgreementEvent] = TypeAdapter(Event)


def parse_event(data: str | bytes) -> MeetingEvent | AgreementEvent:
    """Read one event from its JSON.

    Raises:
        InvalidEventError: the text is no JSON, or no event of this contract.
    """
    try:
        return EVENT_ADAPTER.validate_json(data)
    except ValidationError as error:
        raise InvalidEventError(f"no event of this contract: {describe(error)}") from error
