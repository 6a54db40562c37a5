"""Whom a list behind a group names of its members: "met ministers, including X", "firms such as A and B"."""

from spacy.tokens import Token

from communique_extraction.frames.lists import ends_list, listed_behind
from communique_extraction.frames.spelled_out import COMPANIES, are_bodies, named_behind
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.mention_patterns import MentionKind
from communique_extraction.lexicon.pronouns import pronouns
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.syntax.dependencies import is_plural
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at

_NEAR = 7
"""How many words behind a group its list begins."""
_WITHIN: frozenset[MentionKind] = frozenset({"demonym", "body", "country"})
"""What may be named between a group and its list: "representatives of Finnish towns, including A"."""
_STATES_AND_BODIES: frozenset[MentionKind] = frozenset({"country", "body"})


def members_of(token: Token, sentence: ParsedSentence) -> list[Token]:
    """Whom "including" and the like name behind a word: persons, and of a group bodies and states, too."""
    opener = _opener_behind(token, sentence)
    if opener is None:
        return []
    persons = listed_behind(opener, sentence)
    kinds = COMPANIES if are_bodies(token) else _STATES_AND_BODIES
    several = is_plural(token) and not persons
    named = named_behind(opener, sentence, kinds) if several else ()
    return [*persons, *(sentence.doc[mention.last] for mention in named)]


def _opener_behind(token: Token, sentence: ParsedSentence) -> Token | None:
    """The word that opens a list, before anybody else is named: "including", "such as", "among them"."""
    behind = token.doc[token.i + 1 : token.i + 1 + _NEAR]
    for word in behind:
        if word.lower_ in cues().listing:
            return _last_of(word)
        if word.lower_ in scope_words().among:
            following = token.doc[word.i + 1 : word.i + 2]
            if following.text.lower() in pronouns().plural:
                return following[0]
        mention = mention_at(word, sentence)
        within = word.dep_ == "pobj" or mention is None or mention.kind in _WITHIN
        if ends_list(word) or not within:
            return None
    return None


def _last_of(opener: Token) -> Token:
    """The last word of an opener: "as" of "such as"."""
    inner = [p for p in opener.doc[opener.i + 1 : opener.i + 2] if p.tag_ == "IN"]
    return inner[0] if inner else opener
