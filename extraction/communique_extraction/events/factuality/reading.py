"""The factuality of an event: its status, and the words that say so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from communique_extraction.events.factuality.absence import goes_on_without, of_attendance
from communique_extraction.events.factuality.ahead import date_ahead
from communique_extraction.events.factuality.composition import compose, least_certain
from communique_extraction.events.factuality.cues import Cue
from communique_extraction.events.factuality.left_open import only_names
from communique_extraction.events.factuality.nouns import whole_of
from communique_extraction.events.factuality.on_the_spot import presence
from communique_extraction.events.factuality.rumours import called_false, denied_behind
from communique_extraction.events.factuality.scope import cues_over
from communique_extraction.events.factuality.sequels import taken_back
from communique_extraction.events.factuality.surface import cue_before
from communique_extraction.events.factuality.verbs import only_named
from communique_extraction.lexicon.factuality import BEGUN, Certainty, State, cues_by_word
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.support_verbs import carrier_above
from communique_schemas.event import Status

_TAME = frozenset({"ongoing", "kept"})
"""Effects that leave open whether the event happened."""
_QUOTES = "\"”’'») "


@dataclass(frozen=True, slots=True)
class Reading:
    """The status of an event and the cues that say so; `real` is False for what is no event at all.

    `absent` is the verb whose subject stays away from an event that takes place without it. What is
    `left_open` is only named: it is taken to have occurred, unless another mention tells otherwise.
    """

    status: Status
    cues: tuple[Cue, ...] = ()
    real: bool = True
    certainty: Certainty = "certain"
    absent: Token | None = None
    left_open: bool = False


def read_factuality(
    trigger: Token, subtype: str, told: Status = "occurred", written: date | None = None
) -> Reading:
    """Read whether the event that a trigger names happened.

    Args:
        trigger: the word.
        subtype: of the event: from one of many, one may stay away.
        told: what its frame says of the event by itself: who is invited to visit may come.
        written: the day from which dates say what is still to come.
    """
    carrier = None if is_verb(trigger) else carrier_above(whole_of(trigger))
    told_of = [cue for cue in _gathered(trigger, carrier) if subtype not in cue.spares]
    cues = of_attendance(told_of)
    absent = None
    if goes_on_without(trigger, subtype):
        absent = next((_verb_at(cue.at) for cue in cues if cue.at and cue.effect == "absent"), None)
        cues = [cue for cue in cues if cue.effect != "absent"]
    state = compose(told, cues)
    cues += _of_what_comes(state, trigger, carrier, cues, written)
    if told == "occurred" and not cues:
        present = (presence(word, subtype) for word in (carrier, trigger) if word is not None)
        found = next(filter(None, present), None) or only_named(carrier or trigger)
        cues += [found] if found else []
    state = compose(told, cues)
    status = "proposed" if state == "unreal" else state
    left_open = told == "occurred" and not cues and only_names(trigger)
    return Reading(status, tuple(cues), state != "unreal", least_certain(cues), absent, left_open)


def _verb_at(word: Token) -> Token:
    """The verb of a cue, or the one that it denies: in "did not attend" the cue is "not"."""
    return word if is_verb(word) else word.head


def _gathered(trigger: Token, carrier: Token | None) -> list[Cue]:
    """The cues in whose scope the event stands, by the parse or else by the order of words."""
    cues = _once(cues_over(trigger, carrier))
    if all(cue.effect in _TAME for cue in cues):
        beside = cue_before(carrier or trigger) or called_false(trigger)
        beside = beside or denied_behind(carrier or trigger)
        cues += [beside] if beside else []
    return cues + _of_sentence(trigger)


def _of_what_comes(
    state: State, trigger: Token, carrier: Token | None, cues: list[Cue], written: date | None
) -> list[Cue]:
    """What dates, or a clause behind it, tell of an event that no cue puts into the past."""
    found = None
    if state in BEGUN and all(cue.effect in _TAME for cue in cues):
        found = date_ahead(trigger, carrier, written)
    elif state in {"planned", "proposed"} and not all(cue.aside for cue in cues):
        found = taken_back(trigger)
    return [found] if found else []


def _of_sentence(trigger: Token) -> list[Cue]:
    """What makes the whole sentence tell of no event: it asks, or bids one imagine."""
    doc = trigger.doc
    first = doc.text.split()[0]
    found = [
        Cue(entry.name, first, entry.effect)
        for entry, _, _ in cues_by_word().get(first.lower(), ())
        if "opening" in entry.governs
    ]
    if doc.text.rstrip(_QUOTES).endswith("?"):
        found.append(Cue("question", "?", "unreal"))
    return found


def _once(cues: Iterable[Cue]) -> list[Cue]:
    """The cues, those at the same word once: in "held no talks" one "no" stands at noun and verb."""
    found: list[Cue] = []
    for cue in cues:
        if cue.at is None or all((other.at, other.name) != (cue.at, cue.name) for other in found):
            found.append(cue)
    return found
