"""What a verb says by its own form: auxiliaries, tense, adverbs, negation, the mark of its clause."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, cue_at
from communique_extraction.events.factuality.openings import (
    denied_at_the_opening,
    inverted_condition,
    marks_before_subject,
    recurring,
)
from communique_extraction.lexicon.factuality import Scope
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.syntax.clauses import verb_above
from communique_extraction.syntax.dependencies import is_announced, is_verb

_AUXILIARY = frozenset({"aux", "auxpass"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_ARGUMENT = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_OF_NOUN = frozenset({"acl", "relcl"})
_ADVERB = frozenset({"neg", "advmod", "preconj", "cc", "mark", "det"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PRESENT = frozenset({"VBZ", "VBP"})
_BARE = frozenset({"VB", "VBP"})


def verb_cues(verb: Token, *, event: bool = False) -> Iterator[Cue]:
    """Yield what a verb says by its form of the event that it names, carries or governs.

    Args:
        verb: the verb.
        event: it names or carries the event, so that a missing subject or object denies it.
    """
    sharing = list(_sharing(verb))
    for head in sharing:
        for child in head.children:
            if child.dep_ in _AUXILIARY:
                found = (cue_at(child, (scope,)) for scope in _of_auxiliary(verb))
                yield from [cue for cue in found if cue][:1]
    for head in sharing:
        yield from _adverbs(head)
        yield from recurring(head)
    yield from _coordinator(verb)
    yield from inverted_condition(verb)
    yield from denied_at_the_opening(verb)
    yield from _absentees(verb) if event else ()
    marks = [child for child in verb.children if child.dep_ in {"mark", "advmod"}]
    for mark in (*marks, *marks_before_subject(verb)):
        cue = cue_at(mark, ("mark",))
        if cue is not None:
            yield cue
            return


def _of_auxiliary(verb: Token) -> tuple[Scope, ...]:
    """The scopes in which an auxiliary counts, the more telling one first."""
    if is_perfect(verb):
        return ("unfulfilled", "auxiliary")
    return ("told", "auxiliary") if _is_told(verb) else ("auxiliary",)


def is_perfect(verb: Token) -> bool:
    """Tell "have met", and "having met", from "met"."""
    have = scope_words().perfect
    return verb.tag_ in {"VBN", "VBD"} and any(
        child.dep_ in _AUXILIARY and child.lower_ in have for child in verb.children
    )


def has_tense(verb: Token) -> bool:
    """Tell a finite verb from an infinitive, a gerund and a subjunctive."""
    bare = scope_words().bare
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        child.dep_ in _AUXILIARY and child.tag_ in _TENSED and child.lower_ not in bare
        for child in verb.children
    )


def is_infinitive(verb: Token) -> bool:
    """Tell "to meet", "to be received" and "to have met"."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.lefts)


def infinitive_beside(verb: Token) -> Token | None:
    """The infinitive with which a bare verb goes, where the parser puts it with the finite one above both.

    In "plans to open a plant and, on the same day, meet workers" both are planned.
    """
    above = verb.head
    bare = verb.tag_ in _BARE and not any(c.dep_ in _SUBJECT | _AUXILIARY for c in verb.children)
    finite = is_verb(above) and has_tense(above) and above.tag_ not in _BARE
    if verb.dep_ != "conj" or not (bare and finite):
        return None
    before = (c for c in above.rights if c.dep_ == "xcomp" and c.i < verb.i)
    return next((c for c in before if is_infinitive(c)), None)


def is_beside_infinitive(verb: Token) -> bool:
    """Tell what was done from what somebody wants to do: "wants to cut taxes and met the unions"."""
    told = verb.tag_ != "VBP" and has_tense(verb)  # a bare form may look like the present
    return verb.dep_ == "conj" and told and is_infinitive(verb.head)


def is_present(verb: Token) -> bool:
    """Tell what is told in the present tense, which may be of today or of tomorrow."""
    return verb.tag_ in _PRESENT or (
        verb.tag_ == "VBG"
        and any(c.dep_ in _AUXILIARY and c.tag_ in _PRESENT for c in verb.children)
    )


def tense_cues(verb: Token) -> Iterator[Cue]:
    """Yield what the form of the event's own verb says: progress, the future of a headline."""
    yield from progress_of(verb)
    own_subject = any(child.dep_ in _SUBJECT for child in verb.lefts)
    headline = own_subject and verb.dep_ in {"ROOT", "ccomp"}
    if verb.dep_ in _OF_NOUN and verb.tag_ == "VBN" and is_infinitive(verb):
        yield Cue("to-be-done", f"to be {verb.text}", "planned", at=verb)
    if is_infinitive(verb) and (headline or is_announced(verb)):
        yield Cue("headline", f"to {verb.text}", "planned", at=verb)


def progress_of(verb: Token) -> Iterator[Cue]:
    """Yield what tells that something is under way: "is holding talks", "talks are being held"."""
    be = scope_words().be
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARY]
    under_way = verb.tag_ == "VBG" or any(child.tag_ == "VBG" for child in auxiliaries)
    now = next(
        (c for c in auxiliaries if c.lower_ in be and (c.tag_ in _PRESENT or c.tag_ == "VBN")), None
    )
    if under_way and now is not None:
        yield Cue("progressive", f"{now.text} {verb.text}", "ongoing", at=verb)


def only_named(verb: Token) -> Cue | None:
    """What "for A to meet B" says of itself, where no cue governs it: nobody tells that they met."""
    own_subject = any(child.dep_ in _SUBJECT for child in verb.lefts)
    marks = [c for c in verb.lefts if c.dep_ == "mark" and c.tag_ == "IN"]
    if is_infinitive(verb) and own_subject and marks:
        return Cue("only named", f"{marks[0].text} … to {verb.text}", "proposed", at=verb)
    return None


def _sharing(verb: Token) -> Iterator[Token]:
    """Yield the verb, and the one it is coordinated with, whose auxiliaries it shares."""
    yield verb
    has_own = any(c.dep_ in _SUBJECT | _AUXILIARY for c in verb.children)
    above = verb.head
    contrast = any(c.lower_ in scope_words().contrast for c in above.rights if c.i < verb.i)
    alike = verb.dep_ == "conj" and is_verb(above) and _same_form(verb, above)
    if alike and not (has_own or contrast):
        yield from _sharing(above)


def _same_form(verb: Token, above: Token) -> bool:
    """Tell verbs of one tense; a bare form far from its "will" is often taken for the present."""
    return verb.tag_ == above.tag_ or {verb.tag_, above.tag_} <= _BARE


def _adverbs(verb: Token) -> Iterator[Cue]:
    for child in verb.children:
        words = _with_its_own(child) if child.dep_ in _ADVERB | _AUXILIARY else ()
        cue = next((cue for word in words if (cue := cue_at(word, ("adverb",)))), None)
        if cue is None:
            continue
        limited = _is_limited(child) or (cue.at and _is_limited(cue.at))
        if not (limited or _is_right_before(verb, child)):
            yield cue


def _is_right_before(verb: Token, adverb: Token) -> bool:
    """Tell "hardly had they met when it rained", where they met, from "they hardly met"."""
    groups = scope_words()
    return adverb.lower_ in groups.scarcely and any(
        word.lower_ in groups.following
        for clause in verb.rights
        if clause.dep_ in {"advcl", "ccomp"}
        for word in clause.lefts
    )


def _with_its_own(adverb: Token) -> tuple[Token, ...]:
    """An adverb, and the one right on it: not the "almost" of "almost a month ago"."""
    edge = adverb.doc[adverb.left_edge.i]
    return (adverb, edge) if edge.head == adverb else (adverb,)


def _coordinator(verb: Token) -> Iterator[Cue]:
    """The "nor" of "did not resign, nor did he meet B"."""
    before = [c for c in verb.head.rights if c.dep_ == "cc" and c.i < verb.i]
    cue = cue_at(before[-1], ("adverb",)) if before and verb.dep_ == "conj" else None
    if cue is not None:
        yield cue


def _is_limited(negation: Token) -> bool:
    """Tell "not only met A but signed": both happened."""
    after = negation.doc[negation.i + 1 : negation.i + 2].text.lower()
    return after in scope_words().limiting


def _absentees(verb: Token) -> Iterator[Cue]:
    """A subject or object that is nobody or nothing: "neither A nor B met", "signed no treaty"."""
    noun = [verb.head] if verb.dep_ in _OF_NOUN and verb.tag_ == "VBN" else []
    arguments = (child for child in verb.children if child.dep_ in _ARGUMENT)
    for argument in (*arguments, *noun):
        for word in (argument.doc[argument.left_edge.i], argument, *argument.lefts):
            cue = cue_at(word, ("determiner",))
            if cue is not None and not _is_limited(word):
                yield cue
                return


def _is_told(verb: Token) -> bool:
    """Tell a clause under a verb of the past, whose "would" is the future told then."""
    above = verb.head
    if verb.dep_ == "relcl":
        above = verb_above(above) or above
    return verb.dep_ in {"ccomp", "relcl", "acl"} and above.tag_ in {"VBD", "VBN"}
