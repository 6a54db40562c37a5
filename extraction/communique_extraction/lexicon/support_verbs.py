"""Verbs that only carry an event noun, as "held" in "held talks" (`support_verbs.toml`)."""

from collections.abc import Mapping
from functools import cache

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.frames import Role
from communique_extraction.lexicon.inflection import verb_forms
from communique_extraction.lexicon.loader import Lexicon, load_as


class SupportVerbs(Lexicon):
    """Verbs that carry an event noun in the same way, and the role of their subject."""

    name: str
    lemmas: tuple[str, ...]
    subject: Role
    example: tuple[Example, ...]


class Occurrence(Lexicon):
    """What is said of an event noun that is a subject; the fields are explained in the file."""

    name: str
    lemmas: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()
    example: tuple[Example, ...]


class SupportVerbLexicon(Lexicon):
    """`support_verbs.toml`."""

    support: tuple[SupportVerbs, ...]
    occurrence: tuple[Occurrence, ...]


@cache
def support_verb_lexicon() -> SupportVerbLexicon:
    """The verbs as data."""
    return load_as(SupportVerbLexicon, "lexicon/support_verbs")


@cache
def support_roles() -> Mapping[str, Role]:
    """The role of the subject of each form of a supporting verb; the first entry of a verb holds."""
    table: dict[str, Role] = {}
    for entry in support_verb_lexicon().support:
        for lemma in entry.lemmas:
            for form in verb_forms(lemma).all():
                table.setdefault(form, entry.subject)
    return table


@cache
def occurrence_verbs() -> frozenset[str]:
    """Every form of the verbs whose subject takes place."""
    lemmas = (lemma for entry in support_verb_lexicon().occurrence for lemma in entry.lemmas)
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma).all())


@cache
def occurrence_states() -> frozenset[str]:
    """The words after "be" that say that something takes place."""
    return frozenset().union(*(entry.states for entry in support_verb_lexicon().occurrence))
