"""Who they are of whom a noun tells only how many or what: "the five powers – A, B, C, D and E"."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.instruments import instrument_lexicon
from communique_extraction.lexicon.mention_patterns import MentionKind, mention_patterns
from communique_extraction.lexicon.titles import titles
from communique_extraction.mentions.mention import Mention
from communique_extraction.syntax.dependencies import is_plural
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at
from communique_extraction.syntax.prepositions import prepositions_of

_LISTED: frozenset[MentionKind] = frozenset({"country", "body", "person", "capital"})
COMPANIES: frozenset[MentionKind] = frozenset({"country", "body", "name"})
"""The kinds of mentions that companies are taken for, where they are listed as such."""
_OF_STATES = 2
"""How many words may stand behind "the P5+1 group": "of countries"."""
_REACH = 8
"""How many words of a clause stand before the list: "five powers that remain in the agreement – …"."""


def spelled_out(token: Token, sentence: ParsedSentence) -> list[Token]:
    """The members that are listed behind a plural: all of them, where it is told how many they are."""
    if not (is_plural(token) or _is_sum(token)):
        return []
    behind = token.doc[token.i + 1 : token.i + 1 + _REACH]
    opener = next((word for word in behind if _opens(word)), None)
    if opener is None:
        return []
    kinds = COMPANIES if are_bodies(token) else _LISTED
    members = [sentence.doc[m.last] for m in islice(named_behind(opener, sentence, kinds), _REACH)]
    number = _number_of(token, sentence)
    between = token.doc[token.i + 1 : opener.i]
    of_states = _is_sum(token) and len(between) <= _OF_STATES
    told = opener.lower_ in cues().spelling_out
    close = told and number is None and (of_states or not between.text.strip(","))
    return members if len(members) > 1 and (close or number == len(members)) else []


def _opens(word: Token) -> bool:
    """Tell what a list stands behind: a dash, and the word of "the three powers, including all three"."""
    return word.lower_ in cues().spelling_out or word.lower_ in cues().listing


def are_bodies(token: Token) -> bool:
    """Tell a word for several bodies, and a group of such: "companies", "makers of the vaccine"."""
    words = token.text.lower().split()
    inside = {inner.text.lower() for p in prepositions_of(token) for inner in p.children}
    return not titles().many_bodies.isdisjoint({*words, *inside})


def _is_sum(token: Token) -> bool:
    """Tell "the P5+1", and "the P5+1 group"."""
    return token.text.partition(" ")[0] in mention_patterns().sums


def _number_of(token: Token, sentence: ParsedSentence) -> int | None:
    """How many they are: "five powers", "the two"."""
    mention = mention_at(token, sentence)
    inside = mention.text.lower().split() if mention is not None else []
    words = (*inside, *(child.lower_ for child in token.lefts))
    numbers = instrument_lexicon().numbers.words
    return next((numbers[word] for word in words if word in numbers), None)


def named_behind(
    opener: Token, sentence: ParsedSentence, kinds: frozenset[MentionKind] = _LISTED
) -> Iterator[Mention]:
    """The members that follow one another, with nothing but commas and articles between them."""
    joining = cues().joining
    edge = opener.i
    for mention in (m for m in sentence.mentions if m.first > opener.i):
        gap = sentence.doc[edge + 1 : mention.first]
        if mention.kind not in kinds or any(word.lower_ not in joining for word in gap):
            return
        yield mention
        edge = mention.last
