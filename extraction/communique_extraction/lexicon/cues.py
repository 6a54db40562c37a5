"""Words that stand around a trigger, and what they make of it (`cues.toml`)."""

from collections.abc import Mapping, Set
from functools import cache, cached_property

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.inflection import verb_forms
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_schemas.event import MeetingSubtype


class Cue(Lexicon):
    """A group of words that say the same, with examples of what they do."""

    words: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    example: tuple[Example, ...]

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words as they are, and every form of its verbs; all lower case."""
        return self.words | {form for verb in self.verbs for form in verb_forms(verb).all()}

    def __contains__(self, word: str) -> bool:
        return word in self.forms

    def is_among(self, words: Set[str]) -> bool:
        """Tell whether one of the group is among some words."""
        return not self.forms.isdisjoint(words)


class Cues(Lexicon):
    """`cues.toml`: what each group says stands there."""

    named: Mapping[str, Cue]
    subtype: Mapping[MeetingSubtype, Cue]
    occasions: Cue
    under_way: Cue
    joint: Cue
    determiners: Cue
    definite: Cue
    before_verbs: Cue
    ends_object: Cue
    passive: Cue
    other_gatherings: Cue
    no_object: Cue
    infinitives: Cue
    fulfilled: Cue
    audience: Cue
    representing: Cue
    figurative: Cue
    generic: Cue
    habitual: Cue
    binding: Cue
    courtesy: Cue
    efforts: Cue
    views: Cue
    decisions: Cue
    founding: Cue
    relational: Cue
    stakes: Cue
    takeovers: Cue
    dealing: Cue
    trading: Cue
    formal: Cue
    delegations: Cue
    units: Cue
    assemblies: Cue
    naming: Cue
    missions: Cue
    business: Cue
    leading: Cue
    chairing: Cue
    attending: Cue
    gatherings: Cue
    addressed: Cue
    listing: Cue
    spelling_out: Cue
    joining: Cue
    ends_list: Cue
    predicative: Cue
    presence: Cue
    witnessing: Cue
    mediating: Cue
    mediation: Cue
    reporting: Cue
    relative: Cue
    together: Cue
    alongside: Cue
    apart: Cue
    of_two: Cue
    hailing: Cue
    announcements: Cue
    relying: Cue
    resulting: Cue
    past: Cue
    unmade: Cue


@cache
def cues() -> Cues:
    """The groups of words as data."""
    return load_as(Cues, "lexicon/cues")
