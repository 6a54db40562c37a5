"""The prefilter: which sentences can name an event at all, told from their words alone.

It asks the conditions of the frames what they ask of the parse, as far as words can tell, so that it keeps
next to nothing out that a frame would have taken.
"""

from collections.abc import Mapping
from functools import cache

from communique_extraction.frames.conditions import Condition, all_in_words
from communique_extraction.frames.requirements import required_by_nouns, required_by_verbs
from communique_extraction.frames.surroundings import surroundings_of
from communique_extraction.sentences.sentence import Sentence


def may_name_event(sentence: Sentence) -> bool:
    """Tell whether the sentence holds a word that can name an event, and what its frame asks for."""
    table = _conditions()
    return any(
        all_in_words(conditions, words)
        for words in surroundings_of(sentence.text, _triggers())
        for conditions in table[words.lower[words.place]]
    )


@cache
def _triggers() -> frozenset[str]:
    return frozenset(_conditions())


@cache
def _conditions() -> Mapping[str, tuple[tuple[Condition, ...], ...]]:
    """What each frame of a written form asks for, of verb and noun frames alike."""
    table: dict[str, list[tuple[Condition, ...]]] = {}
    for form, verbs in required_by_verbs().items():
        naming = [verb.conditions for verb in verbs if not verb.frame.in_passing]
        if naming:
            table.setdefault(form, []).extend(naming)
    for form, nouns in required_by_nouns().items():
        table.setdefault(form, []).extend(noun.conditions for noun in nouns)
    return {form: tuple(asked) for form, asked in table.items()}
