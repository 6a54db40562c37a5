"""Reads a heading in title case ("President Hagen Visits Oslo for Talks") as a sentence is written.

In title case a capital tells nothing of a word. The rest of the article does (truecasing, Lita et al.,
ACL 2003): what it writes in lower case and never with a capital inside a sentence is no name, nor is a
form of a verb that names events.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.lang.en.stop_words import STOP_WORDS

from communique_extraction.lexicon.frames import verb_triggers
from communique_extraction.sentences.sentence import Sentence

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b")
"""A word with a capital that does not begin its sentence."""
_SMALL = re.compile(r"\b[a-z]+\b")
_SHORT = 4
"""Shorter words are often left in lower case: "of", "for", "and"."""
_FEWEST = 4
"""So many longer words make a heading."""


def is_in_title_case(text: str) -> bool:
    """Tell a line whose longer words all have capitals, and that does not end as a sentence does.

    Longer words of grammar may go without: "Hagen Meets with Finnish President".
    """
    if text.rstrip("\"”’'").endswith((".", "?", "!")):
        return False
    words = [word for word in _WORD.findall(text) if len(word) >= _SHORT and word not in STOP_WORDS]
    titled = all(word[0].isupper() for word in words) and not all(map(str.isupper, words))
    return len(words) >= _FEWEST and titled


def has_small_words(text: str) -> bool:
    """Tell a line that begins a word of more meaning than "of" with a small letter."""
    return any(word[0].islower() and word not in STOP_WORDS for word in _WORD.findall(text))


def in_sentence_case(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of an article, those in title case read in sentence case."""
    told = tuple(sentences)
    titled = [is_in_title_case(sentence.text) for sentence in told]
    if not any(titled):
        return told
    plain = _Spelling.of(s.text for s, is_titled in zip(told, titled, strict=True) if not is_titled)
    return tuple(
        plain.applied_to(sentence) if is_titled else sentence
        for sentence, is_titled in zip(told, titled, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How ordinary sentences write their words: `small` in lower case, `capital` with one inside."""

    small: frozenset[str]
    capital: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "_Spelling":
        text = "\n".join(texts)
        small = frozenset(_SMALL.findall(text))
        return cls(small, frozenset(word.lower() for word in set(_INSIDE.findall(text))))

    def applied_to(self, sentence: Sentence) -> Sentence:
        """The sentence with small letters where they are due; its first word stays as it is."""
        first = _WORD.search(sentence.text)
        begin = first.end() if first else 0
        rest = _WORD.sub(lambda word: self._written(word[0]), sentence.text[begin:])
        return replace(sentence, text=sentence.text[:begin] + rest)

    def _written(self, word: str) -> str:
        lower = word.lower()
        if lower in self.capital or not word.istitle() or len(lower) != len(word):
            return word
        return lower if lower in self.small or lower in verb_triggers() else word
