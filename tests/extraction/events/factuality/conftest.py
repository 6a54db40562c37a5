"""Parses sentences as the extraction does, with each mention as one word."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from communique_extraction.extractor import load_model
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.syntax.parsing import SentenceReader

Parse = Callable[[str], Doc]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """Parses one sentence."""
    reader = SentenceReader(load_model(), thorough=True)

    def parsed(text: str) -> Doc:
        (sentence,) = reader.read([Sentence.alone(text, 0)])
        return sentence.doc

    return parsed
