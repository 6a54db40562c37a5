"""Composition: the status that the cues over an event make together, from the innermost to the outermost."""

from collections.abc import Iterable

from communique_extraction.events.factuality.cues import Cue
from communique_extraction.lexicon.factuality import (
    Certainty,
    Effect,
    State,
    factuality_lexicon,
)

_RISING: tuple[Certainty, ...] = ("possible", "probable", "certain")


def compose(told: State, cues: Iterable[Cue]) -> State:
    """The status of an event.

    Args:
        told: what the event's own word says without any cue.
        cues: those over it, from the innermost to the outermost.
    """
    state = told
    for cue in cues:
        state = state_under(cue.effect, state)
    return state


def state_under(effect: Effect, state: State) -> State:
    """What an effect makes of a status: the table of the lexicon."""
    return factuality_lexicon().composition[effect][state]


def least_certain(cues: Iterable[Cue]) -> Certainty:
    """How sure a reading is: as sure as its most doubtful cue."""
    return min((cue.certainty for cue in cues), key=_RISING.index, default="certain")
