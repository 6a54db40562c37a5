"""Where the noun for what is signed or agreed stands, by the frame of the trigger."""

from collections.abc import Iterable

from spacy.tokens import Token

from communique_extraction.details.instruments import is_instrument
from communique_extraction.frames.clause import Clause
from communique_extraction.lexicon.frames import Frame, VerbFrame
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.dependencies import is_passive, subjects_of

_FINITE = frozenset({"aux", "auxpass", "nsubj", "nsubjpass", "dobj"})
_MODIFIERS = frozenset({"compound", "nmod"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REACH = 12
"""How many words back a participle's noun may stand."""


def instrument_of(frame: Frame, clause: Clause) -> Token | None:
    """The noun for what is signed or agreed, where the frame has one."""
    if frame.type != "agreement":
        return None
    if isinstance(frame, VerbFrame) and frame.subject_is == "instrument":
        return _first(subjects_of(clause.trigger))
    if isinstance(frame, VerbFrame) and frame.object_is == "instrument":
        if frame.object_noun:
            return next((t for t in clause.objects if t.lower_ in frame.object_noun), None)
        return instrument_as_object(clause)
    behind = _prepositions_of_instrument(frame)
    return _first(clause.after(behind) if behind else [clause.trigger])


def instrument_as_object(clause: Clause) -> Token | None:
    """The instrument that is signed: the verb's object, or what the parser made of it otherwise."""
    named = _first(clause.objects) or _at_head_of(clause.objects)
    if named is None and not clause.objects:
        named = _taken_for_subject(clause.trigger)
    return named or _before_participle(clause.trigger)


def _prepositions_of_instrument(frame: Frame) -> frozenset[str]:
    """The prepositions behind which the frame wants an instrument: "withdrew from the treaty"."""
    places = (place.after for place in frame.when if place.names == "instrument")
    return frozenset(word for words in places for word in words)


def _first(tokens: Iterable[Token]) -> Token | None:
    return next((token for token in tokens if is_instrument(token)), None)


def _before_participle(verb: Token) -> Token | None:
    """The noun of a participle: "the treaty between X and Y, signed at Z", "which was signed"."""
    if verb.tag_ != "VBN":
        return None
    relative = _relative_subject(verb)
    if relative is None and any(c.dep_ in _FINITE for c in verb.children):
        return None
    end = relative.i if relative is not None else verb.i
    for token in reversed(verb.doc[max(0, end - _REACH) : end]):
        if token.tag_ in _TENSED or token.text in {";", "."}:
            return None
        if is_instrument(token):
            return token
    return None


def _at_head_of(objects: Iterable[Token]) -> Token | None:
    """The noun of "an accord easing trade", "an MoU on Herring Exports cooperation", taken for a modifier."""
    before = (child for noun in objects for child in noun.lefts if child.dep_ in _MODIFIERS)
    return next((t for t in before if is_instrument(t) and _goes_on(t)), None)


def _goes_on(noun: Token) -> bool:
    """Tell a noun behind which it is told what it does, or is about: its name then is several words."""
    return noun.nbor().tag_ == "VBG" or " " in noun.text


def _relative_subject(verb: Token) -> Token | None:
    """The "which" of "told the UN of a deal which was struck", whose noun the parser may mistake."""
    passive = (child for child in verb.lefts if child.dep_ == "nsubjpass")
    told = (child for child in passive if child.lower_ in grammar().relative)
    return next(told, None) if verb.dep_ == "relcl" else None


def _taken_for_subject(verb: Token) -> Token | None:
    """The noun of "the deal, reached on Monday between A and B, calls for …", taken for a subject."""
    if verb.tag_ not in {"VBD", "VBN"} or is_passive(verb):
        return None
    return next((c for c in verb.lefts if c.dep_ == "nsubj" and is_instrument(c)), None)
