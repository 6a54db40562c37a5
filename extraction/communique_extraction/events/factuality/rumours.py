"""A report of an event that the same sentence calls false, told by the order of words alone."""

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, cue_at
from communique_extraction.lexicon.factuality import cues_by_word
from communique_extraction.lexicon.scope import scope_words


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


def _is_report(token: Token) -> bool:
    """Tell the "reports" of "reports that"."""
    following = token.doc[token.i + 1 : token.i + 2].text.lower()
    return following in scope_words().told and any(
        entry.effect == "kept" and "clause" in entry.governs and part == "noun"
        for entry, part, _ in cues_by_word().get(token.lower_, ())
    )
