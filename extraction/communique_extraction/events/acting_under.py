"""Who is bound by an agreement because the sentence tells what they do under it: "under a deal, X buys"."""

from spacy.tokens import Token

from communique_extraction.events.cast import Cast
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.speech import speech_verbs
from communique_extraction.syntax.clauses import clause_of
from communique_extraction.syntax.dependencies import agents_of, objects_of, subjects_of
from communique_extraction.syntax.parsed_sentence import mention_at
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_MAY_BE_BOUND = frozenset({"country", "capital", "body", "set", "pair"})
_STATES = frozenset({"country", "capital"})
_RECEIVING = frozenset({"dobj", "dative"})
_GERUND = "VBG"
_PAIR = 2


def take_acting_under(cast: Cast) -> None:
    """Take in who acts under an agreement of which less than two parties are told.

    "Under a deal reached in May, X will sell gas to Y", "X and Y swapped prisoners in a deal brokered by Z",
    "under its 2015 treaty with Y, X closed the plant". Who acts on what others signed is no party.
    """
    verb = _verb_above(cast)
    if verb is None or _bound(cast) >= _PAIR or _is_made_by_others(cast):
        return
    cast.take_as("party", _named(subjects_of(verb), _MAY_BE_BOUND, cast))
    if 0 < _bound(cast) < _PAIR:
        given = [t for t in objects_of(verb) if t.dep_ in _RECEIVING]
        cast.take_as("party", [*_named(given, _STATES, cast), *_dealt_with(verb)])


def _verb_above(cast: Cast) -> Token | None:
    """The verb that tells what is done under the agreement; what is only said tells nobody's part in it."""
    instrument = cast.instrument
    if instrument is None or not (instrument == cast.trigger or _is_new(instrument, cast)):
        return None
    above = instrument
    if instrument.head.lower_ in grammar().of and instrument.head.head.lower_ in cues().relying:
        above = instrument.head.head  # "under the terms of a deal"
    if above.dep_ != "pobj" or above.head.lower_ not in grammar().acted_under:
        return None
    verb = clause_of(above.head)
    if verb is None or verb.tag_ == _GERUND or verb.lower_ in speech_verbs():
        return None
    return verb


def _is_new(instrument: Token, cast: Cast) -> bool:
    """Tell "a deal reached in May" from "the deal", of which another sentence tells."""
    below = list(instrument.children)
    return cast.trigger in below and not any(child.lower_ in cues().definite for child in below)


def _dealt_with(verb: Token) -> list[Token]:
    """To whom one sells under it, from whom one buys."""
    if verb.lower_ not in cues().dealing:
        return []
    behind = (p for p in prepositions_of(verb) if p.lower_ in grammar().dealt)
    return [token for preposition in behind for token in governed_by(preposition)]


def _bound(cast: Cast) -> int:
    return sum(part.role != "mediator" for part in cast.parts)


def _is_made_by_others(cast: Cast) -> bool:
    """Tell "a deal signed by A and B" from one "brokered by A"."""
    return cast.trigger.lower_ not in cues().mediating and bool(agents_of(cast.trigger))


def _named(tokens: list[Token], kinds: frozenset[str], cast: Cast) -> list[Token]:
    named = ((token, mention_at(token, cast.sentence)) for token in tokens)
    return [token for token, mention in named if mention is not None and mention.kind in kinds]
