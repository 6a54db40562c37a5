"""What the parser sees as one word: mentions, words with a hyphen, and where a report comes from.

A parser trained on news stumbles over names that it does not know, and over asides. Each stretch is shown to
it as one word that it knows, and stays in the text as it is.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.hyphenated import hyphenated_words
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.asides import SEEN_AS, end_of_aside, end_of_source

_DASH = re.compile("[-–]")
_FAMILIAR = "Johnson"
"""A surname of the treebanks: the parser knows what it can be, as it knows no foreign name."""
_PEOPLE = "leaders"
"""What a set without a noun ("the two") is shown as."""
_UNMERGED = frozenset({"demonym", "pronoun", "government"})
_PLURAL = frozenset({"group", "set"})
_SINGLE_PERSON = frozenset({"person", "role"})


class Stretch(NamedTuple):
    """Some tokens, from `first` to `last` (inclusive), and the word that the parser sees for them."""

    first: int
    last: int
    seen_as: str


def stretches(doc: Doc, mentions: Iterable[Mention]) -> Iterator[Stretch]:
    """Divide the tokens of a sentence into stretches, most of them of one token.

    Args:
        doc: the sentence, as the tokenizer has it.
        mentions: who and what is named in it.
    """
    starts = {m.first: m for m in mentions if m.kind not in _UNMERGED}
    source = end_of_source(doc)
    index = 0
    if source is not None and not any(
        m.kind == "person" for m in starts.values() if m.first <= source
    ):
        yield Stretch(0, source, SEEN_AS)
        index = source + 1
    texts = [token.text for token in doc]
    while index < len(doc):
        plain = index not in starts and texts[index + 1 : index + 2] != ["-"]
        stretch = (
            Stretch(index, index, texts[index])
            if plain
            else _stretch_at(doc, index, starts.get(index))
        )
        yield stretch
        index = stretch.last + 1


def show(vocab: Vocab, word: str, seen_as: str) -> None:
    """Let the tagger see the features of another word in the place of a merged one."""
    lexeme = vocab[word]
    lexeme.shape_ = "Xxxxx" if seen_as[0].isupper() else "xxxx"
    lexeme.norm_ = seen_as.lower()
    lexeme.prefix_ = seen_as[0]
    lexeme.suffix_ = seen_as[-3:]


def _stretch_at(doc: Doc, index: int, mention: Mention | None) -> Stretch:
    if mention is None:
        last = _end_of_hyphenated(doc, index)
        return Stretch(index, last, doc[last].text)
    last = end_of_aside(doc, mention.last)
    if last == mention.last > index and _closes_apposition(doc, index, last):
        last += 1
    return Stretch(index, last, _word_for(mention, doc))


def _word_for(mention: Mention, doc: Doc) -> str:
    """What a mention is shown as: its last word, for a person a name that the model knows."""
    if mention.kind in _PLURAL:
        word = (mention.title or _PEOPLE).split()[-1].lower()
        return word.capitalize() if mention.first == 0 else word
    if mention.kind in _SINGLE_PERSON:
        return _FAMILIAR
    last = _last_word(doc, mention)
    if mention.kind == "pair":  # "U.S.-Kenya", which the tokenizer leaves whole
        return _DASH.split(last)[-1] or last
    if mention.kind == "body" and doc[mention.first].is_lower and doc[mention.last].is_lower:
        return last  # "joint commission"
    return last[0].upper() + last[1:]


def _last_word(doc: Doc, mention: Mention) -> str:
    """The last word of a mention, before its initials in brackets: "Company" of "the Oil Company (OC)"."""
    words = [token.text for token in doc[mention.first : mention.last + 1]]
    named = words[: words.index("(")] if "(" in words[1:] else words
    return next((word for word in reversed(named) if word[0].isalnum()), words[-1])


def _end_of_hyphenated(doc: Doc, first: int) -> int:
    """The last token of a word with hyphens that names or carries an event: "co-chaired"."""
    last = first
    while last + 2 < len(doc) and doc[last + 1].text == "-":
        if doc[last].whitespace_ or doc[last + 1].whitespace_:
            break
        last += 2
    if last == first or doc[first : last + 1].text.lower() not in hyphenated_words():
        return first
    return last


def _closes_apposition(doc: Doc, first: int, last: int) -> bool:
    """Tell the comma behind "The Amir, Sheikh X, received …", which would cut the verb off its subject."""
    after = doc[last + 1 : last + 3]
    return (
        len(after) > 1
        and after[0].text == ","
        and after[1].text.islower()
        and after[1].lower_ not in grammar().going_on
        and any(token.text == "," for token in doc[first : last + 1])
    )
