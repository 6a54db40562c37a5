"""Several whom a sentence tells of together, and of whom it goes on: "A and B said that they had agreed"."""

from collections.abc import Iterator

from communique_extraction.mentions.mention import TAKES_PART, Mention
from communique_extraction.syntax.dependencies import is_verb, subjects_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence


def subjects_above(mention: Mention, sentence: ParsedSentence) -> Iterator[list[Mention]]:
    """Yield whom "they" can mean: the subjects of each clause above it, the nearest first.

    Args:
        mention: a pronoun of several.
        sentence: the sentence in which it stands.
    """
    if sentence.sentence.context:
        return
    token = sentence.doc[mention.last]
    for verb in filter(is_verb, token.ancestors):
        subjects = subjects_of(verb)
        if token in subjects or any(subject.i > token.i for subject in subjects):
            continue
        named = [sentence.by_token.get(subject.i) for subject in subjects]
        yield [m for m in named if m is not None and m.kind in TAKES_PART]
