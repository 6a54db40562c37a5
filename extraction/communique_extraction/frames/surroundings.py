"""What stands around a word that may name an event, told from the mere words of its sentence."""

import re
from collections.abc import Container, Iterator, Set
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from communique_extraction.lexicon.cues import cues
from communique_extraction.sentences.rosters import opens_roster
from communique_extraction.sentences.surface_cues import naming_words, title_words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of a sentence, as seen from one of them.

    `written` and `lower` are all words in order, `once` the lower-case ones as a set; `place` is that of
    the word in question. `opens_list`: a list may stand below the sentence.
    """

    written: tuple[str, ...]
    lower: tuple[str, ...]
    once: frozenset[str]
    place: int
    opens_list: bool = False

    @property
    def before(self) -> str | None:
        """The word right before it, in lower case."""
        return self.lower[self.place - 1] if self.place else None

    def have(self, words: Set[str]) -> bool:
        """Tell whether one of some words is there, anywhere in the sentence."""
        return not self.once.isdisjoint(words)

    def follow(self, words: Container[str]) -> bool:
        """Tell whether one of some words stands right behind it."""
        return any(word in words for word in self.lower[self.place + 1 : self.place + 2])

    def precede(self, words: Container[str], reach: int) -> bool:
        """Tell whether one of some words stands before it, at most `reach` words away."""
        return any(word in words for word in self.lower[max(0, self.place - reach) : self.place])

    def places_behind(self, words: Container[str], reach: int) -> Iterator[int]:
        """Yield the places of some words at most `reach` words behind it."""
        last = min(self.place + 1 + reach, len(self.lower))
        return (at for at in range(self.place + 1, last) if self.lower[at] in words)

    def may_name(self, start: int, reach: int) -> bool:
        """Tell whether a stretch of `reach` words can name somebody or a place, as an object can."""
        return any(
            (word[0].isupper() or self.lower[at] in naming_words())
            and self.lower[at] not in cues().before_verbs
            for at, word in enumerate(self.written[start : start + reach], start)
        )

    def introduce(self) -> bool:
        """Tell whether somebody may be named with a title, and by name before the word."""
        return self.have(title_words()) and any(
            word[0].isupper() and lower not in title_words() and lower not in STOP_WORDS
            for word, lower in zip(self.written[: self.place], self.lower, strict=False)
        )


def surroundings_of(text: str, triggers: frozenset[str]) -> Iterator[Surroundings]:
    """Yield the surroundings of each word of a sentence that may be a trigger.

    Args:
        text: the sentence.
        triggers: the forms of triggers, in lower case.
    """
    written = tuple(_WORD.findall(text))
    lower = tuple(map(str.lower, written))
    if triggers.isdisjoint(lower):
        return
    once, opens = frozenset(lower), opens_roster(text)
    for place, word in enumerate(lower):
        if word in triggers:
            yield Surroundings(written, lower, once, place, opens)
