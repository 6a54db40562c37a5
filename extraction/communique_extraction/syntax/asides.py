"""Stretches that only say where a report comes from, and that the parser would mix up with its sentence.

In "According to state media, A and B met" it coordinates the media with A and B; in "A, state media
reported, met B" it makes A report. The first is shown to it as one word, the second as part of A.
"""

from spacy.tokens import Doc, Token

from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import agreement_nouns
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.speech import speech_verbs
from communique_extraction.lexicon.timing import timing_words
from communique_extraction.lexicon.word_classes import words_of

SEEN_AS = "Reportedly"
"""What the parser sees for a source in front."""
_LONGEST = 10
"""How many words such a stretch has at most."""


def end_of_source(doc: Doc) -> int | None:
    """The last token of "According to state media" at the beginning of a sentence; no treaty reports."""
    if doc[:2].text.lower() not in grammar().sources:
        return None
    comma = _next_comma(doc, 2)
    if comma is None or any(token.lower_ in agreement_nouns() for token in doc[2:comma]):
        return None
    return comma - 1


def end_of_aside(doc: Doc, last: int) -> int:
    """The comma that closes an aside behind a token: ", state media reported,"; else the token itself."""
    if last + 1 >= len(doc) or doc[last + 1].text != ",":
        return last
    comma = _next_comma(doc, last + 2)
    if comma is None or comma + 1 >= len(doc) or not doc[comma + 1].text.islower():
        return last
    aside = doc[last + 2 : comma]
    words = [token.lower_ for token in aside]
    # "A, said on Monday" is no aside, nor ", led by Said Harthi,"
    reported = any(token.text in cues().reporting for token in aside[1:])
    told = (reported and words[0] not in cues().relative) or " ".join(
        words[:2]
    ) in grammar().sources
    return comma if told else last


def closes_as_source(token: Token) -> bool:
    """Tell who tells it all in "…, NTB reported on Monday", which closes a sentence."""
    before, behind = token.doc[max(token.i - 1, 0) : token.i], token.doc[token.i + 1 : token.i + 3]
    told = [word.lower_ for word in behind]
    reports = bool(told) and (told[0] in speech_verbs() or told[0] in timing_words().reported)
    dated = len(told) > 1 and (told[1] in words_of("on") or told[1] in calendar_words())
    closed = len(told) < 2 or behind[1].is_punct or dated
    return before.text in words_of("comma") and reports and closed


def _next_comma(doc: Doc, start: int) -> int | None:
    """The next comma, where it is near and nothing is quoted or ends before it."""
    for token in doc[start : start + _LONGEST]:
        if token.text == ",":
            return token.i
        if not (
            token.text[0].isalnum()
            or token.text in words_of("possessive") | words_of("stop") | {"-"}
        ):
            return None
    return None
