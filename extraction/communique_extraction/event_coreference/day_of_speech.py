"""The day of which those speak who met: "Today, we will discuss fishing" in the transcript of a meeting.

The report above the transcript tells of the meeting without its day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from communique_extraction.details.dates import find_dates
from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.lexicon.factuality import BEGUN
from communique_extraction.lexicon.speakers import speakers
from communique_extraction.lexicon.timing import timing_words
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import EventDate

_LEAD = 1
"""The last of the sentences that may tell which meeting the transcript gives."""


@dataclass(frozen=True)
class DayOfSpeech:
    """The sentences of an article, and the day of writing."""

    sentences: Sequence[Sentence]
    written: date | None

    def date_of(self, cluster: Cluster, clusters: Sequence[Cluster]) -> EventDate | None:
        """The day, where a cluster is the meeting whose transcript follows.

        Args:
            cluster: any event.
            clusters: all events of the article.
        """
        first = next((c for c in clusters if c.first.type == "meeting"), None)
        opens = cluster is first and cluster.first.sentence.sentence.index <= _LEAD
        if not opens or cluster.first.subtype == "visit" or cluster.status not in BEGUN:
            return None
        return self._day_told

    @cached_property
    def _day_told(self) -> EventDate | None:
        """The day of writing, where the first words that a speaker says of the meeting call it today."""
        begin = self._begin_of_speech() if self.written else None
        if begin is None:
            return None
        for sentence in self.sentences:
            if sentence.begin + len(sentence.text) > begin:
                told = timing_words().spoken_today.search(sentence.text)
                found = find_dates(told[0], self.written) if told else ()
                today = (item for item in found if item.date.start == self.written)
                if told is not None and (item := next(today, None)) is not None:
                    at = told.start() + item.start
                    span = sentence.span(at, at + len(item.date.text))
                    return item.date.model_copy(update={"span": span, "text": span.text})
        return None

    def _begin_of_speech(self) -> int | None:
        """Where the first label of a speaker stands."""
        text = self.sentences[0].view.text if self.sentences else ""
        labels = (m for m in speakers().label.finditer(text) if m["told"])
        return next((m.start() for m in labels if m["told"].split()[-1][:1].isupper()), None)
