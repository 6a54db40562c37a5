"""Whether two names are one person's or one body's."""

from functools import lru_cache

from communique_merging.words import name_words


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> float:
    """How likely two names are one's: the share of the shorter one's words that both have."""
    ours, theirs = name_words(a), name_words(b)
    if not ours or not theirs:
        return 0.0
    return len(ours & theirs) / min(len(ours), len(theirs))
