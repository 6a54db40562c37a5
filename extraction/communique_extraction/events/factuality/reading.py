"""The factuality of an event: its status, and the words that say so."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from communique_extraction.events.factuality.ahead import date_ahead
from communique_extraction.events.factuality.composition import compose, least_certain
from communique_extraction.events.factuality.cues import Cue, cue_at
from communique_extraction.events.factuality.nouns import whole_of
from communique_extraction.events.factuality.rumours import called_false
from communique_extraction.events.factuality.scope import cues_over
from communique_extraction.events.factuality.sequels import taken_back
from communique_extraction.events.factuality.surface import cue_before
from communique_extraction.lexicon.factuality import Certainty, factuality_lexicon
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.support_verbs import support_of
from communique_schemas.event import Status

_TAME = frozenset({"ongoing", "kept"})
"""Effects that leave open whether the event happened."""
_QUOTES = "\"”’'») "


@dataclass(frozen=True, slots=True)
class Reading:
    """The status of an event and the cues that say so; `real` is False for what is no event at all.

    `absent` is the verb whose subject stays away from an event that takes place without it.
    """

    status: Status
    cues: tuple[Cue, ...] = ()
    real: bool = True
    certainty: Certainty = "certain"
    absent: Token | None = None


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
    carrier = None if is_verb(trigger) else support_of(whole_of(trigger))
    cues = _once(cues_over(trigger, carrier))
    if all(cue.effect in _TAME for cue in cues):
        before = cue_before(carrier or trigger) or called_false(trigger)
        cues += [before] if before else []
    cues += _of_sentence(trigger)
    cues = _of_attendance(cues)
    many = subtype in factuality_lexicon().plain.many and not _is_of_two(trigger)
    absent = next((cue.at for cue in cues if many and cue.effect == "absent"), None)
    if many:
        cues = [cue for cue in cues if cue.effect != "absent"]
    state = compose(told, cues)
    if state in {"occurred", "ongoing"} and all(cue.effect in _TAME for cue in cues):
        ahead = date_ahead(trigger, carrier, written)
        cues += [ahead] if ahead else []
    if state in {"planned", "proposed"}:
        back = taken_back(trigger)
        cues += [back] if back else []
    state = compose(told, cues)
    real = state != "unreal"
    return Reading(
        state if state != "unreal" else "proposed", tuple(cues), real, least_certain(cues), absent
    )


def _of_sentence(trigger: Token) -> list[Cue]:
    """What makes the whole sentence tell of no event: it asks, or bids one imagine."""
    doc = trigger.doc
    opening = cue_at(doc[0], ("opening",))
    found = [opening] if opening else []
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


def _of_attendance(cues: list[Cue]) -> list[Cue]:
    """In "refused to attend the summit" what is refused is to be there, and not the summit."""
    start = next((n for n, cue in enumerate(cues) if cue.negated != "denied"), len(cues))
    return [
        replace(cue, effect=cues[start].negated)
        if n > start and cue.effect in {"denied", "cancelled"}
        else cue
        for n, cue in enumerate(cues)
    ]


def _is_of_two(noun: Token) -> bool:
    """Tell "a summit with B", which is none without its subject, from the summit of a league."""
    return any(child.lower_ in {"with", "between"} for child in whole_of(noun).rights)
