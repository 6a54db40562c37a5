"""What opens a clause, or stands beside its verb, and makes it of no event: "Had they met", "every year"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, cue_at

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_LONGEST = 3
"""How many words a conjunction may have: "on condition that"."""


def recurring(verb: Token) -> Iterator[Cue]:
    """Yield what tells that it is done again and again: "meet every year"."""
    for time in verb.children:
        for word in time.lefts if time.dep_ == "npadvmod" else ():
            cue = cue_at(word, ("adverb",)) if word.dep_ == "det" else None
            yield from [cue] if cue else []


def marks_before_subject(verb: Token) -> Iterator[Token]:
    """Yield the first of the words before its subject, wherever they hang: "in case they meet"."""
    subject = next((child for child in verb.lefts if child.dep_ in _SUBJECT), None)
    if subject is None:
        return
    start = subject.left_edge.i
    for first in verb.doc[max(0, start - _LONGEST) : start]:
        cue = cue_at(first, ("mark",))
        if cue is not None and len(cue.words.split()) == start - first.i:
            yield first


def inverted_condition(verb: Token) -> Iterator[Cue]:
    """What an auxiliary says that opens its clause before the subject: "Had Norway signed it, …"."""
    before = [c for c in verb.lefts if c.dep_ in {"aux", *_SUBJECT}]
    opens = bool(before) and (before[0].i == 0 or before[0].nbor(-1).is_punct)
    cue = cue_at(before[0], ("inverted",)) if opens and before[0].dep_ == "aux" else None
    if cue is not None and len(before) > 1:
        yield cue


def denied_at_the_opening(verb: Token) -> Iterator[Cue]:
    """What denies a clause that it opens, so that the auxiliary comes first: "At no time did they meet"."""
    lefts = list(verb.lefts)
    auxiliary = next((n for n, child in enumerate(lefts) if child.dep_ == "aux"), len(lefts))
    inverted = any(child.dep_ in _SUBJECT for child in lefts[auxiliary:])
    for opening in lefts[:auxiliary] if inverted else ():
        words = opening.subtree if opening.dep_ == "prep" else ()
        cue = next((cue for word in words if (cue := cue_at(word, ("determiner",)))), None)
        if cue is not None:
            yield cue
