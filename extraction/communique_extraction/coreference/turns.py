"""Whose words a text gives, stretch by stretch: a statement has one speaker, a transcript labels each."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from communique_extraction.lexicon.pronouns import pronouns
from communique_extraction.lexicon.speakers import speakers
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.mentions.mention import Mention
from communique_extraction.sentences.article_text import ArticleText
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.syntax.parsed_sentence import ParsedSentence
from communique_extraction.syntax.parsing import SentenceReader

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: the characters `begin` to `end` (exclusive) of the text as it is read."""

    begin: int
    end: int
    speaker: Mention


def turns_of(
    text: ArticleText, sentences: Sequence[ParsedSentence], reader: SentenceReader
) -> tuple[Turn, ...]:
    """The turns whose speaker is told by name; none where no sentence that was read says "I"."""
    if not any(_speaks_for_itself(read.sentence.text) for read in sentences):
        return ()
    return tuple(turns(text, reader))


def _speaks_for_itself(text: str) -> bool:
    return not pronouns().first.isdisjoint(word.lower() for word in _WORD.findall(text))


def turns(text: ArticleText, reader: SentenceReader) -> Iterator[Turn]:
    """Yield the turns of a text in order; where nobody is told, there is none."""
    words = text.view.text
    introduced = cache(partial(_introduced, reader=reader))  # one label opens many turns
    begin, (speaker, several) = 0, _of_heading(text.heading, reader)
    known = [speaker] if speaker else []
    speaker = None if several else speaker
    for label in (m for m in speakers().label.finditer(words) if _is_label(m)):
        if speaker:
            yield Turn(begin, label.start(), speaker)
        begin, speaker = label.start(), _of_label(label["told"], known, introduced)
        if speaker:
            known.append(speaker)
    if speaker:
        yield Turn(begin, len(words), speaker)


def _of_heading(heading: Sentence | None, reader: SentenceReader) -> tuple[Mention | None, bool]:
    """Whom a headline gives the word, and whether he is but the first of several."""
    told = speakers().heading.match(heading.text) if heading else None
    first = _introduced(told["told"], reader) if told else None
    if told is None or first is None:
        return None, False
    behind = told["told"][first.span.end :].split()[:1]
    several = told["told"].startswith(",", first.span.end) or not words_of("and").isdisjoint(behind)
    return (replace(first, countries=()) if several else first), several


def _is_label(match: re.Match[str]) -> bool:
    """Tell a label from a clause before a colon, whose last word has no capital, or in which "I" speaks."""
    told = match["told"]
    return told is None or (told.split()[-1][0].isupper() and not _speaks_for_itself(told))


def _of_label(
    told: str | None, known: Sequence[Mention], introduced: Callable[[str], Mention | None]
) -> Mention | None:
    """Whom a label names: with his title, or by the name or the office of a speaker known by now."""
    if told is None:
        return None
    words = told.title() if told.isupper() else told
    speaker = introduced(words)
    if speaker is not None:
        return speaker
    bare = [m for m in known if (m.name or "").lower() == words.lower()]
    holding = [m for m in known if (m.title or "").lower() == _office_in(words)]
    return next(iter(bare or holding), None)


def _office_in(words: str) -> str:
    first, _, rest = words.lower().partition(" ")
    return rest if first in words_of("the") else words.lower()


def _introduced(words: str, reader: SentenceReader) -> Mention | None:
    """The person with a title with whom some words begin; a name told twice over is not read well."""
    found = next(iter(reader.introductions([Sentence.alone(words, -1)])), None)
    if found is None or found.span.start > 0:
        return None
    name = (found.name or "").split()
    return found if len(set(name)) == len(name) else None
