"""A word of a name, and how near two words are."""

from dataclasses import dataclass
from functools import lru_cache

from communique_merging.identity.given_names import given_name_of
from communique_merging.identity.name_words import one_word_of, told_apart
from communique_merging.identity.spelling import Spelled, spelled, spelling

SAME_LETTERS = 0.98
SAME_SOUNDS = 0.95
SAME_BONES = 0.9
SLIP = 0.85
FORM = 0.95
"""Another form of one given name."""
INITIAL = 0.9

_SHORTEST_BY_SOUND = 5
_SHORTEST_WITH_SLIP = 7
_LONG_WORD = 8


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    `stem` is the first form of the line of given names (or of other names that are one) in which the
    word stands, else empty; `key` is what all spellings of the name share.
    """

    spelled: Spelled
    stem: str
    key: str

    @property
    def is_initial(self) -> bool:
        """Whether it is a letter that stands for a word."""
        return len(self.spelled.ascii) == 1

    @property
    def is_given_name(self) -> bool:
        """Whether it is known as a given name."""
        return self.spelled.ascii in given_name_of()

    def begins(self, other: "Word") -> bool:
        """Whether this initial can stand for the other word."""
        letter = self.spelled.letters[:1]
        return letter in {
            other.spelled.letters[:1],
            other.stem[:1],
        } or other.spelled.ascii.startswith(self.spelled.ascii)


@lru_cache(maxsize=65_536)
def word(text: str) -> Word:
    """Make a word of a name of what is written."""
    reading = spelled(text, spelling())
    stem = given_name_of().get(reading.ascii) or one_word_of().get(reading.ascii, "")
    key = spelled(stem, spelling()).bones if stem else reading.bones
    return Word(reading, stem, key)


@lru_cache(maxsize=65_536)
def alike(a: Word, b: Word) -> float:
    """How sure it is that two words are one name, from 0 to 1; symmetric."""
    if a.spelled.ascii == b.spelled.ascii:
        return 1.0
    if a.is_initial or b.is_initial:
        return INITIAL if a.begins(b) or b.begins(a) else 0.0
    if (a.spelled.ascii, b.spelled.ascii) in told_apart():
        return 0.0
    if a.stem and b.stem:
        return FORM if a.stem == b.stem else 0.0
    return _alike_by_spelling(a.spelled, b.spelled)


def _alike_by_spelling(a: Spelled, b: Spelled) -> float:
    from rapidfuzz.distance import OSA  # loads the tables of all its metrics

    if a.letters == b.letters:
        return SAME_LETTERS
    shorter, longer = sorted((len(a.sounds), len(b.sounds)))
    if shorter < _SHORTEST_BY_SOUND:
        return 0.0
    if a.sounds == b.sounds:
        return SAME_SOUNDS
    if a.bones == b.bones:
        if longer < _LONG_WORD:
            return SAME_BONES if OSA.distance(a.letters, b.letters, score_cutoff=1) <= 1 else 0.0
        return SAME_BONES if OSA.distance(a.sounds, b.sounds, score_cutoff=2) <= 2 else 0.0
    slip = (
        shorter >= _SHORTEST_WITH_SLIP
        and a.letters[0] == b.letters[0]
        and a.letters[-1] == b.letters[-1]
        and OSA.distance(a.letters, b.letters, score_cutoff=1) <= 1
    )
    return SLIP if slip else 0.0
