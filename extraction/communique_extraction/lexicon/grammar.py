"""Small words by which the parse is read (`grammar.toml`)."""

from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import WordGroup


class Grammar(Lexicon):
    """`grammar.toml`."""

    of: WordGroup
    by: WordGroup
    accompanying: WordGroup
    partners: WordGroup
    involving: WordGroup
    sides: WordGroup
    counterparts: WordGroup
    dealt: WordGroup
    decided: WordGroup
    taken_over: WordGroup
    by_which: WordGroup
    acted_under: WordGroup
    orders: WordGroup
    held: WordGroup
    purposes: WordGroup
    ordered: WordGroup
    sold_by: WordGroup
    about: WordGroup
    subject_matter: WordGroup
    means: WordGroup
    within: WordGroup
    companions: WordGroup
    addressing: WordGroup
    in_course: WordGroup
    around: WordGroup
    inviting: WordGroup
    invitations: WordGroup
    asking: WordGroup
    asked_of: WordGroup
    visiting: WordGroup
    holding_to_account: WordGroup
    worth: WordGroup
    relative: WordGroup
    where: WordGroup
    when: WordGroup
    quantities: WordGroup
    one_more: WordGroup
    handing_over: WordGroup
    carried_through: WordGroup
    left: WordGroup
    place: WordGroup
    sorts_of_place: WordGroup
    sites: WordGroup
    going_on: WordGroup
    also: WordGroup
    again: WordGroup
    once_more: WordGroup
    hosted_for: WordGroup
    in_ceremony: WordGroup
    each_his_own: WordGroup
    before_now: WordGroup
    ordinals: WordGroup
    first_of_series: WordGroup
    other_in_series: WordGroup
    singled_out: WordGroup
    sources: WordGroup
    headline_verbs: WordGroup


@cache
def grammar() -> Grammar:
    """The small words as data."""
    return load_as(Grammar, "lexicon/grammar")
