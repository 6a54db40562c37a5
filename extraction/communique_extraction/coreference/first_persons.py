"""Who says "I": the speaker of a statement, of a turn of a transcript, or of a quotation."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique_extraction.coreference.entity_table import EntityTable
from communique_extraction.coreference.persons import Named, person_of
from communique_extraction.coreference.turns import Turn
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.pronouns import pronouns
from communique_extraction.lexicon.speakers import speakers
from communique_extraction.lexicon.speech import speech_verbs
from communique_extraction.mentions.mention import TAKES_PART, Mention
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.syntax.dependencies import is_verb, subjects_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence, is_person, mention_at

_OBJECTS = frozenset({"dobj", "pobj"})
_SAYING_MORE = frozenset({"acomp", "attr", "xcomp", "advcl", "acl", "relcl", "prep"})
"""What lies between a verb of being or becoming and the infinitive that says what for."""


def first_persons(
    sentences: Sequence[ParsedSentence], turns: Sequence[Turn], table: EntityTable
) -> Named:
    """Yield each "I" that acts, with its told speaker; in a quotation somebody else may say it."""
    for sentence in sentences if turns else ():
        for mention in _of_sentence(sentence):
            at = _place(mention, sentence)
            turn = next((turn for turn in turns if turn.begin <= at < turn.end), None)
            if turn is not None and not _is_quoted(sentence.sentence, at):
                speaker = person_of(turn.speaker, table)
                speaker.learn(replace(turn.speaker, name=None))
                yield mention, speaker


def quoted_persons(sentence: ParsedSentence) -> Iterator[tuple[Mention, Mention]]:
    """Yield each "I" that acts in a quotation, with the mention of who is said to say it."""
    quoted = [
        m for m in _of_sentence(sentence) if _is_quoted(sentence.sentence, _place(m, sentence))
    ]
    speaker = _speaker(sentence) if quoted else None
    if speaker is not None:
        yield from ((mention, speaker) for mention in quoted)


def _speaker(sentence: ParsedSentence) -> Mention | None:
    """The one person who says something in a sentence, outside of what is quoted."""
    verbs = [t for t in sentence.doc if t.lower_ in speech_verbs() and is_verb(t)]
    own = (v for v in verbs if not _is_quoted(sentence.sentence, sentence.sentence.begin + v.idx))
    told = ([t for t in subjects_of(v) if is_person(t, sentence)] for v in own)
    return next((mention_at(who[0], sentence) for who in told if len(who) == 1), None)


def _place(mention: Mention, sentence: ParsedSentence) -> int:
    return sentence.sentence.begin + sentence.doc[mention.first].idx


def _of_sentence(sentence: ParsedSentence) -> Iterator[Mention]:
    """Yield the "I" of a sentence that acts, where it names somebody else, too."""
    if pronouns().first.isdisjoint(sentence.words):
        return
    if any(m.kind == "group" or _is_told_of(m) for m in sentence.mentions):
        for token in sentence.doc:
            if token.lower_ in pronouns().first and _acts(token):
                yield sentence.mention_of(token, "pronoun")


def _is_told_of(mention: Mention) -> bool:
    told = mention.name or mention.title or mention.countries
    return mention.kind in TAKES_PART and bool(told)


def _acts(token: Token) -> bool:
    """Tell "my visit", and a subject or object of one of the verbs that make it take part."""
    if token.dep_ == "poss":
        return token.head.lower_ in noun_triggers()
    first = token.head if token.dep_ == "conj" else token
    if first.dep_ == "nsubj":
        return first.head.lower_ in speakers().acts or _is_to_act(first.head)
    above = first.head.head if first.dep_ == "pobj" else first.head
    return first.dep_ in _OBJECTS and above.lower_ in speakers().acts


def _is_to_act(verb: Token) -> bool:
    """Tell "am in Oslo to meet X", "was glad to welcome X", "was the first minister to visit X"."""
    below = [child for child in verb.rights if child.dep_ in _SAYING_MORE]
    told = [*below, *(t for child in below for t in child.rights if t.dep_ in _SAYING_MORE)]
    return any(t.tag_ == "VB" and t.lower_ in speakers().acts for t in told)


def _is_quoted(sentence: Sentence, at: int) -> bool:
    """Tell whether a place stands between quotation marks of its line."""
    text = sentence.view.text
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
