"""What kind of meeting or agreement a trigger names, where the words beside it tell more than its frame."""

import re

from spacy.tokens import Token

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.standing_bodies import is_standing_body
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import Frame, NounFrame, VerbFrame
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.verbs_of_frames import verbs_of_meeting_people
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_schemas.event import AgreementSubtype, MeetingSubtype

_KEPT = frozenset({"visit", "reception", "summit"})
"""The subtypes that no word beside their trigger changes."""
_PRESENT = frozenset({"VBZ", "VBP"})


def subtype_of(frame: Frame, clause: Clause) -> MeetingSubtype | AgreementSubtype:
    """The frame's subtype, or another one that the noun's modifiers or a by-phrase tell."""
    if frame.type == "agreement" or frame.subtype in _KEPT:
        return frame.subtype
    if isinstance(frame, VerbFrame) and frame.in_present and clause.trigger.tag_ in _PRESENT:
        by_phone = any(token.lower_ in cues().named["call"] for token in clause.sentence.doc)
        return frame.subtype if by_phone else frame.in_present
    words = clause.modifiers | _means(clause)
    if isinstance(frame, NounFrame):
        words |= {token.lower_ for token in clause.of_what} | _bodies(clause)
    told = (kind for kind, cue in cues().subtype.items() if cue.is_among(words))
    if isinstance(frame, VerbFrame) and _is_at_call(clause):
        return "call"
    return next(told, _of_meeting(frame, clause.trigger) or frame.subtype)


def _of_meeting(frame: Frame, verb: Token) -> MeetingSubtype | None:
    """The subtype of "met and spoke with X": the second verb says with whom, of both."""
    if not isinstance(frame, VerbFrame) or verb.dep_ != "conj":
        return None
    met = verb.head
    if met.lower_ not in verbs_of_meeting_people():
        return None
    own = any(child.dep_ == "nsubj" for child in verb.lefts)
    between = [child for child in met.rights if child.i < verb.i]
    whom = any(
        c.dep_ == "dobj" or (c.lower_ in grammar().partners and governed_by(c)) for c in between
    )
    return None if own or whom else frame.in_present


def _means(clause: Clause) -> set[str]:
    """The words behind "by" and "over": "spoke by phone"."""
    means = (p for p in prepositions_of(clause.trigger) if p.lower_ in grammar().means)
    return {token.lower_ for preposition in means for token in governed_by(preposition)}


def _is_at_call(clause: Clause) -> bool:
    """Tell what was done "in a phone call": of a conversation, the word beside it tells the phone."""
    inside = (p for p in prepositions_of(clause.trigger) if p.lower_ in grammar().within)
    held = [noun for preposition in inside for noun in governed_by(preposition)]
    return any(
        cues().subtype["call"].is_among({noun.lower_} | {word.lower_ for word in noun.lefts})
        for noun in held
    )


def _bodies(clause: Clause) -> set[str]:
    """The words of the bodies at a noun: "a meeting of the Security Council", "the council's own meeting"."""
    near = (*clause.trigger.children, *clause.of_what, *_bodies_that_hold(clause))
    mentions = (clause.sentence.by_token.get(token.i) for token in near)
    bodies = [mention.text for mention in mentions if mention and mention.kind == "body"]
    return {word for text in bodies for word in re.findall(r"\w+", text.lower())}


def _bodies_that_hold(clause: Clause) -> list[Token]:
    """The standing bodies that meet among themselves: "the Joint Commission held its meeting"."""
    if clause.after(grammar().partners.words):
        return []
    return [token for token in clause.holders if is_standing_body(token, clause.sentence)]
