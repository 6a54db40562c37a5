"""Divides a sentence into words and fixed phrases, each with its class (`word_classes.toml`)."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import WordClass, phrases_by_word
from communique_extraction.mentions.ministries import with_all_of_ministry
from communique_extraction.mentions.named_spans import named_units, with_joined_states
from communique_extraction.mentions.names_behind_seats import with_names_behind_seats
from communique_extraction.mentions.nicknames import with_nicknames
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.word_class import word_at
from communique_extraction.mentions.words import Words

_AMID_NAMES: frozenset[WordClass] = frozenset({"person", "particle"})
"""The classes behind which a title that is a given name, too, goes on with a name."""
_TITLES: frozenset[WordClass | None] = frozenset({"title", "officials"})
_OF_KNOWN_STATE: list[WordClass] = ["the", "demonym"]
_LEADING_UP: tuple[WordClass, ...] = ("title", "of")
_OFFICE_IS_OF: frozenset[WordClass] = frozenset(
    {"of", "the", "and", "country", "demonym", "possessive", "qualifier", "organisation", "Body"}
)
"""The classes of the words that tell what an office is of."""
_MAKING_TITLES: frozenset[WordClass] = frozenset(
    {"the", "his", "country", "demonym", "capital", "possessive", "qualifier"}
)
"""The classes before which it is a title, whatever it rather is."""


def units_of(doc: Doc, words: Words) -> list[Unit]:
    """Divide a sentence with named entities, of these words, into classified units, left to right."""
    named = named_units(doc, words)
    units: list[Unit] = []
    index = 0
    while index < len(words):
        unit = named.get(index) or _phrase_at(words, index, named) or word_at(words, index)
        several = unit.last > index and index not in named
        if several and any(at in named for at in range(index + 1, unit.last + 1)):
            unit = Unit(index, index, "other")  # "then-French"
        unit = with_all_of_ministry(words, _with_pending(words, unit))
        units.append(unit)
        index = unit.last + 1
    titled = with_names_behind_seats(
        words, _with_qualifiers(words, list(_with_officials(words, units)))
    )
    named_so = with_nicknames(words, _with_given_names(words, titled))
    return with_joined_states(words, named_so)


def _with_pending(words: Words, unit: Unit) -> Unit:
    """Take what tells that somebody is not in office yet with the title: "prime minister-designate"."""
    last = unit.last + 2
    joined = unit.word_class in _TITLES and words.lowers[unit.last + 1 : unit.last + 2] == ["-"]
    pending = joined and not titles().pending.isdisjoint(words.lowers[last : last + 1])
    close = pending and not any(words.spaced[unit.last : last])
    return unit._replace(last=last) if close else unit


def _with_qualifiers(words: Words, units: list[Unit]) -> list[Unit]:
    """A word that can be a title and qualify one qualifies that behind it: "deputy transport minister"."""
    qualified = list(units)
    for place in range(len(units) - 2, -1, -1):
        unit = units[place]
        if unit.word_class == "title" and _leads_to_title(qualified[place + 1 :]):
            word = words.between(unit.first, unit.last).lower()
            if word in titles().modifiers or word in titles().counterparts:
                qualified[place] = unit._replace(word_class="qualifier")
    return qualified


def _with_officials(words: Words, units: Sequence[Unit]) -> Iterator[Unit]:
    """Tell "the Norwegian official", who was spoken of, from "the Norwegian official website"."""
    for place, unit in enumerate(units):
        if (
            words.lowers[unit.first] in titles().plural_heads
            and [part.word_class for part in _before_qualifiers(units[:place])[-2:]]
            == _OF_KNOWN_STATE
            and not any(map(_is_thing, words.texts[unit.last + 1 : unit.last + 2]))
        ):
            yield unit._replace(word_class="title")
        else:
            yield unit


def _before_qualifiers(units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.word_class != "qualifier"]


def _is_thing(word: str) -> bool:
    """Tell what can be official from what is said of an official."""
    return word[:1].isupper() or word.lower() in titles().official_things


def _leads_to_title(units: Sequence[Unit]) -> bool:
    """Tell whether the first unit that qualifies no title is one."""
    first = next((unit.word_class for unit in units if unit.word_class != "qualifier"), None)
    return first in _TITLES


def _with_given_names(words: Words, units: list[Unit]) -> list[Unit]:
    """A title that is a given name, too, is one amid a name, and behind another title or "Dr".

    "Hossein Amir Tavakoli", "Zayed bin Sultan Al Quxo", "Dr. Sultan Al Jaber". "Amir" is rather a name
    wherever no state and no article makes a title of it.
    """
    named = list(units)
    for place, unit in enumerate(units):
        if unit.word_class == "title" and words.lowers[unit.first] in titles().given_names:
            rather_name = words.lowers[unit.first] in titles().rather_names
            behind_office = place > 0 and _is_of_office(units, place - 1)
            rather = (rather_name or behind_office) and _is_before_name(units, place)
            before = [] if behind_office else named[:place][-1:]
            if _goes_on_with_name(words, before, rather=rather):
                person = words.labels[unit.first] == "PERSON"
                named[place] = unit._replace(word_class="person" if person else "capitalised")
    return named


def _is_of_office(units: Sequence[Unit], last: int) -> bool:
    """Tell what an office is of, up to a place: "Minister of Trade and" and "President of Norway"."""
    if units[last].word_class not in _OFFICE_IS_OF:
        return False
    at = next((n for n in range(last, -1, -1) if units[n].word_class not in _OFFICE_IS_OF), 0)
    return tuple(unit.word_class for unit in units[at : at + 2]) == _LEADING_UP


def _goes_on_with_name(words: Words, before: Sequence[Unit], *, rather: bool) -> bool:
    """Tell whether what stands before such a word makes a name of it."""
    for unit in before:
        text = words.lowers[unit.first].rstrip(".")
        styled = unit.word_class == "title" or text in titles().styles
        amid = unit.word_class in _AMID_NAMES and bool(text)
        return styled or amid or (rather and unit.word_class not in _MAKING_TITLES)
    return rather


def _is_before_name(units: Sequence[Unit], place: int) -> bool:
    """Tell "Amir Tavakoli" from "the Amir of Qatar" and "Amir Sheikh Tamim"."""
    return place + 1 < len(units) and units[place + 1].word_class in {"person", "capitalised"}


def _phrase_at(words: Words, index: int, named: Mapping[int, Unit]) -> Unit | None:
    """The fixed phrase at a word, unless it would cut a state's name in two."""
    for phrase, word_class in phrases_by_word().get(words.lowers[index], ()):
        end = index + len(phrase)
        whole = not any(at in named for at in range(index, end))
        if whole and tuple(words.lowers[index:end]) == phrase:
            small = word_class == "Body" and not words.is_capital(index)
            return Unit(index, end - 1, "body" if small else word_class)
    return None
