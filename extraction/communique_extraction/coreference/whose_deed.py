"""Whose deed it is for which somebody is thanked: in "A thanked B for his visit" it was B's."""

from communique_extraction.lexicon.grammar import grammar
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at


def who_is_thanked(mention: Mention, sentence: ParsedSentence) -> Mention | None:
    """Who is thanked, or blamed, for what is said to be a pronoun's.

    Args:
        mention: a pronoun of one person.
        sentence: the sentence in which it stands.

    Returns:
        Whom the verb has for its object; None where the pronoun stands elsewhere.
    """
    token = sentence.doc[mention.last]
    deed = token.head
    if sentence.sentence.context or token.dep_ != "poss" or deed.dep_ != "pobj":
        return None
    preposition = deed.head
    while preposition.dep_ == "conj":  # "for hosting them and for his visit"
        preposition = preposition.head
    above = preposition.head
    verb = above.head if above.dep_ == "dobj" else above
    if preposition.lower_ not in grammar().about or verb.lower_ not in grammar().holding_to_account:
        return None
    thanked = next((child for child in verb.children if child.dep_ == "dobj"), None)
    return mention_at(thanked, sentence) if thanked is not None else None
