"""The contracts: articles, events, spans, dead letters, messages, and the project's errors."""

from communique_schemas.article import DEFAULT_MAX_CHARACTERS, Article, parse_article
from communique_schemas.canonical import (
    CanonicalEvent,
    CanonicalInstrument,
    CanonicalParticipant,
    Link,
    ReportReference,
    Said,
    StatusChange,
)
from communique_schemas.canonical_change import CanonicalAction, CanonicalChange, ChangedEvent
from communique_schemas.codes import EventType, codes_for
from communique_schemas.correction import Correction, ReportAnchor, StatedCorrection
from communique_schemas.dead_letter import DeadLetter, DeadLetterReason
from communique_schemas.event import (
    EVENT_ADAPTER,
    AgreementEvent,
    AgreementParticipant,
    ArticleReference,
    Codes,
    Duration,
    Event,
    EventDate,
    ExtractorInfo,
    Instrument,
    MeetingEvent,
    MeetingParticipant,
    Participant,
    Place,
    Setting,
    Value,
    parse_event,
)
from communique_schemas.extraction import ExtractionResult
from communique_schemas.json_schema import SchemaName, json_schema
from communique_schemas.message import (
    DEFAULT_QUEUE,
    MESSAGE_VERSION,
    TASK_NAME,
    ChunkMessage,
    InlineChunkMessage,
    parse_message,
)
from communique_schemas.person import NameSeen, Office, Person
from communique_schemas.span import LabelledSpan, Span, Statement, check_spans, spans_of
from communique_schemas.stream import StreamEntry
from communique_schemas.version import __version__

__all__ = [
    "DEFAULT_MAX_CHARACTERS",
    "DEFAULT_QUEUE",
    "EVENT_ADAPTER",
    "MESSAGE_VERSION",
    "TASK_NAME",
    "AgreementEvent",
    "AgreementParticipant",
    "Article",
    "ArticleReference",
    "CanonicalAction",
    "CanonicalChange",
    "CanonicalEvent",
    "CanonicalInstrument",
    "CanonicalParticipant",
    "ChangedEvent",
    "ChunkMessage",
    "Codes",
    "Correction",
    "DeadLetter",
    "DeadLetterReason",
    "Duration",
    "Event",
    "EventDate",
    "EventType",
    "ExtractionResult",
    "ExtractorInfo",
    "InlineChunkMessage",
    "Instrument",
    "LabelledSpan",
    "Link",
    "MeetingEvent",
    "MeetingParticipant",
    "NameSeen",
    "Office",
    "Participant",
    "Person",
    "Place",
    "ReportAnchor",
    "ReportReference",
    "Said",
    "SchemaName",
    "Setting",
    "Span",
    "StatedCorrection",
    "Statement",
    "StatusChange",
    "StreamEntry",
    "Value",
    "__version__",
    "check_spans",
    "codes_for",
    "json_schema",
    "parse_article",
    "parse_event",
    "parse_message",
    "spans_of",
]
