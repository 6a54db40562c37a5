"""Words of office, rank and address (`titles.toml`)."""

from functools import cache, cached_property

from communique_extraction.lexicon.inflection import noun_forms
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import Words


class Titles(Lexicon):
    """`titles.toml`."""

    phrases: Words
    plural_phrases: Words
    heads: Words
    plural_heads: Words
    setting_out: Words
    way: Words
    official_things: Words
    capitalized_only: Words
    counterparts: Words
    modifiers: Words
    portfolios: Words
    ministries: Words
    groups: Words
    bodies: Words
    bodies_in_plural: Words
    people_in_plural: Words
    capitalized_bodies: Words
    body_phrases: Words
    address: Words
    honorifics: Words
    abbreviations: Words
    courtesies: Words
    tribal: Words
    party_letters: Words
    two_letter_initials: Words
    particles: Words
    juniors: Words
    descent: Words
    lineage: Words
    articles: Words
    pending: Words
    given_names: Words
    rather_names: Words
    postnominals: Words
    styles: Words
    numerals: Words

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Every noun of office."""
        return self.heads | self.plural_heads

    @cached_property
    def many_bodies(self) -> frozenset[str]:
        """What several bodies are called: "agencies", "banks"."""
        plurals = (form for body in self.bodies for form in noun_forms(body)[1:])
        return self.bodies_in_plural.union(plurals) - self.people_in_plural

    @cached_property
    def forms_of_address(self) -> frozenset[str]:
        """What stands before a name and is no part of it."""
        return self.address | self.honorifics | self.tribal

    @cached_property
    def suffixes(self) -> frozenset[str]:
        """What follows a name, and is no part of it."""
        return self.juniors | self.numerals | self.descent | self.postnominals


@cache
def titles() -> Titles:
    """The words of office and rank."""
    return load_as(Titles, "lexicon/titles")
