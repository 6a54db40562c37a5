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
    if any(m.kind in TAKES_PART and (m.name or m.title or m.countries) for m in sentence.mentions):
        for token in sentence.doc:
            if token.lower_ in pronouns().first and _acts(token):
                yield sentence.mention_of(token, "pronoun")


def _acts(token: Token) -> bool:
    """Tell "my visit", and a subject of one of the verbs that make it take part."""
    if token.dep_ == "poss":
        return token.head.lower_ in noun_triggers()
    first = token.head if token.dep_ == "conj" else token
    return first.dep_ == "nsubj" and first.head.lower_ in speakers().acts


def _is_quoted(sentence: Sentence, at: int) -> bool:
    """Tell whether a place stands between quotation marks of its line."""
    text = sentence.view.text
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
