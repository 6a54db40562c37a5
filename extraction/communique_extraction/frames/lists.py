"""Lists of persons, read from left to right: the parser loses itself in long ones."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.coreference.offices import partition_of, singular_office
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.titles import titles
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.asides import closes_as_source
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_BODIES = frozenset({"body", "name"})
_LONGEST = 14
"""How many words lie at most between two of a list: their offices, which the mentions do not cover."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})


def groups_beside(token: Token, sentence: ParsedSentence) -> list[Token]:
    """The groups listed beside one, where the parser coordinates them with what that one is of.

    In "met leaders of the fishing industry and members of parliament" members belong to no industry; but
    in "representatives of the industry and the banks" the banks may well have theirs.
    """
    if not _is_group(token, sentence):
        return []
    listed: list[Token] = []
    for preposition in prepositions_of(token):
        first, *others = governed_by(preposition) or [token]
        listed += others if first.i not in sentence.by_token else []
    people = [
        other for other in listed if other.text.split()[0].lower() not in titles().many_bodies
    ]
    return [other for other in people if _is_group(other, sentence)]


def _is_group(token: Token, sentence: ParsedSentence) -> bool:
    mention = mention_at(token, sentence)
    return mention is not None and mention.kind == "group"


def office_shared(token: Token, sentence: ParsedSentence) -> Mention | None:
    """The group whose office is told for the body behind it, too: "the managers of A and B".

    A group that is of no body by name shares nothing: "met students and Nokia".
    """
    above = token
    while above.dep_ == "conj" and above.i > above.head.i:
        above = above.head
        mention = mention_at(above, sentence)
        if mention is None or mention.kind not in _BODIES:
            break
    mention = mention_at(above, sentence)
    if above == token or mention is None or mention.kind != "group" or mention.countries:
        return None
    title, _, owner = partition_of(mention.text)
    named = any(word[0].isupper() for word in owner.split())
    held = singular_office(title)
    shared = held is not None and held.lower() not in office_words().belonging
    return mention if named and shared else None


def opened_lists(token: Token, sentence: ParsedSentence) -> list[Token]:
    """Whom "including" and the like name anywhere behind a word."""
    openers = (t for t in sentence.doc[token.i + 1 :] if t.lower_ in cues().listing)
    return [person for opener in openers for person in listed_behind(opener, sentence)]


def listed_behind(token: Token, sentence: ParsedSentence) -> list[Token]:
    """The persons of the list that begins behind a word."""
    behind = [mention for mention in sentence.mentions if mention.first > token.i]
    return [sentence.doc[m.last] for m in _unbroken(behind, token.i, sentence)]


def listed_before(token: Token, sentence: ParsedSentence) -> list[Token]:
    """The persons of the list that ends before a word, from right to left."""
    before = [mention for mention in reversed(sentence.mentions) if mention.last < token.i]
    return [sentence.doc[m.last] for m in _unbroken(before, token.i, sentence)]


def _unbroken(mentions: list[Mention], edge: int, sentence: ParsedSentence) -> Iterator[Mention]:
    """Yield the persons among mentions up to the first gap that ends a list."""
    for mention in mentions:
        start, end = sorted((edge, mention.first if mention.first > edge else mention.last))
        gap = sentence.doc[start + 1 : end]
        if len(gap) > _LONGEST or any(map(ends_list, gap)):
            return
        if closes_as_source(sentence.doc[mention.last]):
            return
        if mention.kind == "person":
            yield mention
        edge = mention.last if mention.first > edge else mention.first


def ends_list(token: Token) -> bool:
    """Tell a verb other than "be", and a word that begins a clause."""
    verb = token.tag_ in _FINITE and token.lower_ not in scope_words().be.words
    return verb or token.lower_ in cues().ends_list
