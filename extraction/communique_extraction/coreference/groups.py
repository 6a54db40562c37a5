"""What a group is called: its noun, with what says which people they are."""

from communique_extraction.lexicon.office_words import office_words
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.parsed_sentence import ParsedSentence

_TELLING = frozenset({"amod", "compound"})
_OF_ANOTHER = frozenset({"amod", "compound", "nmod", "poss"})
"""How a noun stands that says of what sort another one is."""


def named_in_full(mention: Mention, sentence: ParsedSentence) -> str:
    """The words of a group with those right before them that belong to its noun: "humanitarian aid workers".

    In "the third Leaders' Summit" they belong to the summit. A sentence that is context has no parse.
    """
    first, noun = mention.first, sentence.doc[mention.last]
    if sentence.sentence.context or noun.dep_ in _OF_ANOTHER:
        return mention.text
    while first and _tells_which(first - 1, mention.last, sentence):
        first -= 1
    return " ".join([token.text for token in sentence.doc[first : mention.first]] + [mention.text])


def _tells_which(at: int, noun: int, sentence: ParsedSentence) -> bool:
    token = sentence.doc[at]
    belongs = token.dep_ in _TELLING and at < token.head.i <= noun
    said = token.lower_ in office_words().quantifiers or not token.text[-1:].isalpha()
    return belongs and not said and at not in sentence.by_token
