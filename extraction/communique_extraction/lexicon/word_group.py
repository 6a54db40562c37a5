"""A group of words of the lexicon, with examples in which each of them is tried."""

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon


class WordGroup(Lexicon):
    """Words that count alike; `{word}` and `{Word}` in an example stand for each of them in turn."""

    words: frozenset[str]
    example: tuple[Example, ...]

    def __contains__(self, word: str) -> bool:
        return word in self.words

    def examples_with(self, word: str) -> list[Example]:
        """The examples with a word in the place that they leave for it."""
        return [
            example.model_copy(
                update={key: _filled(getattr(example, key), word) for key in ("text", "gives")}
            )
            for example in self.example
        ]


def _filled(text: str, word: str) -> str:
    return text.replace("{word}", word).replace("{Word}", word[:1].upper() + word[1:])
