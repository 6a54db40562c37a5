"""Scope: the way up the parse from an event's word, and the cues that reach down it.

On the way up, a cue is asked whether what it governs is what the event stands in. A verb that is no cue
lets through what is said of it as far as the event shares it: all of it where it carries the event's noun
or an infinitive, only its future where the event is an adverbial ("will sign it at talks in Oslo"), and
nothing where it reports the event in a clause of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique_extraction.events.factuality.clause_beside import (
    never_begun,
    of_main_clause,
    told_falsely,
)
from communique_extraction.events.factuality.cues import Cue, cue_at
from communique_extraction.events.factuality.links import (
    Link,
    governor_of,
    is_carried,
    is_content_clause,
    link_of,
    raised_to,
)
from communique_extraction.events.factuality.nouns import cue_noun_cues, event_noun_cues, whole_of
from communique_extraction.events.factuality.predicates import future_of, predicated, under_way
from communique_extraction.events.factuality.verbs import (
    infinitive_beside,
    is_beside_infinitive,
    is_infinitive,
    progress_of,
    tense_cues,
    verb_cues,
)
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.syntax.dependencies import is_verb

_STEPS = 8
"""How far up the tree a cue may stand."""
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_PRESENT = frozenset({"VBZ", "VBP"})
_ADJUNCT = frozenset({"advcl", "acl", "relcl"})


@dataclass(frozen=True, slots=True)
class Reach:
    """What a link brings over the event, and how much of what stands further up reaches it.

    `ahead_only`: the event shares no more than the future of its clause; `beside`: it is what something
    is proposed on the sidelines of, and so lies ahead.
    """

    cues: tuple[Cue, ...] = ()
    goes_on: bool = False
    ahead_only: bool = False
    beside: bool = False


_NOTHING = Reach()


def cues_over(trigger: Token, carrier: Token | None) -> Iterator[Cue]:
    """Yield the cues in whose scope an event stands, from the innermost to the outermost.

    Args:
        trigger: the word that names the event.
        carrier: the verb that carries it, where it is a noun: "held" in "held talks".
    """
    yield from _at_trigger(trigger)
    event = trigger if is_verb(trigger) else whole_of(trigger)
    word, ahead_only, beside = event, False, False
    for _ in range(_STEPS):
        own_carrier = carrier if word == event else None
        reach = _step(word, event, own_carrier)
        ahead_only |= reach.ahead_only
        beside |= reach.beside
        yield from _shared(reach.cues, beside=beside) if ahead_only else reach.cues
        word = _next(word, own_carrier)
        if not reach.goes_on or (ahead_only and word.dep_ in _ADJUNCT):
            return


def _shared(cues: Iterable[Cue], *, beside: bool) -> Iterator[Cue]:
    """The future that an event shares with what it goes on beside."""
    for cue in cues:
        if beside and cue.effect == "proposed":
            yield replace(cue, effect="planned", aside=True)
        elif cue.shared:
            yield replace(cue, aside=True)


def _at_trigger(trigger: Token) -> Iterator[Cue]:
    if is_verb(trigger):
        yield from tense_cues(trigger)
        yield from verb_cues(trigger, event=True)
        yield from of_main_clause(trigger)
        return
    yield from event_noun_cues(trigger)
    whole = whole_of(trigger)
    yield from event_noun_cues(whole) if whole != trigger else ()


def _next(word: Token, carrier: Token | None) -> Token:
    """The next word above, past prepositions and adverbs."""
    if is_verb(word) and (infinitive := infinitive_beside(word)):
        return infinitive
    beside = word.dep_ in _SUBJECT or word.dep_ == "conj"
    return word.head if beside else link_of(word, carrier).above


def _step(word: Token, event: Token, carrier: Token | None) -> Reach:
    if word.dep_ in _SUBJECT:
        return _of_subject(word, carrier, event=word == event)
    if is_beside_infinitive(word):
        return _NOTHING
    if word.dep_ == "conj" and word.head.tag_[:1] == word.tag_[:1]:
        return Reach(goes_on=not any(child.dep_ in _SUBJECT for child in word.children))
    if word.head == word or (word.dep_ == "relcl" and not _hangs_on(word)):
        return _NOTHING
    link = link_of(word, carrier)
    return (
        _under_cue(link, carrier) or _behind_preposition(link) or _under_verb(link, event, carrier)
    )


def _hangs_on(clause: Token) -> bool:
    """Tell what is no relative clause: a content clause, and what a ceremony is for ("ceremony to sign")."""
    for_ceremony = is_infinitive(clause) and clause.head.lower_ in scope_words().ceremonies
    return for_ceremony or is_content_clause(clause)


def _of_subject(noun: Token, carrier: Token | None, *, event: bool) -> Reach:
    said = predicated(noun.head)
    unheld = tuple(never_begun(noun.head)) if event else ()
    form = _form_of(carrier) if carrier else ()
    if said is not None:
        return Reach((*said, *unheld, *form), goes_on=True)
    told = (*future_of(noun), *under_way(noun)) if event else ()
    return Reach(unheld or told or form)


def _form_of(carrier: Token) -> tuple[Cue, ...]:
    """What the form of the verb tells whose subject an event is: "is being held", "Talks to begin Monday"."""
    is_whole = carrier.head == carrier  # in "expects the talks to begin" the verb above tells it
    return tuple(tense_cues(carrier) if is_whole else progress_of(carrier))


def _under_cue(link: Link, carrier: Token | None) -> Reach | None:
    """What a cue brings, with what is said of the cue itself: "does not plan to meet"."""
    cue, above = governor_of(link), link.above
    if cue is None:
        return None
    if cue.factive or cue.at in link.passed:
        return Reach((cue,))  # what is said of the verb above "ahead of the talks" is not of them
    raised = raised_to(link)
    if raised is not None:
        said = predicated(raised)
        return Reach((*said, cue), goes_on=True) if said is not None else _NOTHING
    carries = above == carrier and cue.effect == "kept"
    tense = tense_cues(above) if carries else ()
    event = above == carrier or cue.effect == "kept"
    own = verb_cues(above, event=event) if is_verb(above) else cue_noun_cues(above)
    return Reach((cue, *tense, *own), goes_on=True)


def _behind_preposition(link: Link) -> Reach | None:
    """What a preposition itself tells: "without signing", "ahead of the talks"."""
    found = (cue_at(word, link.scopes) for word in link.passed)
    return next((Reach((cue,)) for cue in found if cue), None)


def _under_verb(link: Link, event: Token, carrier: Token | None) -> Reach:
    """What a verb that is no cue lets through."""
    above = link.above
    if above == carrier:
        own = (*tense_cues(above), *_present_state(link), *verb_cues(above, event=True))
        return Reach(own, goes_on=True)
    if link.scopes and is_verb(link.below) and (false := tuple(told_falsely(above))):
        return Reach(false)
    if "clause" in link.scopes:
        return _NOTHING
    if above.lower_ in scope_words().ceremonies:
        return Reach(goes_on=True)
    beside = any(word.lower_ in scope_words().beside for word in link.passed)
    if not is_verb(above):
        goes_on = beside or (link.preposition or "") in scope_words().during
        goes_on |= _is_of_those_there(link.below, event, carrier)
        return Reach(goes_on=goes_on, ahead_only=True, beside=beside)
    through = (link.preposition or "") in scope_words().by_which
    if is_carried(link) or through or (is_verb(link.below) and not link.passed):
        return Reach(tuple(verb_cues(above)), goes_on=True)
    if link.below.tag_ == "VBG" and (link.preposition or "") in scope_words().by_doing:
        return Reach(tuple(verb_cues(above)))
    if beside or link.preposition is None or link.preposition in scope_words().occasions:
        return Reach(tuple(verb_cues(above)), goes_on=True, ahead_only=True, beside=beside)
    return _NOTHING


def _is_of_those_there(verb: Token, event: Token, carrier: Token | None) -> bool:
    """Tell "will be among guests attending the talks": what the guests do shares the future of the clause."""
    attending = cue_at(verb, ("object",))
    there = verb in (event, carrier) or (attending is not None and attending.effect == "kept")
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and there


def _present_state(link: Link) -> Iterator[Cue]:
    """In "is on a visit" the visit goes on, and in "have been in talks" the talks do."""
    above = link.above
    present = any(
        t.tag_ in _PRESENT for t in (above, *above.lefts) if t == above or t.dep_ == "aux"
    )
    if above.lower_ in scope_words().be and present:
        yield Cue("present", above.text, "ongoing", at=above)
