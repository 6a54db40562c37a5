"""What somebody is somewhere for, or goes there for: "are in Vienna to discuss trade", "left to meet"."""

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue
from communique_extraction.events.factuality.verbs import is_infinitive, is_present
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.timing import timing_words
from communique_extraction.syntax.clauses import come_for
from communique_extraction.syntax.dependencies import is_verb
from communique_extraction.syntax.prepositions import prepositions_of
from communique_schemas.event import MeetingSubtype

_PURPOSE = frozenset({"advcl", "xcomp"})
_GOING_ON: frozenset[MeetingSubtype] = frozenset({"talks"})
"""What goes on while those who hold it are there; a meeting, or a signing, is still to come."""


def presence(verb: Token, subtype: str) -> Cue | None:
    """What being or going somewhere, in the present tense, or having left tells of the purpose of it.

    Args:
        verb: that names the event, or carries its noun; or that noun, where none does.
        subtype: of the event.
    """
    there = verb.head if verb.dep_ in _PURPOSE and is_infinitive(verb) else _gone_for(verb)
    if there is None:
        return None
    if there.lower_ in timing_words().left:
        return Cue("on the way", there.text, "planned", at=there)
    if not is_present(there):
        return None
    words, behind = place_words(), {word.lower_ for word in prepositions_of(there)}
    if there.lower_ in scope_words().be and not behind.isdisjoint(words.prepositions.words):
        going_on = subtype in _GOING_ON
        return Cue("on the spot", there.text, "ongoing" if going_on else "planned", at=there)
    if any(f"{there.lower_} {word}" in words.towards for word in behind):
        return Cue("on the way", there.text, "planned", at=there)
    return None


def _gone_for(noun: Token) -> Token | None:
    """The verb of "heads to Oslo for talks"."""
    gone = come_for(noun)
    return gone if gone is not None and is_verb(gone) else None
