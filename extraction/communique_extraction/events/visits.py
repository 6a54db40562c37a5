"""Who visits whom, as the clause around a visit tells it."""

from dataclasses import replace

from spacy.tokens import Token

from communique_extraction.events.cast import Cast
from communique_extraction.events.event_mention import Part
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.verbs_of_frames import receiving_verbs
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.clauses import clause_of, clause_subjects, is_occasion
from communique_extraction.syntax.dependencies import (
    is_noun,
    is_passive,
    objects_of,
    possessors_of,
    subjects_of,
)
from communique_extraction.syntax.parsed_sentence import is_person, mention_at
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.support_verbs import carrying_clause, support_of


def cast_visit(cast: Cast, *, noun: bool) -> None:
    """Give a visit its guests and hosts beside those that its frame knows.

    Args:
        cast: the participants found so far.
        noun: the trigger is a noun, whose clause may name more of them.
    """
    _take_inviting(cast)
    _take_companions(cast)
    _leave_out_own_state(cast)
    _leave_out_unnamed_states(cast)
    _leave_out_who_is_at_home(cast)
    if not noun:
        return
    _take_guest_ahead(cast)
    _take_who_is_received(cast)
    _let_nobody_visit_home(cast)
    _take_state_visited(cast)
    if is_occasion(cast.trigger) and not possessors_of(cast.trigger) and not cast.has("guest"):
        cast.take_as("guest", _persons_of_clause(cast))


def _persons_of_clause(cast: Cast) -> list[Token]:
    return [t for t in clause_subjects(cast.trigger) if is_person(t, cast.sentence)]


def _take_who_is_received(cast: Cast) -> None:
    """In "A received B on a state visit", and "welcomed B for" one, B is the guest of A."""
    verb = clause_of(cast.trigger)
    come = cast.trigger.dep_ == "pobj" and not possessors_of(cast.trigger)
    if verb is None or verb.lower_ not in receiving_verbs() or not come:
        return
    guests = [t for t in objects_of(verb) if is_person(t, cast.sentence)]
    if guests and cast.trigger.head.lower_ in grammar().purposes.words | words_of("on"):
        cast.parts = [part for part in cast.parts if part.role != "guest"]
        cast.take_as("guest", guests)
        if not is_passive(verb):
            cast.take_as("host", [t for t in subjects_of(verb) if is_person(t, cast.sentence)])


def _take_companions(cast: Cast) -> None:
    """In "flew to Rome together with Y", or "along with Y", Y is a guest, too."""
    verb = carrying_clause(cast.trigger) if is_noun(cast.trigger) else cast.trigger
    heads = [verb, *subjects_of(verb)] if verb is not None else []
    for preposition in (p for head in heads for p in prepositions_of(head)):
        beside = {preposition, preposition.head, *preposition.children}
        if any(word.lower_ in cues().alongside for word in beside):
            cast.take_as("guest", governed_by(preposition))


def _take_inviting(cast: Cast) -> None:
    """In "visits Rome at the invitation of Y", Y is a host.

    Not who visits, whom the parser may list with Y: "At the invitation of Y, X visited Rome".
    """
    verb = support_of(cast.trigger) if is_noun(cast.trigger) else cast.trigger
    visiting = subjects_of(verb) if verb is not None else []
    for token in cast.sentence.doc:
        if token.lower_ in grammar().invitations:
            by = [p for p in prepositions_of(token) if p.lower_ in grammar().inviting]
            inviting = [t for p in by for t in governed_by(p) if t not in visiting]
            hosts = [t for t in (*inviting, *possessors_of(token)) if t.i != token.i]
            cast.leave_out({entity for host in hosts for entity in cast.entities_at(host)})
            cast.take_as("host", hosts)


def _take_guest_ahead(cast: Cast) -> None:
    """In "During his visit to X, Y said …" the visitor is named after the pronoun."""
    pronouns = [t for t in possessors_of(cast.trigger) if t.tag_ == "PRP$"]
    subjects = _persons_of_clause(cast)
    if pronouns and subjects and subjects[0].i > cast.trigger.i:
        cast.parts = [part for part in cast.parts if part.role != "guest"]
        cast.take_as("guest", subjects)


def _leave_out_own_state(cast: Cast) -> None:
    """Nobody is a guest of his own state: "the Finnish president visited the Finnish city of Turku"."""
    homes = {part.entity.country for part in cast.parts if part.role == "guest"}
    told_with_place = (p for p in cast.parts if p.role == "host" and p.mention.kind == "demonym")
    cast.leave_out({part.entity for part in told_with_place if part.entity.country in homes})


def _leave_out_unnamed_states(cast: Cast) -> None:
    """Nobody is visited in "will travel to several countries", nor in "returned to their capitals"."""
    sides = words_of("sides")
    hosts = (p for p in cast.parts if p.role == "host" and p.entity.kind == "group")
    unnamed = (p.entity for p in hosts if p.entity.country is None)
    cast.leave_out({each for each in unnamed if each.name.lower().split()[-1] in sides})


def _leave_out_who_is_at_home(cast: Cast) -> None:
    """Of "the Norwegian and the Finnish president, who arrived in Turku" one came from abroad."""
    place = mention_at(cast.place, cast.sentence) if cast.place is not None else None
    guests = [part.entity for part in cast.parts if part.role == "guest"]
    at_home = {guest for guest in guests if place and guest.country in place.countries}
    if any(guest.country and guest not in at_home for guest in guests):
        cast.leave_out(at_home)


def _let_nobody_visit_home(cast: Cast) -> None:
    """In "President A hailed his guest's visit", "his visit to A's country" is the other one's."""
    code = next((p.entity.country for p in cast.parts if p.entity.kind == "country"), None)
    at_home = {p.entity for p in cast.parts if p.role == "guest" and p.entity.country == code}
    others = [
        Part("guest", entity, mention)
        for mention in cast.sentence.mentions
        if mention.last < cast.trigger.i and mention.kind in {"person", "role"}
        for entity in cast.coreference.of(mention)
        if entity.country not in {None, code}
    ]
    if code and at_home and others:
        cast.leave_out({*at_home, others[-1].entity})
        cast.parts.append(others[-1])


def _take_state_visited(cast: Cast) -> None:
    """In "the minister, who is on a Nepal visit" the state before the noun is the one visited."""
    if not any(p.role == "guest" and p.entity.kind == "person" for p in cast.parts):
        return
    visited = [p for p in cast.parts if p.role == "guest" and p.entity.kind == "country"]
    cast.parts = [replace(p, role="host") if p in visited else p for p in cast.parts]
    if visited and cast.place is None:
        cast.place = cast.sentence.doc[visited[0].mention.last]
