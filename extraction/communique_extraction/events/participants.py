"""Participants of an event mention: its arguments, and who else its sentence shows to be there."""

from collections.abc import Iterable
from itertools import takewhile

from spacy.tokens import Token

from communique_extraction.coreference.offices import singular_office
from communique_extraction.events.acting_under import take_acting_under
from communique_extraction.events.cast import Cast
from communique_extraction.events.mediators import take_mediators
from communique_extraction.events.side_of_speaker import take_side_of_speaker
from communique_extraction.events.signatories import cast_agreement
from communique_extraction.events.visits import cast_visit
from communique_extraction.frames.arguments import Argument
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.verbs_of_frames import agreeing_verbs
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.clauses import (
    clause_of,
    clause_persons,
    clause_subjects,
    is_during,
    is_occasion,
)
from communique_extraction.syntax.dependencies import (
    agents_of,
    is_passive,
    is_verb,
    objects_of,
    possessors_of,
    subjects_of,
)
from communique_extraction.syntax.parsed_sentence import is_person, mention_at, takes_part
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.support_verbs import (
    carrier_word,
    carrying_clause,
    with_carrier,
)

_OBJECTS = frozenset({"dobj", "dative"})
_OFFICIAL = frozenset({"session", "summit"})
_CLAUSES = frozenset({"acl", "relcl"})


def fill(cast: Cast, arguments: Iterable[Argument], *, noun: bool) -> None:
    """Fill the cast of an event.

    Args:
        cast: empty, with what is known of the event.
        arguments: what the frame makes of the words around the trigger.
        noun: the trigger is a noun, whose clause may name more of them.
    """
    cast.take(arguments)
    if cast.type == "agreement":
        cast_agreement(cast)
        take_acting_under(cast)
        take_side_of_speaker(cast)
    elif cast.subtype == "visit":
        cast_visit(cast, noun=noun)
    elif noun:
        _take_from_clause(cast)
        _take_envoys(cast)
    elif cast.subtype == "session":
        cast.take_as("participant", _named_as_chairs([cast.trigger]))
    if cast.type == "agreement" or cast.subtype == "talks":
        take_mediators(cast)


def _take_from_clause(cast: Cast) -> None:
    """In "In a meeting with X, Y said", Y took part; in "X greets Y before a meeting", both."""
    noun = cast.trigger
    chairs = _chairs(noun)
    came = carrier_word(noun) in cues().chairing.forms | cues().attending.forms and cast.definite
    cast.attended = came or (bool(chairs) and not cast.parts)
    cast.take_as("participant", chairs)
    cast.take_as("participant", _speakers(cast))
    cast.take_as("participant", _joined_for(cast))
    if (cast.parts or cast.named_by_city) and cast.subtype == "summit":
        cast.take_as("participant", [t for t in _doers_at(noun) if is_person(t, cast.sentence)])
    if possessors_of(noun):
        return
    told_at = [head for head in (noun, carrying_clause(noun)) if head is not None]
    partners = [p for h in told_at for p in prepositions_of(h) if p.lower_ in grammar().partners]
    groups = all(part.entity.kind == "group" for part in cast.parts)
    several = groups or is_occasion(noun)  # "After talks with X and Y, Z left"
    with_whom = several and all(p.lower_ in grammar().accompanying for p in partners)
    if partners and cast.parts and (len(cast.parts) == 1 or with_whom):
        cast.take_as("participant", clause_subjects(noun))
    if cast.parts or not is_occasion(noun) or _is_round_of(noun):
        return
    if cast.definite:
        told = clause_persons(noun) if is_during(noun) else clause_subjects(noun)
        persons = [t for t in told if _may_have_met(t, cast)]
        named = cast.named_by("participant", persons)
        cast.in_clause = named if len(named) > 1 else []  # "the leaders", too
    else:
        persons = [t for t in clause_persons(noun) if _may_have_met(t, cast)]
        several = len(persons) > 1 or any(not is_person(t, cast.sentence) for t in persons)
        enough = several or (cast.subtype == "summit" and noun.head.lower_ in words_of("at"))
        cast.take_as("participant", persons if enough else [])  # "spoke at a summit in Lima"
        if not cast.parts and cast.subtype not in _OFFICIAL:
            cast.take_as("participant", _joint_doers(noun))


def _joint_doers(noun: Token) -> list[Token]:
    """A and B in "A and B agreed on quotas during talks", "issued a joint statement following a meeting"."""
    verb, doers = clause_of(noun), clause_subjects(noun)
    if verb is None or len(doers) < 2:
        return []
    above = takewhile(lambda token: token != verb, noun.ancestors)
    at_it = any(token.lower_ in cues().under_way for token in above)
    told = [word for thing in (noun, *objects_of(verb)) for word in thing.lefts]
    jointly = verb.lower_ in agreeing_verbs() or any(w.lower_ in cues().joint for w in told)
    return doers if at_it and jointly else []


def _is_round_of(noun: Token) -> bool:
    """Tell "the latest round of talks between A and B": who held them is told with the talks."""
    inner = (t for p in prepositions_of(noun) for t in governed_by(p) if p.lower_ in grammar().of)
    return any(prepositions_of(t) for t in inner if t.lower_ in noun_triggers())


def _take_envoys(cast: Cast) -> None:
    """In "after Norwegian-Finnish talks, A and B spoke" one of each state held them: A and B."""
    sides = [part for part in cast.parts if part.entity.kind == "country"]
    codes = [part.entity.country for part in sides]
    noun = cast.trigger
    # behind "after" the parser may take a noun for a clause
    opened = [noun.head] if noun.dep_ == "pobj" else [c for c in noun.lefts if c.dep_ == "mark"]
    around = any(word.lower_ in grammar().around for word in opened)
    told_more = any(child.dep_ in _CLAUSES for child in noun.children)  # "talks held in May"
    if len(cast.parts) != len(sides) or len(sides) < 2 or not around or told_more:
        return
    came = [t for t in clause_subjects(cast.trigger) if is_person(t, cast.sentence)]
    persons = cast.named_by("participant", came)
    if sorted(p.entity.country or "" for p in persons) == sorted(code or "" for code in codes):
        cast.parts = persons


def _speakers(cast: Cast) -> list[Token]:
    """Who "told a meeting of ministers", or "addressed the summit"; a meeting of nobody is a rally."""
    noun = cast.trigger
    if noun.dep_ not in _OBJECTS or noun.head.lower_ not in cues().addressed:
        return []
    speaking = subjects_of(noun.head)
    persons = [token for token in speaking if is_person(token, cast.sentence)]
    official = cast.subtype in _OFFICIAL or bool(cast.parts) or len(persons) > 1
    return speaking if official else []


def _joined_for(cast: Cast) -> list[Token]:
    """Who joined whom for a meeting: "X joined Y at the summit", "on a call with Z"."""
    verb = cast.trigger.head.head
    if cast.trigger.dep_ != "pobj" or verb.lower_ not in cues().attending or is_passive(verb):
        return []
    joined = [t for t in objects_of(verb) if takes_part(t, cast.sentence)]
    return [*subjects_of(verb), *joined] if joined else []


def _doers_at(noun: Token) -> list[Token]:
    """Who does something at a meeting: "spoke at the summit", "launched at the summit by X"."""
    verb = noun.head.head
    at = noun.dep_ == "pobj" and noun.head.lower_ in scope_words().during.words
    if not at or not is_verb(verb) or any(child.dep_ == "neg" for child in verb.children):
        return []
    return agents_of(verb) if is_passive(verb) else subjects_of(verb)


def _may_have_met(token: Token, cast: Cast) -> bool:
    """Tell persons, and a group of several states or offices: "EU leaders pledged aid at a meeting"."""
    mention = mention_at(token, cast.sentence)
    if mention is None or mention.kind != "group":
        return is_person(token, cast.sentence)
    held = is_during(cast.trigger) and singular_office(mention.title or mention.text) is not None
    return held or len(mention.countries) > 1


def _chairs(noun: Token) -> list[Token]:
    """Who led a meeting: "…, chaired by X", "… with X in the chair"."""
    return _named_as_chairs(with_carrier(noun))


def _named_as_chairs(heads: Iterable[Token]) -> list[Token]:
    verbs = [child for head in heads for child in head.children if child.lower_ in cues().chairing]
    return [t for verb in verbs if is_verb(verb) for t in agents_of(verb)]
