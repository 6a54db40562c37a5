"""When an event mention was, by the words of its sentence."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from spacy.tokens import Token

from communique_extraction.details.date_arithmetic import days_after
from communique_extraction.details.dates import FoundDate, find_dates
from communique_extraction.details.day_told_before import DaysTold
from communique_extraction.details.listed_days import with_years_of_lists
from communique_extraction.events.counted_days import counted_day
from communique_extraction.events.date_attachment import Standing, standing
from communique_extraction.events.duration_of_stay import with_length
from communique_extraction.events.event_mention import Counted, EventMention
from communique_extraction.events.several_days import (
    days_of_several,
    with_days_in_a_row,
    without_scattered,
)
from communique_extraction.events.year_of_name import year_of_name
from communique_extraction.lexicon.calendar import near_patterns
from communique_extraction.lexicon.factuality import BEGUN
from communique_extraction.lexicon.timing import timing_words
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.syntax.support_verbs import with_carrier
from communique_schemas import EventDate
from communique_schemas.event import DatePrecision

_NEAR = 120
"""How far from its trigger, in characters, a date still belongs to the event."""
_SOME_DAY = date(2000, 8, 15)
"""From which dates count as well as from any other day, where that of writing is not known."""
_LONG: frozenset[DatePrecision] = frozenset({"month", "year"})
_OVER = frozenset({"occurred", "cancelled", "denied"})
_TO_COME = frozenset({"planned", "proposed", "cancelled"})


class Timing:
    """Dates of one article's event mentions, counted from the day on which it was written.

    The mentions come in reading order: "that day" is the one told last.
    """

    def __init__(self, written: date | None, sentences: Sequence[Sentence] = ()) -> None:
        """Without a day of writing only dates told whole are known.

        Args:
            written: the day of writing.
            sentences: of the article, also those that tell no event.
        """
        self._written = written
        self._days = DaysTold(sentences, written)

    def dates_of(self, event: EventMention) -> Sequence[EventDate | None]:
        """The dates that its sentence gives an event mention: several for agreements made on several days."""
        text = event.sentence.sentence.text
        dates = self._dates_in(text, event)
        ranked = [
            (near, _is_span(item), _distance(item, event), item)
            for item in dates
            if (near := self._standing(item, event)) is not None
        ]
        counted, year = counted_day(event, dates), year_of_name(event, self._written)
        found = counted or min(ranked, key=lambda rank: rank[:-1], default=(None,))[-1]
        days = days_of_several(event, found, dates) or list(filter(None, [found]))
        if not days or (year is not None and _is_of_another_year(days[0], year, event)):
            return [year]
        return [self._told(day, event) for day in days]

    def counted_from_writing(self, event: EventMention) -> Counted | None:
        """What a date tells that counts from the day of writing, where that is not known.

        "This month" may be of the same day as "on Monday", and tells nothing.
        """
        if self._written is not None:
            return None
        for item in find_dates(event.sentence.sentence.text, _SOME_DAY):
            if self._standing(item, event) is None:
                continue
            if item.pattern in near_patterns():
                return "day"
            now = item.date.start <= _SOME_DAY <= item.date.end
            if item.date.precision in _LONG and not now:
                return "long"
        return None

    def _told(self, found: FoundDate, event: EventMention) -> EventDate:
        span = event.sentence.sentence.span(found.start, found.end)
        date = found.date.model_copy(update={"span": span, "text": span.text})
        return (
            with_length(date, _words_of(found, event), event) if event.subtype == "visit" else date
        )

    def _dates_in(self, text: str, event: EventMention) -> list[FoundDate]:
        ahead = event.reading.status in _TO_COME or _will_not_be(event)
        off = event.reading.status == "cancelled" and not _was_to_be(event)
        nearest = off or _is_past_plan(event.trigger)
        told = find_dates(text, self._written, future=None if nearest else ahead)
        found = _without_doubles(with_years_of_lists(told, text), text)
        if event.type == "meeting":
            found = with_days_in_a_row(without_scattered(found, text), text)
        return [*found, *self._days.counted(text, event.sentence.sentence.index, found)]

    def _standing(self, item: FoundDate, event: EventMention) -> Standing | None:
        """How near a date stands to an event; None where it is not the event's."""
        text, position = event.sentence.sentence.text, event.trigger.idx
        if not event.owns(item.start):
            return None
        if event.stretch is not None and event.stretch[0] > position and item.start > position:
            return Standing.OWN
        one = item.date.precision != "range" or item.date.edtf.endswith("~")
        if one and _bounds_a_stretch(text[: item.start]):
            return None
        if event.reading.status in BEGUN and self._is_later(item):
            return None
        if event.reading.status in _OVER and _bounds_what_was(item):
            return None
        if {"”", ";"} & set(text[min(position, item.start) : max(position, item.end)]):
            return None
        words = _words_of(item, event)
        near = standing(words, event) if words else None
        if event.frame.made_before and near is not Standing.OWN:
            return None
        closes = text[item.end :].strip(' .)”"') == ""  # the date of a caption
        far = near is Standing.BESIDE and _distance(item, event) > _NEAR and not closes
        return None if far else near

    def _is_later(self, item: FoundDate) -> bool:
        tomorrow = days_after(self._written, 1) if self._written else None
        return tomorrow is not None and item.date.start > tomorrow


def _is_of_another_year(found: FoundDate, year: EventDate, event: EventMention) -> bool:
    """Tell a date around "the 2023 summit": who signed "the 2015 deal" in 2016 did so then."""
    outside = found.date.end < year.start or year.end < found.date.start
    return outside and event.type == "meeting"


def _bounds_a_stretch(before: str) -> bool:
    """Tell "since Monday", by the words before the date: it dates nothing that happened since."""
    words = before.lower().removesuffix("the ").split()
    return before.endswith(" ") and bool(words) and words[-1] in timing_words().bounds


def _bounds_what_was(item: FoundDate) -> bool:
    """Tell "since 2015" and "by 2020": what is over and done with did not last from, or until, then."""
    first = item.date.text.split(maxsplit=1)[0].lower()
    return first in timing_words().apart or first in timing_words().bounds


def _words_of(item: FoundDate, event: EventMention) -> list[Token]:
    return [token for token in event.trigger.doc if item.start <= token.idx < item.end]


def _was_to_be(event: EventMention) -> bool:
    """Tell "were to meet on Friday, but …" from "was to have met"."""
    heads = (head for head in with_carrier(event.trigger) if head.dep_ == "xcomp")
    return any(h.tag_ == "VB" and h.head.lower_ in timing_words().was_to for h in heads)


def _will_not_be(event: EventMention) -> bool:
    """Tell "will not meet" from "did not meet"."""
    heads = with_carrier(event.trigger)
    modal = any(child.tag_ == "MD" for head in heads for child in head.children)
    return event.reading.status == "denied" and modal


def _is_past_plan(trigger: Token) -> bool:
    """Tell "had planned to meet": the day that was planned may be over."""
    plan = trigger.head
    past = any(child.dep_ == "aux" and child.tag_ == "VBD" for child in plan.children)
    return trigger.dep_ == "xcomp" and plan.tag_ == "VBN" and past


def _is_span(item: FoundDate) -> bool:
    return item.date.end - item.date.start > timedelta(days=1)


def _distance(item: FoundDate, event: EventMention) -> int:
    position = event.trigger.idx
    return min(abs(item.start - position), abs(item.end - position))


def _without_doubles(found: Sequence[FoundDate], text: str) -> list[FoundDate]:
    """Of "tomorrow, December 21" the calendar's date holds: it does not hang on the day of writing.

    In "May 3, May 5 and May 7" all of them do.
    """
    doubled = [
        first
        for first, second in pairwise(found)
        if text[first.end : second.start].strip() in {",", "("}
        and first.date.start != second.date.start
        and not first.date.text[-1].isdigit()
    ]
    return [item for item in found if item not in doubled]
