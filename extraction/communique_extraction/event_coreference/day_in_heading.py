"""The day to come that a headline tells, where the text goes on without it.

"On May 20, Hagen will visit Oslo" stands above "The President will discuss transport": the day is that of
what the text plans first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique_extraction.coreference.entity import Entity
from communique_extraction.details.dates import FoundDate, find_dates
from communique_extraction.event_coreference.cluster import Cluster
from communique_extraction.lexicon.timing import timing_words
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import EventDate

_SOON = timedelta(days=60)
"""How far ahead a day lies at most that a headline tells without its year."""


@dataclass(frozen=True, slots=True)
class DayInHeading:
    """A headline, in which a day may be told, and the day of writing."""

    heading: Sentence | None
    written: date | None

    def date_of(self, cluster: Cluster, clusters: Sequence[Cluster]) -> EventDate | None:
        """The day, where it is a cluster's: planned in the text's first sentence, with no day told there.

        Somebody who takes part is named in the headline, and the text dates nothing else that is planned.
        """
        opens = cluster is clusters[0] and cluster.first.sentence.sentence.index == 0
        undated = all(other.date is None for other in clusters if other.status == "planned")
        if self.heading is None or not (opens and undated and cluster.status == "planned"):
            return None
        words = self.heading.text.lower().replace("'", " ").split()
        named = any(_last_word(entity) in words for entity in cluster.entities())
        return self._day(self.heading) if named else None

    def _day(self, heading: Sentence) -> EventDate | None:
        """The one day from the day of writing on that the headline tells."""
        if self.written is None:
            return None
        found = find_dates(heading.text, self.written, future=True)
        told = found[0].date if len(found) == 1 and _is_the_day(found[0], heading.text) else None
        soon = told is not None and self.written <= told.start <= self.written + _SOON
        return told if soon else None


def _last_word(entity: Entity) -> str:
    return entity.name.lower().rsplit(maxsplit=1)[-1]


def _is_the_day(found: FoundDate, text: str) -> bool:
    """Tell a day on which something will be from the last one by which it may be."""
    before = text[: found.start].lower().split()
    bounded = bool(before) and before[-1] in timing_words().bounds
    return found.date.precision == "day" and not bounded
