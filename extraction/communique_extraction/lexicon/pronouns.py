"""Personal pronouns (`pronouns.toml`)."""

from functools import cache, cached_property

from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import Words


class Pronouns(Lexicon):
    """`pronouns.toml`."""

    male: Words
    female: Words
    plural: Words
    neutral: Words
    of_neutral: Words
    first: Words

    @cached_property
    def of_persons(self) -> frozenset[str]:
        """The pronouns that stand for persons."""
        return self.male | self.female | self.plural

    @cached_property
    def all(self) -> frozenset[str]:
        """The personal pronouns that stand for somebody named before."""
        return self.of_persons | self.neutral


@cache
def pronouns() -> Pronouns:
    """The personal pronouns, by whom they can stand for."""
    return load_as(Pronouns, "lexicon/pronouns")
