"""Groups of words of the lexicon, with examples in which each of the words is tried."""

from typing import Annotated, Self

from pydantic import BeforeValidator, model_validator

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon


class WordGroup(Lexicon):
    """Words that count alike; `{word}`, `{Word}`, `{WORD}` in an example stand for each of them in turn."""

    words: frozenset[str]
    example: tuple[Example, ...]

    def __contains__(self, word: str) -> bool:
        return word in self.words

    @model_validator(mode="after")
    def _shows_what_it_is_for(self) -> Self:
        if all(example.is_wrong for example in self.example):
            raise ValueError("has no example of what it is there for")
        return self


def _words_of(group: object) -> frozenset[str]:
    return WordGroup.model_validate(group).words


Words = Annotated[frozenset[str], BeforeValidator(_words_of)]
"""The words of a group that a file gives as a table of `words` and `example`s."""


def filled(example: Example, word: str) -> Example:
    """An example with a word in the places that it leaves for it."""
    forms = {"{word}": word, "{Word}": word[:1].upper() + word[1:], "{WORD}": word.upper()}
    texts = {"text": example.text, "gives": example.gives}
    for place, form in forms.items():
        texts = {key: text.replace(place, form) for key, text in texts.items()}
    return example.model_copy(update=texts)
