"""What stands behind the prepositions of a word, those of several words included."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.factuality import planned_ahead
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.support_verbs import occurrence_states
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.sidelines import is_on_sidelines, partners_beside


@dataclass(frozen=True, slots=True)
class Complement:
    """A preposition, in lower case, and what it governs, with what is coordinated."""

    preposition: str
    governed: tuple[Token, ...]

    @property
    def is_complex(self) -> bool:
        """Whether the preposition is of several words: "on behalf of"."""
        return " " in self.preposition

    @property
    def goes_on(self) -> bool:
        """Whether a conjunction stands before the preposition: "with X, as well as with Y"."""
        start = self.governed[0].head if self.governed else None
        return start is not None and start.i > 0 and start.nbor(-1).dep_ == "cc"


def complements_of(head: Token) -> Iterator[Complement]:
    """Yield the complements of a word: of "a dinner in honor of X" both "in" and "in honor of".

    In "talks on trade with X" the parser hangs "with X" on trade: it is one of the talks. So it does in
    "spoke by phone with X".
    """
    told: set[str] = set()
    stray: list[Complement] = []
    of_others = is_on_sidelines(head)
    for preposition in _with_coordinated(_prepositions_at(head)):
        if of_others and preposition.lower_ in grammar().accompanying:
            continue
        governed = tuple(governed_by(preposition))
        told.add(preposition.lower_)
        yield Complement(preposition.lower_, governed)
        for noun in governed:
            stray += [Complement(p.lower_, tuple(governed_by(p))) for p in partners_beside(noun)]
            for inner in prepositions_of(noun):
                words = f"{preposition.lower_} {noun.lower_} {inner.lower_}"
                found = tuple(governed_by(inner))
                yield Complement(words, found)
                between = preposition.lower_ in grammar().about and _is_topic(noun)
                by_phone = noun.lower_ in cues().named["call"]
                if inner.lower_ in grammar().partners and (between or by_phone):
                    stray.append(Complement(inner.lower_, found))
    yield from (complement for complement in stray if complement.preposition not in told)


def _prepositions_at(head: Token) -> Iterator[Token]:
    """The prepositions of a word, and of what is said of it: "are underway between", "talks set with"."""
    yield from prepositions_of(head)
    for child in head.rights:
        planned = child.dep_ == "acl" and child.lower_ in planned_ahead()
        if planned or child.lower_ in occurrence_states():
            yield from prepositions_of(child)


def _with_coordinated(prepositions: Iterable[Token]) -> Iterator[Token]:
    """Yield prepositions with those that go on from them: "with X and with Y"."""
    for preposition in prepositions:
        yield preposition
        yield from (c for c in preposition.rights if c.dep_ == "conj" and c.tag_ == "IN")


def _is_topic(noun: Token) -> bool:
    """Tell what is talked about from what is itself with somebody: "trade", not "relations"."""
    return noun.tag_ in {"NN", "NNS"} and noun.lower_ not in cues().relational
