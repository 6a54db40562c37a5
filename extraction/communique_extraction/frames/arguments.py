"""Who stands where around a trigger: its arguments, as its frame has them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.makers import makers_of
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import (
    Frame,
    NounFrame,
    Role,
    VerbFrame,
    encounter_nouns,
    talk_nouns,
)
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.support_verbs import support_roles
from communique_extraction.syntax.complements import complements_of
from communique_extraction.syntax.dependencies import (
    agents_of,
    objects_of,
    possessors_of,
)
from communique_extraction.syntax.prepositions import prepositions_of
from communique_extraction.syntax.support_verbs import holders_of

_LENT: frozenset[Role] = frozenset({"guest", "host", "mediator"})
"""The roles that a noun's possessor lends to the subject of the verb that carries it."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A role and the token that fills it (the head of its phrase, or a mention)."""

    role: Role
    token: Token


def arguments_of(frame: Frame, clause: Clause) -> Iterator[Argument]:
    """Yield the arguments of a trigger by its frame."""
    if isinstance(frame, VerbFrame):
        return _of_verb(frame, clause)
    return _of_noun(frame, clause)


def _of_verb(frame: VerbFrame, clause: Clause) -> Iterator[Argument]:
    if frame.subject:
        yield from (Argument(frame.subject, token) for token in clause.subjects)
    if frame.object:
        met = clause.persons_met if frame.object_is == "participant" else clause.objects
        yield from (Argument(frame.object, token) for token in met)
    if frame.object_possessor:
        owners = clause.object_possessors
        yield from (Argument(frame.object_possessor, token) for token in owners)
    yield from _prepositional(frame, clause.trigger)
    if any(place.talked_with for place in frame.when):
        yield from (Argument("participant", token) for token in clause.talked_with)
    for token in clause.objects if _reaches_past_object(frame) else ():
        if not _is_talked_about(token):
            yield from _prepositional(frame, token)
    if any(place.to_do for place in frame.when):
        deals = [child for child in clause.trigger.children if child.dep_ == "xcomp"]
        yield from _dealt_with(deals, clause)
        yield from _decided_with(clause)
    if frame.object_is == "instrument":
        yield from _dealt_with((t for noun in clause.objects for t in _told_on(noun)), clause)
        for noun in clause.objects:  # "signed a treaty on behalf of Norway"
            yield from _prepositional(frame, noun, only_complex=True)


def _reaches_past_object(frame: VerbFrame) -> bool:
    """Tell whether what hangs on the object may be an argument: "discussed trade with X"."""
    whatever = frame.object is None and frame.object_is is None
    body = frame.object_is in {"organization", "standing_body"}
    talked_about = frame.object_is == "instrument" and frame.type == "meeting"
    return bool(frame.object_noun) or body or whatever or talked_about


def _is_talked_about(noun: Token) -> bool:
    """Tell the subject of "discussed their talks with X", "discussed the summit with X".

    X was or will be at those, and not here.
    """
    own = any(child.dep_ == "poss" for child in noun.children)
    return noun.lower_ in encounter_nouns() or (own and noun.lower_ in talk_nouns())


def _told_on(instrument: Token) -> Iterator[Token]:
    """The verbs that say what an instrument is for: "a contract to buy", "a deal for purchasing"."""
    told = (child for child in instrument.rights if child.dep_ in {"acl", "relcl"})
    yield from (v for v in told if v.tag_ == "VB" and any(c.tag_ == "TO" for c in v.lefts))
    for preposition in prepositions_of(instrument):
        yield from (child for child in preposition.children if child.dep_ == "pcomp")


def _dealt_with(deals: Iterable[Token], clause: Clause) -> Iterator[Argument]:
    """The other party of "agreed to buy X", "to sell a unit to X", "to buy ten X jets", "to be sold to X"."""
    for deal in deals:
        if deal.lower_ in cues().dealing:
            goods = objects_of(deal)
            made = (maker for noun in goods for maker in makers_of(noun, clause.sentence))
            others = (*goods, *made, *_dealers(deal), *agents_of(deal))
            yield from (Argument("party", token) for token in others)
        elif deal.lower_ in cues().trading:
            yield from (Argument("party", token) for token in _dealers(deal))


def _decided_with(clause: Clause) -> Iterator[Argument]:
    """The other party of "agreed to an exchange of prisoners with X", "agreed to a takeover by X"."""
    for decision in clause.after(grammar().decided.words):
        if decision.lower_ in cues().decisions:
            taken = decision.lower_ in cues().takeovers
            partners = grammar().taken_over if taken else grammar().partners
            yield from (
                Argument("party", token)
                for complement in complements_of(decision)
                if complement.preposition in partners
                for token in complement.governed
            )


def _dealers(deal: Token) -> Iterator[Token]:
    """From whom one buys, to whom one sells, in whom one buys a stake."""
    goods = objects_of(deal)
    stakes = [noun for noun in goods if noun.lower_ in cues().stakes]
    for prepositions, heads in ((grammar().dealt, [deal, *goods]), (grammar().held, stakes)):
        for complement in (c for head in heads for c in complements_of(head)):
            if complement.preposition in prepositions:
                yield from complement.governed


def _of_noun(frame: NounFrame, clause: Clause) -> Iterator[Argument]:
    """Read possessor, modifiers, prepositions and the verb that carries the noun."""
    noun = clause.trigger
    if frame.possessor:
        shared = frame.possessor == "host" and _is_shared(noun, noun)
        role = "participant" if shared else frame.possessor
        yield from (Argument(role, token) for token in possessors_of(noun))
        yield from (Argument(role, token) for token in _parties_before(clause))
    yield from _prepositional(frame, noun)
    for made in clause.of_what if frame.type == "agreement" else ():
        yield from _prepositional(frame, made)  # "the signing of a treaty by X"
    if clause.carrier is not None:
        yield from _supported(frame, noun, clause.carrier)


def _parties_before(clause: Clause) -> Iterator[Token]:
    """Who stands before the noun: "Iran-US talks"; in "the Vienna talks" that is where they are held."""
    return (token for token in clause.before_noun if token not in clause.city_before)


def _prepositional(frame: Frame, head: Token, *, only_complex: bool = False) -> Iterator[Argument]:
    for complement in complements_of(head):
        if only_complex and not complement.is_complex:
            continue
        role = frame.prepositions.get(complement.preposition)
        for token in complement.governed if role else ():
            yield Argument(role or "participant", token)
            if role == "guest":  # "the visit of X to Y": the parser hangs "to" on X
                yield from _prepositional(frame, token)


def _supported(frame: NounFrame, noun: Token, verb: Token) -> Iterator[Argument]:
    role = _role_of_subject(frame, noun, verb)
    for token in holders_of(noun, verb):
        if token != noun:
            yield Argument(role, token)
    own = {complement.preposition for complement in complements_of(noun)}
    for complement in complements_of(verb):
        told = (
            complement.is_complex
            or own.isdisjoint(frame.prepositions)
            or (complement.preposition in own and complement.goes_on)
        )
        roles = (
            frame.prepositions.get(complement.preposition) if told else None,
            frame.support_prepositions.get(complement.preposition),
        )
        yield from (Argument(r, token) for r in roles if r for token in complement.governed)


def _is_shared(meal: Token, verb: Token) -> bool:
    """Tell "had lunch with X", which either of them may have given."""
    complements = (c for head in (meal, verb) for c in complements_of(head))
    return any(complement.preposition in grammar().partners for complement in complements)


def _role_of_subject(frame: NounFrame, noun: Token, verb: Token) -> Role:
    """What the subject of a carrying verb is: the host of a dinner, the guest of a visit."""
    if frame.type == "agreement":
        return frame.possessor or "party"
    role = support_roles().get(verb.lower_, "participant")
    lent = role == "participant" and frame.possessor in _LENT
    if lent and frame.possessor == "host" and _is_shared(noun, verb):
        return role
    return frame.possessor if lent and frame.possessor else role
