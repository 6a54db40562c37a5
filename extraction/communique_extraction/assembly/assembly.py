"""Makes the events of an article, in the form of the contract, from its records."""

from collections import defaultdict
from collections.abc import Sequence

from communique_extraction.assembly.agreements import AgreementMaker
from communique_extraction.assembly.event_base import EventBase
from communique_extraction.assembly.evidence import Evidence
from communique_extraction.assembly.meetings import MeetingMaker, Said
from communique_extraction.event_coreference.record import Record
from communique_extraction.sentences.sentence import Sentence
from communique_schemas.event import AgreementEvent, MeetingEvent


def assemble(
    records: Sequence[Record], base: EventBase, sentences: Sequence[Sentence], said: Sequence[Said]
) -> tuple[MeetingEvent | AgreementEvent, ...]:
    """Make one event of each record, in their order.

    Args:
        records: the events of one article.
        base: makes what all events have in common.
        sentences: all sentences of the article.
        said: what somebody says in the sentences that were read.
    """
    evidence = Evidence(sentences, records)
    meetings, agreements = MeetingMaker(base, evidence, said), AgreementMaker(base, evidence)
    ids = [base.id_of(record) for record in records]
    made_at: dict[int, list[str]] = defaultdict(list)
    for record, own_id in zip(records, ids, strict=True):
        if record.meeting is not None:
            made_at[record.meeting].append(own_id)
    return tuple(
        agreements.make(record, own_id, None if record.meeting is None else ids[record.meeting])
        if record.first.type == "agreement"
        else meetings.make(record, own_id, made_at[number])
        for number, (record, own_id) in enumerate(zip(records, ids, strict=True))
    )
