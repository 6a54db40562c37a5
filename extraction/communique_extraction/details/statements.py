"""What the participants of a meeting said at it, quoted or reported, with its speaker."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.resolution import Coreference
from communique_extraction.lexicon.speech import speech_verbs
from communique_extraction.syntax.dependencies import is_verb, subjects_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence
from communique_schemas import Statement

_QUOTE = re.compile(r"[“\"](?P<words>[^“”\"]{3,})[”\"]")


def find_statements(
    sentence: ParsedSentence, coreference: Coreference
) -> Iterator[tuple[Entity, Statement]]:
    """Yield what a sentence reports as said, with the entity that said it.

    A quotation is taken as it stands; without one, the clause under the verb of speech.
    """
    if speech_verbs().isdisjoint(sentence.words):
        return
    for verb in sentence.doc:
        speaker = _speaker(verb, sentence, coreference)
        if speaker is not None:
            found = list(_quoted(sentence, speaker)) or list(_reported(verb, sentence, speaker))
            if found:
                yield from ((speaker, statement) for statement in found)
                return


def _speaker(verb: Token, sentence: ParsedSentence, coreference: Coreference) -> Entity | None:
    if verb.lower_ not in speech_verbs() or not is_verb(verb):
        return None
    mentions = [sentence.by_token.get(token.i) for token in subjects_of(verb)]
    entities = [entity for mention in mentions if mention for entity in coreference.of(mention)]
    return entities[0] if len(entities) == 1 and entities[0].kind == "person" else None


def _quoted(sentence: ParsedSentence, speaker: Entity) -> Iterator[Statement]:
    for match in _QUOTE.finditer(sentence.sentence.text):
        span = sentence.sentence.span(*match.span("words"))
        yield Statement(**span.model_dump(), speaker=speaker.name, quoted=True)


def _reported(verb: Token, sentence: ParsedSentence, speaker: Entity) -> Iterator[Statement]:
    for child in verb.rights:
        if child.dep_ == "ccomp":
            first, last = verb.doc[child.left_edge.i], verb.doc[child.right_edge.i]
            span = sentence.locate(first, last)
            yield Statement(**span.model_dump(), speaker=speaker.name, quoted=False)
