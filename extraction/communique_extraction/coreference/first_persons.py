"""Who says "I": the speaker of a statement or of a turn of a transcript."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique_extraction.coreference.entity_table import EntityTable
from communique_extraction.coreference.persons import Named, person_of
from communique_extraction.coreference.turns import Turn
from communique_extraction.lexicon.pronouns import pronouns
from communique_extraction.lexicon.speakers import speakers
from communique_extraction.mentions.mention import TAKES_PART, Mention
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.syntax.parsed_sentence import ParsedSentence


def first_persons(
    sentences: Sequence[ParsedSentence], turns: Sequence[Turn], table: EntityTable
) -> Named:
    """Yield each "I" that acts, with its told speaker; in a quotation somebody else may say it."""
    for sentence in sentences if turns else ():
        for mention in _of_sentence(sentence):
            at = sentence.sentence.begin + sentence.doc[mention.first].idx
            turn = next((turn for turn in turns if turn.begin <= at < turn.end), None)
            if turn is not None and not _is_quoted(sentence.sentence, at):
                speaker = person_of(turn.speaker, table)
                speaker.learn(replace(turn.speaker, name=None))
                yield mention, speaker


def _of_sentence(sentence: ParsedSentence) -> Iterator[Mention]:
    """Yield the "I" of a sentence that acts, where it names somebody else, too."""
    if any(m.kind in TAKES_PART and (m.name or m.title or m.countries) for m in sentence.mentions):
        for token in sentence.doc:
            if token.lower_ in pronouns().first and _acts(token):
                yield sentence.mention_of(token, "pronoun")


def _acts(token: Token) -> bool:
    """Tell the subject, or one of the subjects, of a verb of those that make it take part."""
    first = token.head if token.dep_ == "conj" else token
    return first.dep_ == "nsubj" and first.head.lower_ in speakers().acts


def _is_quoted(sentence: Sentence, at: int) -> bool:
    """Tell whether a place stands between quotation marks of its line."""
    text = sentence.view.text
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
