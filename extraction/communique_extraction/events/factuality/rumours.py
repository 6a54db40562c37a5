"""A report of an event that the same sentence calls false, told by the order of words alone."""

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, cue_at
from communique_extraction.lexicon.factuality import cues_by_word
from communique_extraction.lexicon.scope import scope_words

_BESIDE = frozenset({"advcl", "conj", "ROOT", "ccomp", "parataxis"})
"""Where the clause stands that denies all of what was told, and no noun of it."""


def called_false(trigger: Token) -> Cue | None:
    """The word that calls a report of an event false: "reports that A and B met are untrue".

    The parser often takes the last noun of the report for what is untrue.
    """
    words = trigger.doc
    reports = [token for token in words[: trigger.i] if _is_report(token)]
    if not reports:
        return None
    groups = scope_words()
    called = any(token.lower_ in groups.calling for token in words[: reports[0].i])
    for token in words[trigger.i + 1 :]:
        cue = cue_at(token, ("report",)) if token.lower_ not in groups.be else None
        before = {word.lower_ for word in words[token.i - 2 : token.i]}
        if cue is not None and (called or before & (groups.be.words | groups.judged.words)):
            return cue
    return None


def denied_behind(verb: Token) -> Cue | None:
    """The word that denies what somebody told: "a newspaper wrote that they met, which his office denied".

    Only what one told of another is denied so; in "met B, who was accused of fraud but denied it" they met.
    What denies a fact can deny "having met". In "said that they met on it, but Oslo rejected it" they met.
    """
    told = verb.dep_ == "ccomp" or any(child.dep_ == "parataxis" for child in verb.rights)
    for word in verb.doc[verb.i + 1 :] if told else ():
        if none_such := _none_such(word):
            return none_such
        taken_up = any(
            child.dep_ == "dobj" and child.lower_ in scope_words().told_before
            for child in word.children
        )
        own_subject = any(child.dep_ == "nsubj" for child in word.lefts)
        cue = cue_at(word, ("perfect",)) if taken_up and own_subject else None
        if cue is not None and cue.effect == "denied" and word.dep_ in _BESIDE:
            return cue
    return None


def _none_such(noun: Token) -> Cue | None:
    """The "no" of "no such meeting took place"."""
    such = any(child.lower_ in scope_words().such for child in noun.lefts)
    denying = (cue_at(child, ("determiner",)) for child in (noun.lefts if such else ()))
    return next((cue for cue in denying if cue is not None), None)


def _is_report(token: Token) -> bool:
    """Tell the "reports" of "reports that"."""
    reported = any(
        entry.effect == "kept" and "clause" in entry.governs and part == "noun"
        for entry, part, _ in cues_by_word().get(token.lower_, ())
    )
    return reported and token.doc[token.i + 1 : token.i + 2].text.lower() in scope_words().told
