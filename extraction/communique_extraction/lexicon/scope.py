"""Words that the scope of cues rests on (`scope.toml`)."""

from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import WordGroup


class ScopeWords(Lexicon):
    """`scope.toml`."""

    bare: WordGroup
    be: WordGroup
    perfect: WordGroup
    carrying: WordGroup
    wholes: WordGroup
    ceremonies: WordGroup
    occasions: WordGroup
    by_which: WordGroup
    by_doing: WordGroup
    during: WordGroup
    beside: WordGroup
    among: WordGroup
    many: WordGroup
    contrast: WordGroup
    taken_up: WordGroup
    definite: WordGroup
    limiting: WordGroup
    calling: WordGroup
    judged: WordGroup
    told: WordGroup
    starting: WordGroup
    earlier: WordGroup
    scarcely: WordGroup
    following: WordGroup
    then: WordGroup
    told_before: WordGroup
    such: WordGroup
    causing: WordGroup
    processes: WordGroup
    in_state: WordGroup


@cache
def scope_words() -> ScopeWords:
    """What lets a cue through to an event, as data."""
    return load_as(ScopeWords, "lexicon/scope")
