"""A sentence with its mentions and its parse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from communique_extraction.lexicon.mention_patterns import MentionKind
from communique_extraction.mentions.mention import TAKES_PART, Mention
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence with its mentions and its parse, in which a mention of several words is one token.

    `sentence` tells where it stands in the article; `by_token` gives the mention of each token, `words` are
    the tokens in lower case.
    """

    sentence: Sentence
    doc: Doc
    mentions: tuple[Mention, ...]
    by_token: Mapping[int, Mention]
    words: tuple[str, ...]

    @classmethod
    def of(cls, sentence: Sentence, doc: Doc, mentions: Iterable[Mention]) -> "ParsedSentence":
        """Put a sentence together with its parse and its mentions; of two in one token the first holds."""
        words = tuple(token.lower_ for token in doc)
        return cls(sentence, doc, *_in_order(mentions), words)

    def is_subject(self, mention: Mention) -> bool:
        """Tell whether a mention is a subject; without a parse, the first one is taken for it."""
        if self.sentence.context:
            return mention == self.mentions[0]
        return self.doc[mention.last].dep_ in _SUBJECTS

    def knowing(self, decided: Iterable[Mention]) -> "ParsedSentence":
        """The sentence with mentions that only the rest of the article shows to be what they are."""
        known = {mention: mention for mention in (*self.mentions, *decided)}
        ordered, by_token = _in_order(known.values())
        return replace(self, mentions=ordered, by_token=by_token)

    def subjects_beside(self, mention: Mention) -> list[Mention]:
        """The subjects of the verb of which a mention is an object, or hangs on a preposition of it."""
        if self.sentence.context:
            return []
        token = self.doc[mention.last]
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if token.dep_ not in _OBJECTS:
            return []
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
        return [m for child in subjects if (m := self.by_token.get(child.i)) is not None]

    def locate(self, first: Token, last: Token) -> Span:
        """The stretch from one token to another (inclusive) as a span of the contract."""
        return self.sentence.span(first.idx, last.idx + len(last))

    def mention_of(self, token: Token, kind: MentionKind, name: str | None = None) -> Mention:
        """A mention of one word that no pattern of `mention_patterns.toml` made."""
        span = self.locate(token, token)
        return Mention(self.sentence.index, span, kind, token.text, token.i, token.i, name)


def _in_order(mentions: Iterable[Mention]) -> tuple[tuple[Mention, ...], dict[int, Mention]]:
    """Mentions from left to right, and the first one of each token."""
    ordered = tuple(sorted(mentions, key=lambda mention: mention.first))
    return ordered, {mention.last: mention for mention in reversed(ordered)}


def mention_at(token: Token, sentence: ParsedSentence) -> Mention | None:
    """The mention that a token stands for, if it is one."""
    return sentence.by_token.get(token.i)


def takes_part(token: Token, sentence: ParsedSentence) -> bool:
    """Tell whether a token is a mention of somebody who can take part."""
    mention = mention_at(token, sentence)
    return mention is not None and mention.kind in TAKES_PART


def is_introduced(token: Token, sentence: ParsedSentence) -> bool:
    """Tell whether a token is a mention of one person of whom it is said who that is."""
    mention = mention_at(token, sentence)
    if mention is None or mention.kind != "person" or mention.name is None:
        return False
    return mention.title is not None or any(child.dep_ == "appos" for child in token.rights)


def is_person(token: Token, sentence: ParsedSentence) -> bool:
    """Tell whether a token is a mention of persons."""
    mention = mention_at(token, sentence)
    return mention is not None and mention.kind in {"person", "role", "pronoun", "set"}
