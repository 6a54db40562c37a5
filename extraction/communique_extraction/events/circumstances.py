"""When and where an event mention was, by the words of its sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from spacy.tokens import Token

from communique_extraction.details.date_arithmetic import days_after
from communique_extraction.details.dates import FoundDate, find_dates
from communique_extraction.details.day_of_writing import day_of_writing
from communique_extraction.events.event_mention import HERE, Dated, EventMention
from communique_extraction.events.factuality import Reading
from communique_extraction.gazetteer.places import find_place, is_finer
from communique_extraction.lexicon.calendar import weekdays
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.sentences.dateline import Dateline
from communique_extraction.syntax.dependencies import (
    governed_by,
    is_verb,
    objects_of,
    prepositions_of,
)
from communique_extraction.syntax.support_verbs import support_of
from communique_schemas import Article, Place

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "aboard"})
_PLACE_LABELS = frozenset({"GPE", "LOC"})
"""The model's labels for what can be visited."""
_BESIDE_NOUN = 60
"""How near a noun, in characters, a date says that the event is still to come."""
_AHEAD = re.compile(r"(?:later this|next|tomorrow|coming)\b", re.IGNORECASE)
_BESIDE = frozenset({"sidelines", "side-lines", "margins"})
"""Where one meets beside something else: the place is that of the other."""
_TO_COME = frozenset({"planned", "proposed", "cancelled"})
_NEAR = 120
"""How far from its trigger, in characters, a date still belongs to the event."""


_SINCE = re.compile(r"\b(?:since|until|till|by|from)\s+(?:the\s+)?$", re.IGNORECASE)
"""What bounds a stretch of time, and dates nothing that happened in it."""


class Circumstances:
    """Dates and places of one article's event mentions."""

    def __init__(self, article: Article, dateline: Dateline | None) -> None:
        """Dates are resolved against the day on which the article was written."""
        self.written = day_of_writing(article.published_at, dateline)
        self.dateline = dateline.place if dateline else None
        self._lead = dateline.end if dateline else 0

    def of(self, event: EventMention) -> Dated:
        """Add date and place to an event mention."""
        ahead = self._words_of_future(event)
        if ahead is not None:
            event = replace(event, reading=Reading("planned", (ahead,), event.reading.real))
        found = self._date(event)
        day = found.date if found else None
        return Dated(event, day, self._place(event))

    def _words_of_future(self, event: EventMention) -> str | None:
        """The date of "his trip to Cuba later this month": it tells what no tense does."""
        past = is_verb(event.trigger) and event.trigger.tag_ not in {"VBZ", "VBP"}
        told = event.reading.cues or event.reading.status != "occurred" or past
        carrier = support_of(event.trigger)
        if told or self.written is None or (carrier is not None and carrier.tag_ in {"VBD", "VBN"}):
            return None
        found = find_dates(event.sentence.sentence.text, self.written)
        near = [item for item in found if abs(item.start - event.trigger.idx) <= _BESIDE_NOUN]
        if any(item.date.end < self.written for item in near):
            return None
        ahead = (
            item.date.text
            for item in near
            if item.date.start > self.written or _AHEAD.match(item.date.text)
        )
        return next(ahead, None)

    def _date(self, event: EventMention) -> FoundDate | None:
        sentence = event.sentence.sentence
        future = event.reading.status in _TO_COME
        position = event.trigger.idx
        found = find_dates(sentence.text, self.written, future=future)
        fitting = [
            item
            for item in found
            if self._belongs(item, event, sentence.text) and _in_same_clause(item, event.trigger)
        ]
        fitting.sort(key=lambda item: min(abs(item.start - position), abs(item.end - position)))
        fitting = _without_doubles(fitting, sentence.text)
        fitting.sort(key=lambda item: (item.date.end - item.date.start) > timedelta(days=1))
        if not fitting:
            return None
        best = fitting[0]
        span = sentence.span(best.start, best.end)
        dated = best.date.model_copy(update={"span": span, "text": span.text})
        return FoundDate(best.start, best.end, dated)

    def _belongs(self, item: FoundDate, event: EventMention, text: str) -> bool:
        """A date of another clause, or one after an occurred event's report, is not the event's."""
        position = event.trigger.idx
        distance = max(item.start - position, position - item.end)
        closes = text[item.end :].strip(' .)”"') == ""  # the date of a caption
        bounds = item.date.precision != "range" and _SINCE.search(text[: item.start])
        if (distance > _NEAR and not closes) or bounds:
            return False
        if (
            event.reading.status == "cancelled"
            and _is_weekday(item)
            and not (text[: item.start].rstrip().lower().endswith(("for", "on")))
        ):
            return False  # the day on which it was said that it would not be
        between = text[min(position, item.start) : max(position, item.end)]
        if "”" in between or ";" in between:
            return False
        done = event.reading.status in {"occurred", "ongoing"}
        tomorrow = days_after(self.written, 1) if self.written else None
        late = tomorrow is not None and item.date.start > tomorrow
        return not (done and late)

    def _place(self, event: EventMention) -> Place | None:
        if event.subtype == "call":
            return None
        best: Place | None = None
        for token in self._place_tokens(event):
            place = self._place_at(event, token)
            if place is not None and (best is None or is_finer(place, best)):
                best = place
        if best is not None:
            return best
        lead = event.sentence.sentence.begin <= self._lead
        return self.dateline if lead and event.subtype in HERE else None

    def _place_tokens(self, event: EventMention) -> list[Token]:
        tokens = [event.place] if event.place is not None else []
        invited = [c for c in event.trigger.children if c.lower_ == "visit" and c.dep_ == "xcomp"]
        tokens += [token for verb in invited for token in objects_of(verb)]
        carrier = support_of(event.trigger)
        heads = [event.trigger, *([carrier] if carrier is not None else []), *_participants(event)]
        heads += [child for child in event.trigger.rights if child.dep_ in {"acl", "relcl"}]
        heads += [event.instrument] if event.instrument is not None else []
        heads += _purpose_of(event.trigger)
        for head in heads:
            tokens.extend(_places_under(head))
        return tokens

    def _place_at(self, event: EventMention, token: Token) -> Place | None:
        if token.lower_ in noun_triggers():
            return None
        mention = event.sentence.by_token.get(token.i)
        name = mention.text if mention else _name_of(token)
        home = next((e.country for e in event.entities() if e.country), None)
        place = find_place(name, home)
        if place is None and token is event.place and mention and mention.label in _PLACE_LABELS:
            place = Place(text=name, name=name, kind="region")  # one that the gazetteer lacks
        if place is None:
            return None
        start = event.sentence.sentence.text.find(place.text)
        if start < 0:
            return place
        span = event.sentence.sentence.span(start, start + len(place.text))
        return place.model_copy(update={"span": span, "text": span.text})


def _is_weekday(item: FoundDate) -> bool:
    return item.date.text.lower().split()[0] in weekdays()


def _purpose_of(trigger: Token) -> list[Token]:
    """The verb whose purpose a trigger tells: "met in Moscow" of "met in Moscow to sign a treaty"."""
    purpose = trigger.dep_ in {"advcl", "xcomp"} and trigger.tag_ == "VB"
    return [trigger.head] if purpose else []


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


def _places_under(head: Token) -> Iterator[Token]:
    """What stands after "in", "at" and the like on a word, and on that in turn ("at X in Y")."""
    for preposition in prepositions_of(head):
        for token in governed_by(preposition):
            if preposition.lower_ in _PLACE_PREPOSITIONS:
                yield token
                yield from _places_under(token)
            elif token.lower_ in _BESIDE:
                yield from (
                    t
                    for p in prepositions_of(token)
                    for o in governed_by(p)
                    for t in _places_under(o)
                )


def _without_doubles(found: list[FoundDate], text: str) -> list[FoundDate]:
    """Of "tomorrow, December 21" the calendar's date holds: it does not hang on the day of writing."""
    ordered = sorted(found, key=lambda item: item.start)
    doubled = [
        first
        for first, second in pairwise(ordered)
        if text[first.end : second.start].strip() == "," and first.date.start != second.date.start
    ]
    return [item for item in found if item not in doubled]


def _participants(event: EventMention) -> list[Token]:
    by_mention = {m: token for token, m in event.sentence.by_token.items()}
    indexes = [by_mention[p.mention] for p in event.parts if p.mention in by_mention]
    return [event.sentence.doc[index] for index in indexes]


def _name_of(token: Token) -> str:
    """The name of which a token is the last word: the capitalised words up to it."""
    first = token.i
    while first > token.sent.start and _goes_on(token.doc[first - 1]):
        first -= 1
    return token.doc[first : token.i + 1].text


def _goes_on(token: Token) -> bool:
    """Tell a part of a place's name: "Vice President" and "’s" of "Vice President’s Residence"."""
    return token.text[:1].isupper() or (token.tag_ == "POS" and token.i > 0)
