"""What the mere words of a text tell, before anything is tokenised: who may be named or introduced in it."""

import re
from collections.abc import Set as AbstractSet
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from communique_extraction.gazetteer.countries import countries
from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.pronouns import pronouns
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import WordClass, class_of_word, words_of

_NEAR = 6
"""How many words lie at most between a name and its title."""
_NAMING: frozenset[WordClass] = frozenset({"pronoun", "sides", "title", "officials", "Body"})
_CAPITALIZED = re.compile(r"(?<![\w-])[^\W\d_a-z][\w'’-]*")
_RUN = re.compile(r"(?:\b[a-z]+ )?\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b(?! [A-Z])")
"""Words with a capital, and the one before them: "President Lars Hagen"."""
_PAIR = 2
_LONGEST_NAME = 3
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@cache
def title_words() -> frozenset[str]:
    """The words of which a person's title has at least one, lower case; modifiers are none."""
    lexicon = titles()
    nouns = {re.split(r" (?:of|for) ", phrase)[0].split()[-1] for phrase in lexicon.phrases}
    abbreviations = {word.lower().rstrip(".") for word in lexicon.abbreviations}
    forms = lexicon.nouns | office_words().ranks | lexicon.tribal | nouns | abbreviations
    return frozenset(forms | {f"{form}s" for form in forms})


@cache
def naming_words() -> frozenset[str]:
    """The words of which a mention without a name has one: offices, groups, bodies, pronouns."""
    others = {word for word, name in class_of_word().items() if name in _NAMING}
    return (title_words() | others | pronouns().first) - titles().capitalized_only


def may_introduce(text: str, surnames: AbstractSet[str], offices: AbstractSet[str]) -> bool:
    """Tell, from its words alone, whether a text can introduce one of the sought with a title.

    Args:
        text: a sentence.
        surnames: of the persons sought, as written; a word of title must stand near one.
        offices: words of the offices sought, in lower case; a capital must stand near one.
    """
    small = text.lower() if offices else ""
    if not any(name in text for name in surnames) and not any(word in small for word in offices):
        return False
    words = _PLAIN_WORD.findall(text)
    lower = [word.lower() for word in words]
    return any(
        not title_words().isdisjoint(lower[max(0, at - _NEAR) : at + _NEAR + 1])
        for at, word in enumerate(words)
        if word in surnames
    ) or any(
        any(near[0].isupper() for near in words[max(0, at - _NEAR) : at + _NEAR + 1])
        for at, word in enumerate(lower)
        if word in offices
    )


def may_hold_title(text: str) -> bool:
    """Tell, from its words alone, whether a text can give somebody a title."""
    return not title_words().isdisjoint(word.lower() for word in _PLAIN_WORD.findall(text))


def refers_back(text: str) -> bool:
    """Tell whether a text speaks of persons by a pronoun, or of a set, named before it."""
    words = {word.lower() for word in _PLAIN_WORD.findall(text)}
    return not words.isdisjoint(_referring_words())


@cache
def _referring_words() -> frozenset[str]:
    return pronouns().of_persons | words_of("number")


def may_hold_names(text: str) -> bool:
    """Tell whether a sentence has a capital that neither the lexicon, a state nor a title explains.

    Without one, the named entities of a model would change next to nothing in how its words are classified.
    """
    plain = list(text)
    for state in countries().find(text):
        plain[state.start : state.end] = " " * (state.end - state.start)
    rest = _RUN.sub(_without_titled_name, "".join(plain))
    return any(_word(written) not in _explained() for written in _CAPITALIZED.findall(rest))


def _without_titled_name(run: re.Match[str]) -> str:
    """Drop a name behind its title, unless a word of it is one of the lexicon, too: "Minister Wei Jun".

    A title that is an adjective, too, may begin a company's name: "General Motors".
    """
    words = run[0].split()
    title = max(
        (at for at, word in enumerate(words) if word.lower() in title_words()), default=None
    )
    pair = len(words) == _PAIR and title == 0
    adjective = pair and words[0].lower() in titles().capitalized_only
    name = [] if title is None or adjective else words[title + 1 :]
    if not 0 < len(name) <= _LONGEST_NAME or any(_word(word) in _explained() for word in name):
        return run[0]
    return " ".join(words[: -len(name)])


def _word(written: str) -> str:
    return written.lower().removesuffix("'s").removesuffix("’s")


@cache
def _explained() -> frozenset[str]:
    """The words whose capital says nothing, lower case."""
    abbreviations = {word.lower().rstrip(".") for word in titles().abbreviations}
    return frozenset(
        STOP_WORDS
        | set(class_of_word())
        | calendar_words()
        | mention_patterns().occasions
        | abbreviations
    )
