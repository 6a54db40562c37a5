"""What the examples of mentions are held against: the mentions and the word classes of a text."""

from collections.abc import Iterable

from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

from communique_extraction.extractor import Extractor
from communique_extraction.mentions.classification import units_of
from communique_extraction.mentions.detection import find_mentions
from communique_extraction.mentions.mention_in_words import mention_in_words
from communique_extraction.mentions.words import Words
from communique_extraction.sentences.sentence import Sentence

_NAMED: dict[str, Doc] = {}
"""Texts with the names that the model finds: no lexicon changes these."""


def mentions_of(extractor: Extractor, texts: Iterable[str]) -> list[list[str]]:
    """The mentions of texts that are one sentence each, in words."""
    return [
        [mention_in_words(mention) for mention in find_mentions(doc, Sentence.alone(doc.text))]
        for doc in _named(extractor, list(texts))
    ]


def classes_of(extractor: Extractor, texts: Iterable[str]) -> list[list[str]]:
    """The classes of their words and fixed phrases, in order."""
    return [
        [unit.word_class for unit in units_of(doc, Words.of(doc))]
        for doc in _named(extractor, list(texts))
    ]


def _named(extractor: Extractor, texts: list[str]) -> list[Doc]:
    new = [text for text in dict.fromkeys(texts) if text not in _NAMED]
    with threadpool_limits(1):
        _NAMED.update(zip(new, extractor.reader.with_names(new), strict=True))
    return [_NAMED[text] for text in texts]
