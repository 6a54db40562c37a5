"""The class of a word by the lexicon, by the model's entity, and by its capital."""

from spacy.lang.en.stop_words import STOP_WORDS

from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import WordClass, class_of_word, words_of
from communique_extraction.mentions.words import Words

_NOT_NAMES = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LAW", "EVENT",
     "LANGUAGE"}
)  # fmt: skip
"""The model's labels for what is nobody's name."""
_OF_PERSONS: frozenset[WordClass] = frozenset({"title", "officials", "address", "Body", "the", "a"})
"""The classes that a word keeps within a person's name."""
_OF_OFFICES: frozenset[WordClass] = frozenset({"title", "qualifier", "officials"})
"""The classes of words of which offices are made."""
_STANDING_FOR_STATES: WordClass = "sides"
_SEATS = frozenset({"GPE", "ORG"})
_ABBREVIATED = 3
"""How many letters a shortened title has at most, which always has a name behind it."""


def class_by_lexicon(words: Words, index: int, word: str, *, capital: bool) -> WordClass:
    """The class of a word by the lexicon, by the model's entity, and by its capital."""
    known = class_of_word().get(word) or _class_of_former(word)
    person = words.labels[index] == "PERSON"
    if known == "title" and word in titles().capitalized_only and not capital:
        return "qualifier"
    if known == "title" and _is_what_office_is_of(words, index, word):
        return "qualifier"
    if known == "title" and word in titles().capitalized_only:
        known = _of_rank(words, index)
    if known == "title" and person and len(word) <= _ABBREVIATED:
        known = known if words.is_capital(index + 1) else None  # "Hun Sen" is no senator
    if person and capital and known not in _OF_PERSONS:
        return "person"
    known = _by_capital(known, words, index, word, capital=capital)
    if known:
        return known
    if word in titles().particles and not capital:
        return "particle"
    return _class_of_name(words, index) if capital else "other"


def _of_rank(words: Words, index: int) -> WordClass | None:
    """What a word that is rather an adjective, or a field, is with a capital: "General Hagen"."""
    if words.begins_company(index):
        return None  # "General Motors"
    of_body = index > 0 and words.lowers[index - 1] in words_of("of")
    return "qualifier" if of_body and not words.is_capital(index + 1) else "title"


def _is_what_office_is_of(words: Words, index: int, word: str) -> bool:
    """Tell "Minister of Justice Lars Hagen" from "an aide of General Lars Hagen"."""
    before = words.lowers[max(index - 2, 0) : index]
    of_ministry = before[:1] and before[0] in office_words().ministers
    joined = not words_of("of").isdisjoint(before[-1:])
    return bool(of_ministry) and joined and word in titles().modifiers


def _by_capital(
    known: WordClass | None, words: Words, index: int, word: str, *, capital: bool
) -> WordClass | None:
    """What a known class becomes with a capital, or without one."""
    if known == "pronoun" and capital and _is_surname(words, index):  # "Vice Premier He Lifeng"
        return "capitalised"
    if known == "area" and capital:  # "City Council", "Vuttu Region"
        return "qualifier" if word in titles().modifiers else None
    if known == "position" and capital and index > 0 and words.is_capital(index - 1):
        return None  # "the Quxo Front"
    if known == "population" and capital:
        return "Body"  # "the European Community"
    if known == _STANDING_FOR_STATES and words.goes_on_organisation(index):
        return "organisation"  # "the United Nations", "the Organization of the Wood Exporting Countries"
    if known == "shared" and words.is_capital(index) and words.is_capital(index + 1):
        return "qualifier"  # "the Joint Commission", as other names of bodies
    if known == "Body" and not capital:
        return "other" if word in titles().capitalized_bodies else "body"
    return known


def _is_surname(words: Words, index: int) -> bool:
    """Tell "He Lifeng" behind a title from a pronoun with a capital, of a headline or after a quote."""
    before = words.lowers[index - 1] if index else ""
    seat = index > 0 and words.labels[index - 1] in _SEATS
    titled = seat or class_of_word().get(before) in _OF_OFFICES
    return titled and words.is_capital(index + 1) and not words.shouted


def _class_of_former(word: str) -> WordClass | None:
    """The class of "then-Chancellor" and "ex-president", by what stands behind the hyphen."""
    first, _, office = word.partition("-")
    known = class_of_word().get(office) if first in titles().modifiers else None
    return known if known in _OF_OFFICES else None


def _class_of_name(words: Words, index: int) -> WordClass:
    """Tell an organisation, another name, or a plain word that only begins the sentence."""
    label = words.labels[index]
    if label in _NOT_NAMES and words.texts[index - 1 : index] != ["'s"]:  # "France's Marchand"
        return "other"
    if label == "ORG":
        return "organisation"
    if label:
        return "capitalised"
    begins = index == 0 and not words.is_capital(1) and words.is_familiar(0)
    plain = begins or words.lowers[index] in STOP_WORDS
    return "other" if plain else "capitalised"
