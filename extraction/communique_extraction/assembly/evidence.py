"""The sentences that an event was read from, and those that go on with it."""

from collections.abc import Iterable, Iterator, Sequence

from communique_extraction.details.topics import find_topics
from communique_extraction.event_coreference.record import Record
from communique_extraction.sentences.sentence import Sentence

WITHOUT_TOPICS = frozenset({"visit"})
"""The subtypes of meetings of which nobody tells what was discussed."""
_SEQUELS = 3
"""How many sentences after an agreement may go on with what it is about."""


class Evidence:
    """The sentences of an article, and where in them its events are told."""

    def __init__(self, sentences: Sequence[Sentence], records: Iterable[Record]) -> None:
        """Take all sentences of the article, read or not, and its events."""
        self._sentences = sentences
        self._begun = {m.sentence.sentence.index for r in records for m in r.mentions}

    def of(self, record: Record) -> tuple[Sentence, ...]:
        """The sentences of an event's mentions, and those after them that go on with what was discussed."""
        own = own_sentences(record)
        if record.first.type == "agreement" or record.first.subtype in WITHOUT_TOPICS:
            return own
        more = [later for sentence in own for later in self._follow_ups(sentence)]
        return tuple({sentence.index: sentence for sentence in (*own, *more)}.values())

    def sequels(self, record: Record) -> Sequence[Sentence]:
        """The next sentences after an agreement, which may tell what it is about."""
        return self._sentences[record.first.sentence.sentence.index + 1 :][:_SEQUELS]

    def goes_on_at(self, record: Record, index: int) -> bool:
        """Tell whether a sentence stands after one of the event's, with no other event between."""
        own = {sentence.index for sentence in own_sentences(record)}
        others = self._begun - own
        return any(start <= index and others.isdisjoint(range(start, index + 1)) for start in own)

    def _follow_ups(self, sentence: Sentence) -> Iterator[Sentence]:
        for later in self._sentences[sentence.index + 1 :]:
            if later.index in self._begun:
                return
            if find_topics(later):
                yield later


def own_sentences(record: Record) -> tuple[Sentence, ...]:
    """The sentences of an event's mentions, once each; the trigger's comes first."""
    return tuple({m.sentence.sentence.index: m.sentence.sentence for m in record.mentions}.values())
