"""Who came to what another sentence tells: "X and Y were present", "the delegation included X and Y"."""

from communique_extraction.events.cast import Cast
from communique_extraction.frames.clause import Clause
from communique_extraction.frames.lists import listed_before, listed_behind, opened_lists
from communique_extraction.lexicon.frames import VerbFrame, gatherings
from communique_extraction.lexicon.mention_patterns import MentionKind
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_COMMON = frozenset({"NN", "NNS"})
_ATTENDING: tuple[MentionKind, ...] = ("person", "body")


def cast_attendance(cast: Cast, frame: VerbFrame, clause: Clause) -> None:
    """Take in who is listed around a trigger that tells of nothing but who came."""
    trigger, sentence = clause.trigger, clause.sentence
    told_ahead = frame.inverted or frame.heading
    if _is_elsewhere(clause) or (told_ahead and _is_of_something_else(frame, clause)):
        cast.parts = []
        return
    if frame.listed == "around":
        cast.take_as("participant", listed_before(trigger, sentence))
    if frame.listed:
        cast.take_as("participant", listed_behind(trigger, sentence))
    cast.take_as("participant", opened_lists(trigger, sentence))
    _lend_state(cast, clause)
    if frame.subject_noun:
        cast.parts = [part for part in cast.parts if part.entity.kind == "person"]
    _take_roster(cast, clause)


def _take_roster(cast: Cast, clause: Clause) -> None:
    """Take in whom the items below name first, a person or else a body: "Participants included:"."""
    for item in clause.coreference.roster_of(clause.sentence):
        first = next((m for kind in _ATTENDING for m in item.mentions if m.kind == kind), None)
        if first is not None:
            cast.take_named("participant", first)


def _is_elsewhere(clause: Clause) -> bool:
    """Tell "participated in the race" from "participated in the talks", and from a bare "participated"."""
    inner = [p for p in prepositions_of(clause.trigger) if p.lower_ in words_of("in")]
    what = {token.lower_ for preposition in inner for token in governed_by(preposition)}
    return not clause.passive and bool(what) and what.isdisjoint(gatherings())


def _is_of_something_else(frame: VerbFrame, clause: Clause) -> bool:
    """Tell "attending the match were" from "attending the talks were", and from "joining him were"."""
    known = gatherings() | frame.object_noun
    named = clause.sentence.by_token
    return any(
        t.tag_ in _COMMON and t.i not in named and t.lower_ not in known for t in clause.objects
    )


def _lend_state(cast: Cast, clause: Clause) -> None:
    """Who comes along, and a member of "Norway's delegation", is of that state, if nothing else is told."""
    who = [entity for token in clause.who for entity in cast.entities_at(token)]
    code = next((entity.country for entity in who if entity.country), None)
    for part in cast.parts if clause.passive or not who or who[0].kind != "person" else ():
        part.entity.come_along(code)
