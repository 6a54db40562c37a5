"""The words of a sentence, as classification asks for them again and again."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Self

from spacy.tokens import Doc
from spacy.vocab import Vocab

_LONGEST_PREFIX = 3
"""How many signs may stand before the capital of "d'Orsay" or "kaMagwaza"."""


_SHOUTED = 5
"""How many words in capitals make a headline that is written so, and no list of acronyms."""


def is_shouted(texts: Sequence[str]) -> bool:
    """Tell the words of a headline in capitals: "PRESIDENT HAGEN HOLDS TALKS IN TURKU"."""
    in_capitals = all(text.isupper() for text in texts if text.isalpha())
    return in_capitals and sum(map(str.isalpha, texts)) >= _SHOUTED


class Words:
    """The tokens of a `Doc`, each taken out once: its text, label and the space behind it.

    `text` is all of it, and `begins` where in it each token does.
    """

    def __init__(self, parts: Sequence[tuple[str, str, str]], vocab: Vocab | None = None) -> None:
        """Keep tokens by text, space behind and label; without a vocabulary every word is familiar."""
        self.texts = [text for text, _, _ in parts]
        self.text = "".join(text + space for text, space, _ in parts)
        self.lowers = [text.lower() for text in self.texts]
        lengths = (len(text) + len(space) for text, space, _ in parts)
        self.begins = list(accumulate(lengths, initial=0))
        self.spaced = [bool(space) for _, space, _ in parts]
        self.labels = [label for _, _, label in parts]
        self._capitals = [_has_capital(text) for text in self.texts]
        self._has_hyphens = "-" in self.texts
        self._vocab = vocab
        self.shouted = is_shouted(self.texts)

    @classmethod
    def of(cls, doc: Doc) -> Self:
        """Take out the tokens of a sentence."""
        parts = [(token.text, token.whitespace_, token.ent_type_) for token in doc]
        return cls(parts, doc.vocab)

    def __len__(self) -> int:
        return len(self.texts)

    def is_capital(self, index: int) -> bool:
        """Tell whether there is a word at a place, and it begins with a capital."""
        return index < len(self.texts) and self._capitals[index]

    def is_familiar(self, index: int) -> bool:
        """Tell a word that English has in lower case, too, as far as the model's vectors tell."""
        vocab = self._vocab
        return vocab is None or len(vocab.vectors) == 0 or vocab.has_vector(self.lowers[index])

    def begins_company(self, index: int) -> bool:
        """Tell whether an organisation's name begins at a place, and goes on, by the model."""
        return self.labels[index : index + 2] == ["ORG", "ORG"]

    def goes_on_organisation(self, index: int) -> bool:
        """Tell whether a word is of an organisation's name that began before it, by the model."""
        return index > 0 and self.labels[index - 1 : index + 1] == ["ORG", "ORG"]

    def end(self, index: int) -> int:
        """Where in the text a token ends."""
        return self.begins[index] + len(self.texts[index])

    def between(self, first: int, last: int) -> str:
        """The text from one token to another (inclusive)."""
        return self.text[self.begins[first] : self.end(last)]

    def joined(self, first: int, last: int) -> str:
        """The words from one place to another (inclusive) as one, in lower case, without a last stop."""
        return "".join(self.lowers[first : last + 1]).rstrip(".")

    def end_of_compound(self, index: int) -> int:
        """Where the compound that begins at a place ends: "Diaz-Canel" is three tokens."""
        last = index
        while self._has_hyphens and self._goes_on(last):
            last += 2
        return last

    def _goes_on(self, last: int) -> bool:
        return (
            last + 2 < len(self.texts)
            and self.texts[last + 1] == "-"
            and not self.spaced[last]
            and not self.spaced[last + 1]
            and self.texts[last][0].isalpha()
            and self.texts[last + 2][0].isalpha()
        )


def _has_capital(text: str) -> bool:
    """Tell a word that begins with a capital, or has one behind a short prefix: "d'Orsay"."""
    if text.islower():
        return False
    return text[0].isupper() or (
        text[0].islower() and any(letter.isupper() for letter in text[1 : _LONGEST_PREFIX + 1])
    )
