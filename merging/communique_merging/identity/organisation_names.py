"""Whether two names of organisations are one."""

from communique_merging.identity.name import Name
from communique_merging.identity.organisations import words_of_organisations
from communique_merging.identity.word import alike, word

SHORT_NAME = 0.95
FIRST_LETTERS = 0.85
STATE_DROPPED = 0.75
REORDERED = 0.98


def same_organisation_name(a: Name, b: Name) -> float:
    """How sure it is that two names are of one organisation, from 0 to 1; symmetric."""
    short = words_of_organisations().short
    known = short.get(a.written), short.get(b.written)
    if all(known):
        return SHORT_NAME if known[0] == known[1] else 0.0
    if _stands_for(a, b) or _stands_for(b, a):
        return FIRST_LETTERS
    return _same_words(a.content, b.content)


def _stands_for(short: Name, long: Name) -> bool:
    """Whether it is the first letters of the longer name's words: "CSTO"."""
    return short.is_short and long.is_organisation and short.written == long.letters


def _same_words(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Each word of the one has its fellow in the other; a state may be left unsaid."""
    short, long = sorted((a, b), key=lambda words: (len(words), words))
    left, near = list(long), 1.0
    for each in short:
        best = max(left, key=lambda other: alike(word(each), word(other)), default="")
        if not best or not (score := alike(word(each), word(best))):
            return 0.0
        left.remove(best)
        near *= score
    if not short or any(each not in words_of_organisations().states for each in left):
        return 0.0
    return near * (STATE_DROPPED if left else 1.0 if a == b else REORDERED)
