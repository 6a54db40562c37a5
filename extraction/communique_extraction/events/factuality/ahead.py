"""What dates tell of the future: "his trip to Cuba later this month" is still to come."""

from datetime import date

from spacy.tokens import Token

from communique_extraction.details.dates import FoundDate, find_dates
from communique_extraction.events.factuality.cues import Cue
from communique_extraction.events.factuality.verbs import is_present
from communique_extraction.events.timetable import is_timetable
from communique_extraction.lexicon.timing import timing_words
from communique_extraction.syntax.dependencies import is_verb

_BESIDE = 60
"""How near a word, in characters, a date says that its event is still to come."""
_BEHIND_TIMETABLE = 150
"""The same for a verb that tells what is set for a day: "leaves for Oslo for talks with A on Friday"."""


def date_ahead(trigger: Token, carrier: Token | None, written: date | None) -> Cue | None:
    """The date near an event that tells what no tense does: the event lies ahead.

    Args:
        trigger: the word that names the event.
        carrier: the verb that carries it, where it is a noun.
        written: the day from which words like "next week" count.
    """
    if written is None or _is_past(trigger, carrier):
        return None
    timetable = is_timetable(trigger)
    found = find_dates(trigger.doc.text, written, future=timetable)
    reach = _BEHIND_TIMETABLE if timetable else _BESIDE
    near = [item for item in found if abs(item.start - trigger.idx) <= reach]
    near = [item for item in near if not (timetable and _is_of_what_was(item, trigger))]
    if any(item.date.end < written for item in near):
        return None
    ahead = tuple(timing_words().ahead.words)
    for item in near:
        if item.date.start > written or item.date.text.lower().startswith(ahead):
            return Cue("date ahead", item.date.text, "planned")
    return None


def _is_of_what_was(found: FoundDate, trigger: Token) -> bool:
    """Tell the day of another verb's past: "A, who is visiting Oslo, said Sunday that …"."""
    word = next((token for token in trigger.doc if token.idx >= found.start), trigger)
    verb = next((token for token in word.ancestors if is_verb(token)), trigger)
    return verb.tag_ == "VBD" and verb is not trigger


def _is_past(trigger: Token, carrier: Token | None) -> bool:
    """Tell what its verb puts into the past."""
    if is_verb(trigger):
        return not is_present(trigger)
    return carrier is not None and carrier.tag_ in {"VBD", "VBN"}
