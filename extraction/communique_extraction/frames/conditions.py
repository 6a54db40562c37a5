"""What a frame asks for at its trigger: each condition is asked of the mere words first, then of the parse.

The prefilter asks `in_words`, the matcher `in_parse` of the same objects. What holds in the parse must be
possible in the words; the words may allow more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.surroundings import Surroundings


class Condition:
    """Something that must hold at a trigger; by itself, nothing is asked."""

    def in_words(self, words: Surroundings) -> bool:
        """Tell whether it can hold, by the mere words."""
        del words
        return True

    def in_parse(self, clause: Clause) -> bool:
        """Tell whether it holds."""
        del clause
        return True


@dataclass(frozen=True, slots=True)
class AnyOf(Condition):
    """One of several circumstances is given; of each, all conditions."""

    circumstances: tuple[tuple[Condition, ...], ...]

    def in_words(self, words: Surroundings) -> bool:
        return any(all_in_words(given, words) for given in self.circumstances)

    def in_parse(self, clause: Clause) -> bool:
        return any(all_in_parse(given, clause) for given in self.circumstances)


def all_in_words(conditions: Sequence[Condition], words: Surroundings) -> bool:
    """Tell whether all of some conditions can hold, by the words."""
    return all(condition.in_words(words) for condition in conditions)


def all_in_parse(conditions: Sequence[Condition], clause: Clause) -> bool:
    """Tell whether all of some conditions hold."""
    return all(condition.in_parse(clause) for condition in conditions)
