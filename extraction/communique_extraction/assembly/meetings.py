"""Meetings as the contract has them: with topics, setting and what was said."""

from collections.abc import Iterable, Sequence
from typing import get_args

from communique_extraction.assembly.event_base import EventBase, participant_fields
from communique_extraction.assembly.evidence import WITHOUT_TOPICS, Evidence
from communique_extraction.coreference.entity import Entity
from communique_extraction.details.topics import find_topics
from communique_extraction.details.values import find_setting
from communique_extraction.event_coreference.record import Record
from communique_schemas import LabelledSpan, Statement
from communique_schemas.event import MeetingEvent, MeetingParticipant, MeetingRole

_ROLES = frozenset(get_args(MeetingRole))
_MOST_TOPICS = 8

Said = tuple[int, Entity, Statement]
"""The index of a sentence, who speaks in it, and what is said."""


class MeetingMaker:
    """Makes the meetings of one article."""

    def __init__(self, base: EventBase, evidence: Evidence, said: Sequence[Said]) -> None:
        """Take what all events have in common, the article's sentences, and what is said in them."""
        self._base = base
        self._evidence = evidence
        self._said = said

    def make(self, record: Record, own_id: str, agreements: Iterable[str]) -> MeetingEvent:
        """Make a meeting; `agreements` are the ids of those made at it."""
        sentences = self._evidence.of(record)
        spoken = record.first.subtype not in WITHOUT_TOPICS
        topics = [topic for sentence in sentences if spoken for topic in find_topics(sentence)]
        people = (participant_fields(part, _ROLES, "participant") for part in record.parts)
        return MeetingEvent.model_validate(
            {
                **self._base.fields(record, own_id, sentences),
                "participants": [MeetingParticipant.model_validate(person) for person in people],
                "topics": _once(topics)[:_MOST_TOPICS],
                "setting": find_setting(" ".join(sentence.text for sentence in sentences)),
                "statements": self._statements(record),
                "agreements": tuple(agreements),
            }
        )

    def _statements(self, record: Record) -> tuple[Statement, ...]:
        """What its participants said in its sentences, and after them until another event begins."""
        speakers = set(record.entities())
        return tuple(
            statement
            for index, speaker, statement in self._said
            if speaker in speakers and self._evidence.goes_on_at(record, index)
        )


def _once(topics: Iterable[LabelledSpan]) -> tuple[LabelledSpan, ...]:
    return tuple({topic.label.lower(): topic for topic in topics}.values())
