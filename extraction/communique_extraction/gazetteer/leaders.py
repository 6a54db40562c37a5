"""Who has led which state: the names that reports give without telling of which state (`leaders.toml`)."""

from collections.abc import Mapping
from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as


class Leaders(Lexicon):
    """`leaders.toml`: names by the ISO alpha-3 code of their state."""

    family_name_first: frozenset[str]
    names: Mapping[str, tuple[str, ...]]


@cache
def leaders() -> Leaders:
    """The leaders as data."""
    return load_as(Leaders, "gazetteer/leaders")
