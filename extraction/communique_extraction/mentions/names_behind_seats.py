"""Names that the model takes for the end of what an office is of: "Mayor of Turku Lars Hagen"."""

from collections.abc import Sequence

from communique_extraction.gazetteer.places import find_known_place
from communique_extraction.lexicon.word_classes import WordClass, words_of
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.words import Words

_LEADING_UP: tuple[WordClass, ...] = ("title", "of")
_ARTICLES: frozenset[WordClass] = frozenset({"the"})
_UNKNOWN: frozenset[WordClass] = frozenset({"organisation", "capitalised"})
"""The classes of the words of a name that the model knows for no person's."""
_BODIES: frozenset[WordClass] = frozenset({"Body"})
_SEATS: frozenset[WordClass] = frozenset({"country", "capital", "place"})
_OF_BODIES: frozenset[WordClass] = _UNKNOWN | {
    "Body",
    "possessive",
    "qualifier",
    "of",
    "the",
    "and",
}
_TOLD_BEFORE: frozenset[WordClass] = frozenset({"the", "a", "his", "possessive", "qualifier"})
_NAMED = _SEATS | _UNKNOWN
_LINKED = 2
"""How many units "of Turku" has."""
_FEWEST, _MOST = 2, 3
"""How many words such a name has: of one alone it may be the end of what the office is of."""
_INITIALS = 2
"""How many capitals an acronym has at least."""


def with_names_behind_seats(words: Words, units: list[Unit]) -> list[Unit]:
    """Take for a person's name the last words of a run of names behind a known seat, or an acronym.

    The seat is that of an office: "CEO of ATR Lars Hagen", "Speaker of the Council of Finland Lars Hagen". Of
    what else an office is of, nothing tells where it ends: "head of Quxo Rights Watch".
    """
    named = list(units)
    for place in range(len(units) - 2):
        if (units[place].word_class, units[place + 1].word_class) == _LEADING_UP:
            seat = _seat_behind(words, units, place + 2)
            name = _name_behind(words, units, seat) if seat is not None else ()
            if seat is None and not _is_described(words, units, place):
                name = _name_behind(words, units, place + 2)
                name = name if len(name) == _FEWEST else ()
            for at in name:
                named[at] = units[at]._replace(word_class="person")
    return named


def _is_described(words: Words, units: Sequence[Unit], place: int) -> bool:
    """Tell an office that need have no name behind it, from "CEO of Quxo Lars Hagen".

    It has an article before it, or no capital; or what it is of is no single word that is no person's.
    """
    before = units[:place][-1:]
    told = any(unit.word_class in _TOLD_BEFORE for unit in before)
    seat = units[place + 2]
    single = seat.word_class in _UNKNOWN and seat.first == seat.last
    return told or not single or not words.is_capital(units[place].first)


def _seat_behind(words: Words, units: Sequence[Unit], start: int) -> int | None:
    """The last unit of the seat that begins at a place: of a body, the state or the city behind it."""
    start += start < len(units) and units[start].word_class in _ARTICLES
    body = False
    for at, unit in enumerate(units[start:], start):
        if at > start and _is_area(words, unit):
            return at
        if at == start and _is_area(words, *units[at + 1 : at + 2]):
            return at + 1  # "Governor of Turku Province Lars Hagen"
        if at == start and _is_area(words, unit):
            return _named_behind(units, at)
        if unit.word_class in _SEATS and (at == start or body):
            return at
        if unit.word_class not in _OF_BODIES:
            return None
        if at == start and _is_known(words, unit):
            return at
        body |= unit.word_class in _BODIES
    return None


def _named_behind(units: Sequence[Unit], area: int) -> int | None:
    """The last unit of the one name behind such a word: "the Republic of Turku"."""
    linked = [unit.word_class for unit in units[area + 1 : area + 3]]
    named = len(linked) == _LINKED and linked[0] == _LEADING_UP[1] and linked[1] in _NAMED
    return area + _LINKED if named else None


def _is_area(words: Words, *units: Unit) -> bool:
    """Tell the word for a part of a state, written as a part of its name: "Turku Province"."""
    return any(
        words.is_capital(unit.first) and words.lowers[unit.first] in words_of("area")
        for unit in units
    )


def _is_known(words: Words, unit: Unit) -> bool:
    """Tell an acronym, and a city that the gazetteer has."""
    text = words.texts[unit.first]
    single = unit.word_class in _UNKNOWN and unit.first == unit.last
    acronym = text.isupper() and len(text) >= _INITIALS
    return single and (acronym or find_known_place(text) is not None)


def _name_behind(words: Words, units: Sequence[Unit], seat: int) -> Sequence[int]:
    """The places of the words of a name behind a seat; none where they are too few, or too many."""
    end = seat + 1
    while end < len(units) and units[end].word_class in _UNKNOWN:
        end += 1
    stops = end == len(units) or not words.is_capital(units[end].first)
    name = range(seat + 1, end)
    if not stops or not _FEWEST <= len(name) <= _MOST:
        return ()
    tokens = [units[at].first for at in name]
    if all(words.is_familiar(token) for token in tokens):  # "Oslo Stock Exchange"
        return ()
    city = find_known_place(" ".join(words.texts[token] for token in tokens))
    return name if city is None else ()
