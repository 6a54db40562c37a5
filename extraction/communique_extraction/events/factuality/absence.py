"""Who stays away: from one of many, which takes place all the same, or from a meeting of two."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue
from communique_extraction.events.factuality.nouns import whole_of
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.scope import scope_words


def of_attendance(cues: Sequence[Cue]) -> list[Cue]:
    """In "refused to attend the summit" what is refused is to be there, and not the summit."""
    start = next((n for n, cue in enumerate(cues) if cue.negated != "denied"), len(cues))
    return [
        replace(cue, effect=cues[start].negated)
        if n > start and cue.effect in {"denied", "cancelled"}
        else cue
        for n, cue in enumerate(cues)
    ]


def goes_on_without(noun: Token, subtype: str) -> bool:
    """Tell an event that takes place without whoever stays away.

    That is a summit, but none "with B", and "talks between A and B" of which a third one stays away.
    """
    beside = {child.lower_ for child in whole_of(noun).rights}
    between = not beside.isdisjoint(scope_words().among.words)
    return between or (
        subtype in scope_words().many and grammar().accompanying.words.isdisjoint(beside)
    )
