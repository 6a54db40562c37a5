"""What every event of the contract has: id, status, date, place, evidence, confidence, codes."""

import hashlib
from collections.abc import Iterable
from typing import Any

from communique_extraction.assembly.confidence import confidence, features
from communique_extraction.event_coreference.record import Record
from communique_extraction.events.event_mention import Part
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import Article, ArticleReference, ExtractorInfo, Span
from communique_schemas.codes import codes_for


class EventBase:
    """Makes the common part of the events of one article."""

    def __init__(self, article: Article, extractor: ExtractorInfo) -> None:
        """Events refer to `article` and carry `extractor`."""
        self._article = article
        self._extractor = extractor
        self._reference = ArticleReference.to(article)
        self._fingerprint = article.fingerprint

    def fields(self, record: Record, own_id: str, evidence: Iterable[Sentence]) -> dict[str, Any]:
        """The fields that meetings and agreements have in common."""
        first = record.first
        return {
            "id": own_id,
            "subtype": first.subtype,
            "status": record.status,
            "date": record.date,
            "place": record.place,
            "trigger": trigger_of(record),
            "evidence": tuple(sentence.span() for sentence in evidence),
            "confidence": confidence(features(record)),
            "codes": codes_for(first.type, first.subtype, record.status),
            "article": self._reference,
            "extractor": self._extractor,
        }

    def id_of(self, record: Record) -> str:
        """The same article and extractor give the same id: it is made of nothing else.

        A corrected record of an article gives others: so whoever follows the stream can tell an event that
        is retracted from the one that supersedes it, in whatever order they come to him.
        """
        names = [part.entity.name for part in record.parts]
        if record.first.number:
            names.append(str(record.first.number))
        key = "\x1f".join(
            (self._article.id, self._fingerprint, self._extractor.version, record.first.type,
             record.first.frame.name, str(trigger_of(record).start), *names)
        )  # fmt: skip
        return hashlib.sha256(key.encode()).hexdigest()[:32]


def trigger_of(record: Record) -> Span:
    """The words that name the event."""
    first = record.first
    return first.sentence.locate(first.trigger, first.trigger)


def participant_fields(part: Part, roles: frozenset[str], otherwise: str) -> dict[str, Any]:
    """A participant; one in a role that the family of events lacks takes part in another one."""
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
