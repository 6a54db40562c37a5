"""Makes events of the contract out of merged records."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from communique_extraction.assembly.confidence import confidence, features
from communique_extraction.coreference.resolution import Coreference
from communique_extraction.details.instruments import FoundInstrument, find_instrument
from communique_extraction.details.statements import find_statements
from communique_extraction.details.topics import find_topics
from communique_extraction.details.values import (
    field_of_name,
    find_duration,
    find_fields,
    find_fields_told_after,
    find_setting,
    find_value,
)
from communique_extraction.event_coreference.record import Record
from communique_extraction.events.event_mention import Part
from communique_extraction.sentences.article_text import ArticleText
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import (
    AgreementEvent,
    AgreementParticipant,
    Article,
    ArticleReference,
    ExtractorInfo,
    Instrument,
    LabelledSpan,
    MeetingEvent,
    MeetingParticipant,
    Span,
    Statement,
)
from communique_schemas.codes import codes_for

_MEETING_ROLES = frozenset({"participant", "host", "guest", "mediator"})
_AGREEMENT_ROLES = frozenset({"party", "signatory", "witness", "mediator"})
_MOST_TOPICS = 8
_SEQUELS = 3
"""How many sentences after an agreement may go on with what it is about."""


class Assembler:
    """Makes the events of one article."""

    def __init__(
        self,
        article: Article,
        text: ArticleText,
        extractor: ExtractorInfo,
        coreference: Coreference,
    ) -> None:
        """Events refer to `article` and carry `extractor`."""
        self._article = article
        self._extractor = extractor
        self._sentences = text.sentences
        self._read = {read.sentence.index for read in coreference.sentences}
        self._begun: set[int] = set()
        self._said = [
            (read.sentence.index, speaker, statement)
            for read in coreference.sentences
            for speaker, statement in find_statements(read, coreference)
        ]
        self._reference = ArticleReference(
            id=article.id,
            url=article.url,
            title=article.title,
            source=article.source,
            published_at=article.published_at,
        )

    def events(self, records: Sequence[Record]) -> tuple[MeetingEvent | AgreementEvent, ...]:
        """Make one event of each record, in the order of their triggers."""
        ids = [self._id(record) for record in records]
        made_at: dict[int, list[str]] = defaultdict(list)
        for record, own in zip(records, ids, strict=True):
            if record.meeting is not None:
                made_at[record.meeting].append(own)
        self._begun = {m.sentence.sentence.index for r in records for m in r.mentions}
        return tuple(
            self._agreement(record, ids[number], ids)
            if record.first.type == "agreement"
            else self._meeting(record, ids[number], made_at[number])
            for number, record in enumerate(records)
        )

    def _meeting(self, record: Record, own: str, agreements: Sequence[str]) -> MeetingEvent:
        sentences = self._with_follow_ups(record)
        spoken = record.first.subtype not in {"visit", "reception"}
        topics = [topic for sentence in sentences if spoken for topic in find_topics(sentence)]
        return MeetingEvent.model_validate(
            {
                **self._shared(record, own),
                "participants": [
                    MeetingParticipant.model_validate(
                        _participant(part, _MEETING_ROLES, "participant")
                    )
                    for part in record.parts
                ],
                "topics": _once(topics)[:_MOST_TOPICS],
                "setting": find_setting(" ".join(sentence.text for sentence in sentences)),
                "statements": self._statements(record),
                "agreements": tuple(agreements),
            }
        )

    def _statements(self, record: Record) -> tuple[Statement, ...]:
        """What its participants said in its sentences, and after them until another event begins."""
        own = {mention.sentence.sentence.index for mention in record.mentions}
        others = self._begun - own
        speakers = set(record.entities())
        return tuple(
            statement
            for index, speaker, statement in self._said
            if speaker in speakers
            and any(start <= index and not others & set(range(start, index + 1)) for start in own)
        )

    def _with_follow_ups(self, record: Record) -> list[Sentence]:
        """The sentences of its mentions, and those after them that go on with what was discussed."""
        own = _sentences(record)
        if record.first.type == "agreement" or record.first.subtype in {"visit", "reception"}:
            return own
        more: list[Sentence] = []
        for mention in record.mentions:
            for sentence in self._sentences[mention.sentence.sentence.index + 1 :]:
                if sentence.index in self._begun:
                    break
                if find_topics(sentence):
                    more.append(sentence)
        return list({sentence.index: sentence for sentence in (*own, *more)}.values())

    def _agreement(self, record: Record, own: str, ids: Sequence[str]) -> AgreementEvent:
        first = record.first
        sentence = first.sentence.sentence
        found = self._instrument(record)
        return AgreementEvent.model_validate(
            {
                **self._shared(record, own),
                "participants": [
                    AgreementParticipant.model_validate(
                        _participant(part, _AGREEMENT_ROLES, "party")
                    )
                    for part in sorted(record.parts, key=_rank)
                ],
                "instrument": found.instrument,
                "count": found.count,
                "fields": self._fields(record, found),
                "value": find_value(sentence),
                "duration": find_duration(sentence),
                "meeting": ids[record.meeting] if record.meeting is not None else None,
            }
        )

    def _fields(self, record: Record, found: FoundInstrument) -> tuple[LabelledSpan, ...]:
        """The fields in its sentences, or in the next ones if they go on with it, or in its name."""
        sentence = record.first.sentence.sentence
        here = found.sentence.index == sentence.index
        fields = find_fields(sentence, found.end) if here else ()
        for mention in record.mentions if not fields else ():
            if mention.instrument is not None:
                told = find_instrument(mention.sentence, mention.instrument)
                fields = fields or find_fields(told.sentence, told.end)
        following = self._sentences[sentence.index + 1 :][:_SEQUELS]
        for later in following if not fields else ():
            fields = fields or find_fields_told_after(later)
        span = found.instrument.span
        if not fields and span is not None:
            fields = field_of_name(span.text, span.start)
        return fields

    def _instrument(self, record: Record) -> FoundInstrument:
        found = [
            find_instrument(mention.sentence, mention.instrument)
            for mention in record.mentions
            if mention.instrument is not None
        ]
        counted = [instrument for instrument in found if (instrument.count or 0) > 1]
        if found:
            return (counted or found)[0]
        first, trigger = record.first, _trigger(record)
        instrument = Instrument(kind="other", text=trigger.text, span=trigger)
        end = first.trigger.idx + len(first.trigger)
        return FoundInstrument(instrument, None, first.sentence.sentence, end)

    def _shared(self, record: Record, own: str) -> dict[str, Any]:
        first = record.first
        return {
            "id": own,
            "subtype": first.subtype,
            "status": record.status,
            "date": record.date,
            "place": record.place,
            "trigger": _trigger(record),
            "evidence": tuple(sentence.span() for sentence in self._with_follow_ups(record)),
            "confidence": confidence(features(record)),
            "codes": codes_for(first.type, first.subtype, record.status),
            "article": self._reference,
            "extractor": self._extractor,
        }

    def _id(self, record: Record) -> str:
        """The same article and extractor give the same id: it is made of nothing else."""
        trigger = _trigger(record)
        key = "\x1f".join(
            (self._article.id, self._article.text_hash, self._extractor.version, record.first.type,
             record.first.frame, str(trigger.start), *(p.entity.name for p in record.parts))
        )  # fmt: skip
        return hashlib.sha256(key.encode()).hexdigest()[:32]


def _rank(part: Part) -> int:
    """Parties come first, then who signed for them, then the others."""
    return {"party": 0, "signatory": 1}.get(part.role, 2)


def _trigger(record: Record) -> Span:
    first = record.first
    return first.sentence.locate(first.trigger, first.trigger)


def _sentences(record: Record) -> list[Sentence]:
    """The sentences of its mentions, once each; the trigger's comes first."""
    return list({m.sentence.sentence.index: m.sentence.sentence for m in record.mentions}.values())


def _participant(part: Part, roles: frozenset[str], otherwise: str) -> dict[str, Any]:
    entity = part.entity
    spans = {(m.span.start, m.span.end): m.span for m in (part.mention, *entity.mentions)}
    return {
        "name": entity.name,
        "kind": entity.kind,
        "role": part.role if part.role in roles else otherwise,
        "title": entity.title,
        "affiliation": entity.affiliation,
        "country": entity.country,
        "mentions": tuple(spans.values()),
    }


def _once(topics: list[LabelledSpan]) -> tuple[LabelledSpan, ...]:
    return tuple({topic.label.lower(): topic for topic in topics}.values())
