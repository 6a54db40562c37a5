"""What stands behind the prepositions of a word, those of several words included."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique_extraction.syntax.dependencies import governed_by, prepositions_of


@dataclass(frozen=True, slots=True)
class Complement:
    """A preposition, in lower case, and what it governs, with what is coordinated."""

    preposition: str
    governed: tuple[Token, ...]

    @property
    def is_complex(self) -> bool:
        """Whether the preposition is of several words: "on behalf of"."""
        return " " in self.preposition


def complements_of(head: Token) -> Iterator[Complement]:
    """Yield the complements of a word: of "a dinner in honor of X" both "in" and "in honor of"."""
    for preposition in prepositions_of(head):
        governed = tuple(governed_by(preposition))
        yield Complement(preposition.lower_, governed)
        for noun in governed:
            for inner in prepositions_of(noun):
                words = f"{preposition.lower_} {noun.lower_} {inner.lower_}"
                yield Complement(words, tuple(governed_by(inner)))
