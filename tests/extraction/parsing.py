"""Sentences parsed, for tests of what is read off the parse."""

from collections.abc import Iterable

from spacy.tokens import Token

from communique_extraction.coreference.resolution import Coreference
from communique_extraction.extractor import Extractor
from communique_extraction.frames.clause import Clause
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.syntax.parsed_sentence import ParsedSentence


def parsed(extractor: Extractor, text: str) -> ParsedSentence:
    """A sentence as the parser has it."""
    return next(iter(extractor.reader.read([Sentence.alone(text)])))


def word(sentence: ParsedSentence, form: str) -> Token:
    """The first token of that form, or the mention that ends in it."""
    return next(t for t in sentence.doc if t.text == form or t.text.split()[-1] == form)


def clause(extractor: Extractor, text: str, trigger: str) -> Clause:
    """The clause at a word of a sentence."""
    coreference = Coreference([parsed(extractor, text)])
    (sentence,) = coreference.sentences
    return Clause(word(sentence, trigger), sentence, coreference)


def names(tokens: Iterable[Token]) -> list[str]:
    """The last word of each token: of "Finnish President Elina Koskinen", "Koskinen"."""
    return [token.text.split()[-1] for token in tokens]
