"""When an event mention was, by the words of its sentence."""

from datetime import date, timedelta
from itertools import pairwise

from spacy.tokens import Token

from communique_extraction.details.date_arithmetic import days_after
from communique_extraction.details.dates import FoundDate, find_dates
from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.calendar import weekdays
from communique_extraction.lexicon.timing import timing_words
from communique_schemas import EventDate

_NEAR = 120
"""How far from its trigger, in characters, a date still belongs to the event."""
_TO_COME = frozenset({"planned", "proposed", "cancelled"})
_DONE = frozenset({"occurred", "ongoing"})


class Timing:
    """Dates of one article's event mentions, counted from the day on which it was written."""

    def __init__(self, written: date | None) -> None:
        """Without a day of writing only dates told whole are known."""
        self._written = written

    def date_of(self, event: EventMention) -> EventDate | None:
        """The date that its sentence gives an event mention."""
        sentence = event.sentence.sentence
        position = event.trigger.idx
        found = find_dates(sentence.text, self._written, future=event.reading.status in _TO_COME)
        fitting = [
            item
            for item in found
            if self._belongs(item, event) and _in_same_clause(item, event.trigger)
        ]
        fitting.sort(key=lambda item: min(abs(item.start - position), abs(item.end - position)))
        fitting = _without_doubles(fitting, sentence.text)
        fitting.sort(key=lambda item: (item.date.end - item.date.start) > timedelta(days=1))
        if not fitting:
            return None
        span = sentence.span(fitting[0].start, fitting[0].end)
        return fitting[0].date.model_copy(update={"span": span, "text": span.text})

    def _belongs(self, item: FoundDate, event: EventMention) -> bool:
        """A date of another clause, or one after an occurred event's report, is not the event's."""
        text, position = event.sentence.sentence.text, event.trigger.idx
        distance = max(item.start - position, position - item.end)
        closes = text[item.end :].strip(' .)”"') == ""  # the date of a caption
        bounds = item.date.precision != "range" and _bounds_a_stretch(text[: item.start])
        if (distance > _NEAR and not closes) or bounds:
            return False
        if event.reading.status == "cancelled" and _is_day_of_cancelling(item, text):
            return False
        between = text[min(position, item.start) : max(position, item.end)]
        if "”" in between or ";" in between:
            return False
        return not (event.reading.status in _DONE and self._is_later(item))

    def _is_later(self, item: FoundDate) -> bool:
        tomorrow = days_after(self._written, 1) if self._written else None
        return tomorrow is not None and item.date.start > tomorrow


def _bounds_a_stretch(before: str) -> bool:
    """Tell "since Monday", by the words before the date: it dates nothing that happened since."""
    words = before.lower().removesuffix("the ").split()
    return before.endswith(" ") and bool(words) and words[-1] in timing_words().bounds


def _is_day_of_cancelling(item: FoundDate, text: str) -> bool:
    """Tell a weekday on which it was said that there would be no meeting, from one that was set."""
    of_week = item.date.text.lower().split()[0] in weekdays()
    before = text[: item.start].lower().split()
    return of_week and not (before and before[-1] in timing_words().set_for)


def _in_same_clause(item: FoundDate, trigger: Token) -> bool:
    """A date in a relative clause dates what the clause reports, and nothing outside it."""
    dated = next((t for t in trigger.doc if t.idx <= item.start < t.idx + len(t)), trigger)
    if _qualifies_another(dated, item, trigger):
        return False
    clause = _relative_clause(dated)  # "the meeting, which took place on Monday"
    return clause == _relative_clause(trigger) or (clause is not None and clause.head == trigger)


def _qualifies_another(dated: Token, item: FoundDate, trigger: Token) -> bool:
    """Tell "the November 20 election": the date says which election, not when the event was."""
    before = dated.doc[dated.i - 1].lower_ if dated.i else ""
    if before == "on":
        return False
    top = dated
    while top.head != top and item.start <= top.head.idx < item.end:
        top = top.head
    noun = top.head
    within = top.dep_ in {"compound", "nmod", "nummod", "amod", "poss"} and noun.i > top.i
    return within and noun != trigger and noun.tag_.startswith("NN")


def _relative_clause(token: Token) -> Token | None:
    """The verb of the relative clause in which a word stands; a comma behind the verb ends it."""
    verb = next((t for t in (token, *token.ancestors) if t.dep_ == "relcl"), None)
    if verb is None or any(t.text == "," for t in token.doc[verb.i : token.i]):
        return None
    return verb


def _without_doubles(found: list[FoundDate], text: str) -> list[FoundDate]:
    """Of "tomorrow, December 21" the calendar's date holds: it does not hang on the day of writing."""
    ordered = sorted(found, key=lambda item: item.start)
    doubled = [
        first
        for first, second in pairwise(ordered)
        if text[first.end : second.start].strip() == "," and first.date.start != second.date.start
    ]
    return [item for item in found if item not in doubled]
