"""Triggers: whether a word, where it stands, names the event that a frame describes."""

import re

from spacy.tokens import Token

from communique_extraction.coreference.entity import is_of_note
from communique_extraction.coreference.resolution import Coreference
from communique_extraction.details.instruments import is_instrument
from communique_extraction.frames.arguments import Argument, displaced_objects, led
from communique_extraction.lexicon.frames import NounFrame, VerbFrame, frame_lexicon
from communique_extraction.mentions.mention import TAKES_PART
from communique_extraction.syntax.dependencies import (
    governed_by,
    is_passive,
    is_verb,
    objects_of,
    prepositions_of,
    subjects_of,
)
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at, takes_part
from communique_extraction.syntax.support_verbs import support_of, with_carrier
from communique_schemas.event import AgreementSubtype, MeetingSubtype

_FINITE = frozenset({"aux", "auxpass", "nsubj", "nsubjpass", "dobj"})
_BINDING = frozenset({"will", "would", "shall", "should", "must"})
"""What is agreed is decided where it is to be done: "agreed that it would call for airdrops"."""
_REACH = 12
"""How many words back a participle's noun may stand."""


class TriggerRules:
    """What the frames ask for, on sentences whose mentions are resolved."""

    def __init__(self, coreference: Coreference) -> None:
        """Use the entities of one article."""
        self._coreference = coreference

    def fits_verb(self, frame: VerbFrame, verb: Token, sentence: ParsedSentence) -> bool:
        """Tell whether a verb names the frame's event here."""
        words = {child.lower_ for child in verb.children}
        objects = objects_of(verb) or self._displaced(frame, verb, sentence)
        if frame.particle and frame.particle not in words:
            return False
        if frame.object_word and not any(t.lower_ in frame.object_word for t in objects):
            return False
        if frame.object_word and frame.cue and not has_cue(frame.cue, sentence):
            return False
        if frame.object_word:
            below = any(instrument_after(t, frame.instrument_after) for t in (*objects, verb))
            return self._needs(frame, verb, sentence) and (below or not frame.instrument_after)
        if frame.cue and not has_cue(frame.cue, sentence):
            return False
        if frame.instrument_after:
            return instrument_after(verb, frame.instrument_after) is not None
        if frame.subject_is == "instrument":
            return any(is_instrument(token) for token in subjects_of(verb))
        return self._object_fits(frame, verb, objects, sentence) and self._needs(
            frame, verb, sentence
        )

    def _displaced(self, frame: VerbFrame, verb: Token, sentence: ParsedSentence) -> list[Token]:
        wanted = frame.object_is == "participant" and not is_passive(verb)
        return displaced_objects(verb, sentence) if wanted else []

    def _object_fits(
        self, frame: VerbFrame, verb: Token, objects: list[Token], sentence: ParsedSentence
    ) -> bool:
        if frame.object_is == "instrument":
            return (
                any(is_instrument(token) for token in objects)
                or _instrument_before(verb) is not None
                or (not objects and _instrument_as_subject(verb) is not None)
            )
        if frame.object_is == "none":
            return is_passive(verb) is False and not objects
        direct = [token for token in objects if not is_verb(token)]
        if frame.object_is == "participant":
            fits = [
                token
                for token in direct
                if any(takes_part(a.token, sentence) for a in led(Argument("guest", token)))
            ]
            if frame.object and not frame.prepositions:
                return bool(fits)
            return bool(fits) or not direct
        if frame.object_is == "visited":
            return any(mention_at(token, sentence) for token in direct)
        return True

    def _needs(self, frame: VerbFrame, verb: Token, sentence: ParsedSentence) -> bool:
        heads = [verb, *(objects_of(verb) if frame.object_word else ())]
        prepositions = {p.lower_: p for head in heads for p in prepositions_of(head)}
        if frame.needs in {"with", "to", "in", "for"}:
            return any(
                mention_at(token, sentence) is not None
                for name, preposition in prepositions.items()
                if name in frame.prepositions
                for token in governed_by(preposition)
            )
        if frame.needs == "with-or-call":
            by_phone = has_cue("call", sentence)
            people = [
                t for n, p in prepositions.items() if n in {"with", "to"} for t in governed_by(p)
            ]
            if any(t.lower_ in frame_lexicon().not_meetings.audience for t in people):
                return False
            named = [
                m
                for t in people
                if (m := mention_at(t, sentence))
                and m.kind in TAKES_PART
                and (m.kind != "group" or any(map(is_of_note, self._coreference.of(m))))
            ]
            official = any(mention.title for mention in named)
            return (bool(named) and (by_phone or official or "with" in prepositions)) or (
                by_phone and not people
            )
        if frame.needs == "on-person":
            visited = [t for p in prepositions_of(verb) if p.lower_ == "on" for t in governed_by(p)]
            return not _demands(verb, visited) and any(
                (m := mention_at(t, sentence)) is not None
                and m.kind in {"person", "role", "pronoun"}
                for t in visited
            )
        if frame.needs == "decision":
            return _is_decision(verb)
        return True

    def fits_noun(self, frame: NounFrame, noun: Token, sentence: ParsedSentence) -> bool:
        """Tell whether a noun names the frame's event here."""
        if frame.of_is == "instrument":
            signed_by = any(p.lower_ == "by" for p in prepositions_of(noun))
            return signed_by or instrument_after(noun, frame.of_words) is not None
        if frame.cue and not (modifiers(noun) | {noun.lower_} | of_words(noun)) & cue_words(
            frame.cue
        ):
            return False
        if frame.needs == "with-or-for":
            heads = with_carrier(noun)
            beside = [p for head in heads for p in prepositions_of(head)]
            names = {p.lower_ for p in beside}
            if any(t.lower_ in {"honor", "honour"} for p in beside for t in governed_by(p)):
                names.add("for")
            supported = len(heads) > 1 or frame.subtype == "talks"
            return bool(names & {"with", "for", "to", "from", "between"}) and supported
        if frame.needs == "carried":
            return support_of(noun) is not None
        if frame.needs == "support":
            verb = support_of(noun)
            return verb is not None and "working" in modifiers(noun) | {noun.lower_}
        if frame.needs == "body" and of_words(noun) & frame_lexicon().not_meetings.legislatures:
            return False
        if frame.needs == "body":
            return bool(modifiers(noun) & frame_lexicon().subtypes["session"]) or any(
                mention_at(t, sentence) for p in prepositions_of(noun) for t in governed_by(p)
            )
        return True


def _demands(verb: Token, asked: list[Token]) -> bool:
    """Tell "called on Iran to stop": an infinitive hangs on the verb or on who is asked."""
    return any(
        child.tag_ == "VB" and any(grand.lower_ == "to" for grand in child.lefts)
        for head in (verb, *asked)
        for child in head.rights
    )


def modifiers(noun: Token) -> set[str]:
    """The words before a noun that say what sort it is, with their own modifiers."""
    return {
        grand.lower_
        for child in noun.children
        if child.dep_ in {"compound", "amod", "nmod"}
        for grand in (child, *child.children)
    }


def of_words(noun: Token) -> set[str]:
    """The words that "of" governs at a noun: "talks" in "a round of talks"."""
    return {t.lower_ for p in prepositions_of(noun) if p.lower_ == "of" for t in governed_by(p)}


def cue_words(cue: str) -> frozenset[str]:
    """The words of a cue group of the lexicon."""
    return frame_lexicon().cues[cue]


def has_cue(cue: str, sentence: ParsedSentence) -> bool:
    """Tell whether a sentence holds a word of a cue group."""
    return any(token.lower_ in cue_words(cue) for token in sentence.doc)


def subtype_of(
    frame: VerbFrame | NounFrame, trigger: Token, sentence: ParsedSentence
) -> MeetingSubtype | AgreementSubtype:
    """The frame's subtype, or another one that the noun's modifiers or a by-phrase tell."""
    if frame.type == "agreement" or frame.subtype in {"visit", "reception", "summit"}:
        return frame.subtype
    if isinstance(frame, VerbFrame) and frame.in_present and trigger.tag_ in {"VBZ", "VBP"}:
        return frame.subtype if has_cue("call", sentence) else frame.in_present
    words = modifiers(trigger)
    words |= {
        t.lower_
        for p in prepositions_of(trigger)
        if p.lower_ in {"by", "via", "over"}
        for t in governed_by(p)
    }
    if isinstance(frame, NounFrame):
        words |= of_words(trigger)
        governed = [t for p in prepositions_of(trigger) if p.lower_ == "of" for t in governed_by(p)]
        for token in (*trigger.children, *governed):
            mention = sentence.by_token.get(token.i)
            if mention is not None and mention.kind == "body":
                words |= set(re.findall(r"\w+", mention.text.lower()))
    for subtype in ("session", "summit", "call"):
        if words & frame_lexicon().subtypes[subtype]:
            return subtype
    return frame.subtype


def instrument_after(head: Token, prepositions: tuple[str, ...]) -> Token | None:
    """The instrument under one of the prepositions of a word: "signing of the treaty"."""
    for preposition in prepositions_of(head):
        if preposition.lower_ in prepositions:
            for token in governed_by(preposition):
                if is_instrument(token):
                    return token
    return None


def instrument_of(frame: VerbFrame | NounFrame, trigger: Token) -> Token | None:
    """The noun for what is signed or agreed, where the frame has one."""
    if frame.type != "agreement":
        return None
    if isinstance(frame, NounFrame):
        return instrument_after(trigger, frame.of_words)
    if frame.instrument_after:
        heads = [*objects_of(trigger), trigger] if frame.object_word else [trigger]
        found = (instrument_after(head, frame.instrument_after) for head in heads)
        return next((token for token in found if token is not None), None)
    tokens = subjects_of(trigger) if frame.subject_is else objects_of(trigger)
    named = next((token for token in tokens if is_instrument(token)), None)
    if frame.instruments_at and named is None:
        return instrument_after(trigger, frame.instruments_at)
    if named is None and not tokens:
        named = _instrument_as_subject(trigger)
    return named or _instrument_before(trigger)


def _instrument_before(verb: Token) -> Token | None:
    """The noun that a bare participle belongs to: "the treaty between X and Y, signed at Z"."""
    if verb.tag_ != "VBN" or any(c.dep_ in _FINITE for c in verb.children):
        return None
    for token in reversed(verb.doc[max(0, verb.i - _REACH) : verb.i]):
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.text in {";", "."}:
            return None
        if is_instrument(token):
            return token
    return None


def _instrument_as_subject(verb: Token) -> Token | None:
    """The noun of "the deal, reached on Monday between A and B, calls for …", taken for a subject."""
    if verb.tag_ not in {"VBD", "VBN"} or is_passive(verb):
        return None
    return next((c for c in verb.lefts if c.dep_ == "nsubj" and is_instrument(c)), None)


def _is_decision(verb: Token) -> bool:
    """Tell a decision with content ("agreed to back safe zones") from a courtesy."""
    courtesies = frame_lexicon().cues["courtesy"]
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VB":
            if child.lower_ in courtesies or child.lower_ == "be":
                return False
            return any(grand.lower_ == "to" for grand in child.lefts)
        if child.dep_ == "ccomp" and any(
            grand.dep_ == "aux" and grand.lower_ in _BINDING for grand in child.children
        ):
            return child.lower_ not in courtesies
        if child.dep_ == "prep" and child.lower_ in {"on", "to"}:
            return any(is_instrument(token) for token in governed_by(child))
    return False
