"""Who is introduced in the headline and in the sentences that no event is told in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from communique_extraction.coreference.joined_names import joined_names, names_in
from communique_extraction.coreference.offices import is_peer, other_words_for, spelled_out
from communique_extraction.coreference.persons import NO_BACKGROUND, Background
from communique_extraction.coreference.turns import turns_of
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.speakers import speakers
from communique_extraction.lexicon.titles import titles
from communique_extraction.mentions.mention import Mention
from communique_extraction.sentences.article_text import ArticleText
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.sentences.surface_cues import may_hold_title, may_introduce
from communique_extraction.syntax.parsed_sentence import ParsedSentence
from communique_extraction.syntax.parsing import SentenceReader

_PAIR = 2
_POSSESSIVE = ("'s", "’s")
_REFERRING = frozenset({"set", "role"})
"""The kinds of mentions that say who is meant by an office alone."""


def background(
    text: ArticleText, sentences: Sequence[ParsedSentence], reader: SentenceReader
) -> Background:
    """Who is introduced in the headline and in the sentences that were not read.

    Only those are looked for whom the sentences read leave open: by surname, or by an office.
    """
    if not sentences:
        return NO_BACKGROUND
    seen = {read.sentence.index for read in sentences}
    sought = _sought(sentences)
    others = [s for s in text.sentences if s.index not in seen and may_introduce(s.text, *sought)]
    heading = tuple(_of_heading(text, sentences, reader))
    return Background(
        tuple(reader.introductions(others)),
        heading,
        turns_of(text, sentences, reader),
        tuple(m for m in heading if text.plain_heading or _owns(m, text.heading)),
    )


def _of_heading(
    text: ArticleText, sentences: Sequence[ParsedSentence], reader: SentenceReader
) -> Iterator[Mention]:
    """Whom a headline names; the model looks at it only where the text leaves open whom it speaks of."""
    heading = [text.heading] if text.heading else []
    if text.plain_heading and _speaks_of_unnamed(sentences):
        return map(_without_occasion, reader.named_persons(heading))
    titled = (sentence for sentence in heading if may_hold_title(sentence.text))
    return map(_without_occasion, reader.introductions(titled))


def _without_occasion(mention: Mention) -> Mention:
    """A mention without what a headline of many capitals puts behind a name: "Lars Hagen Marking"."""
    words = (mention.name or "").split()
    known = takewhile(lambda word: word.lower() not in speakers().occasions, words)
    return replace(mention, name=" ".join(known) or mention.name)


def _owns(mention: Mention, heading: Sentence | None) -> bool:
    """Tell whose something is: of "President Hagen's Call with Leaders", where the name ends is sure."""
    behind = heading.text[mention.span.end :] if heading else ""
    return behind.startswith(_POSSESSIVE)


def _speaks_of_unnamed(sentences: Sequence[ParsedSentence]) -> bool:
    """Tell a text that speaks of "the presidents", or of an office, and names fewer than two persons."""
    mentions = [mention for sentence in sentences for mention in sentence.mentions]
    named = {_last(m.name) for m in mentions if m.kind == "person" and m.name}
    return len(named) < _PAIR and any(m.kind in _REFERRING for m in mentions)


def _sought(sentences: Sequence[ParsedSentence]) -> tuple[frozenset[str], frozenset[str]]:
    """The surnames, as written, and the offices about which another sentence may tell more."""
    mentions = [mention for sentence in sentences for mention in sentence.mentions]
    persons = [m for m in mentions if m.kind == "person" and m.name]
    held = {_last(m.title) for m in persons if m.title}
    surnames = {_last(m.name) for m in (*persons, *_lone_names(mentions)) if not _is_told(m)}
    surnames |= {_last(name) for pair in joined_names(sentences) for name in names_in(pair)}
    offices: set[str] = set()
    for mention in mentions:
        if mention.title and mention not in persons and _is_somebodys(mention):
            office = _last(spelled_out(mention.title))
            called = {office, office.removesuffix("s")}
            for title in (mention.title.lower(), *called):
                called |= office_words().synonyms.words.get(title, frozenset())
            offices |= called.union(*map(other_words_for, called))
    sought = offices - {title.lower() for title in held}
    if any(is_peer(mention.title or "") for mention in mentions if mention.kind == "role"):
        sought |= {title.lower() for title in held}  # "his Finnish counterpart" is a president, too
    abbreviated = office_words().spelled_out.words.keys()
    return frozenset(surnames), (titles().nouns | abbreviated) & sought


def _lone_names(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield single capitalised words that may be a surname, as where a sentence begins."""
    for mention in mentions:
        if mention.kind == "name" and mention.name and " " not in mention.name:
            yield mention


def _is_told(mention: Mention) -> bool:
    """Tell whether a mention says all: title, state and more than a surname."""
    return bool(mention.title and mention.countries and " " in (mention.name or ""))


def _is_somebodys(mention: Mention) -> bool:
    """Tell an office that one person holds; a group's where it says of which states."""
    return mention.kind != "group" or len(mention.countries) > 1


def _last(words: str | None) -> str:
    return (words or "").split()[-1]
