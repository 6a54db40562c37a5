"""What a later clause takes back: "was to meet B, but the talks were called off"."""

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, cue_at
from communique_extraction.events.factuality.predicates import predicated, subject_cue
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.dependencies import is_verb, objects_of

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_OF_NOUN = frozenset({"relcl", "acl"})
_AUXILIARY = frozenset({"aux", "auxpass"})
_PAST = frozenset({"VBD", "VBN"})
_ENDING = frozenset({"cancelled", "failed"})
"""Effects that end what was to be."""


def taken_back(trigger: Token) -> Cue | None:
    """The cue behind a contrast ("but …") that says of what was to be that it was not."""
    said = _said_of_whole(trigger) or _said_behind_aside(trigger)
    if said is not None:
        return said
    contrast = scope_words().contrast
    start = next((t.i for t in trigger.doc[trigger.i + 1 :] if t.lower_ in contrast), None)
    for head in trigger.doc[start + 1 :] if start is not None else ():
        cue = cue_at(head, ("sequel",)) or _that_it_was_not(head)
        if cue is not None and _is_of_event(head):
            return cue
    return None


def _said_of_whole(trigger: Token) -> Cue | None:
    """What is said of the noun that a clause is about: "the pact, which was to be signed, is dead"."""
    clause = next((t for t in (trigger, *trigger.ancestors) if t.dep_ in _OF_NOUN), None)
    if clause is None or clause.head.dep_ not in _SUBJECT:
        return None
    cue = subject_cue(clause.head.head)
    return cue if cue is not None and cue.effect in _ENDING else None


def _said_behind_aside(trigger: Token) -> Cue | None:
    """What is said of a noun behind an aside: "his visit, planned for 6-8 May, had to be put off".

    The parser may take the aside for what is said of it.
    """
    aside, doc = trigger.head, trigger.doc
    commas = words_of("comma")
    opens = trigger.dep_ in _SUBJECT and aside.tag_ in _PAST and doc[aside.i - 1].text in commas
    end = next((t.i for t in doc[aside.i + 1 :] if t.text in commas), None) if opens else None
    if end is None:
        return None
    first = doc[end + 1 : end + 2]
    verb = next((t.head if t.dep_ in _AUXILIARY else t for t in first), None)
    if verb is None or not is_verb(verb) or any(c.dep_ in _SUBJECT for c in verb.children):
        return None
    said = predicated(verb) or []
    ended = all(cue.effect != "denied" for cue in said)
    return next((cue for cue in said if ended and cue.effect in _ENDING), None)


def _that_it_was_not(verb: Token) -> Cue | None:
    """In "but it did not take place" what denies the event calls it off."""
    if not is_verb(verb) or not any(child.dep_ in _SUBJECT for child in verb.children):
        return None
    said = predicated(verb) or []
    denied = next((cue for cue in said if cue.effect == "denied"), None)
    return Cue(denied.name, f"{denied.words} {verb.text}", "cancelled", at=verb) if denied else None


def _is_of_event(word: Token) -> bool:
    """Tell whether a word speaks of what was told before: it takes it up, or has no subject of its own."""
    verb = word if is_verb(word) else word.head
    beside = [child for child in verb.children if child.dep_ in _SUBJECT]
    named = [token for token in (*beside, *objects_of(verb)) if _takes_up(token)]
    return bool(named) or (not beside and verb.dep_ == "conj")


def _takes_up(token: Token) -> bool:
    groups = scope_words()
    first = token.doc[token.left_edge.i].lower_
    return token.lower_ in groups.taken_up or first in groups.definite
