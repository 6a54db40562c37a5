"""Words and fixed phrases of a sentence, each with the letter of its class (see `mention_patterns.toml`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from communique_extraction.gazetteer.countries import countries
from communique_extraction.gazetteer.places import site_words
from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.mention_patterns import instrument_names
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import (
    SIMPLE,
    event_words,
    phrases_by_word,
    word_letters,
)

_NOT_NAMES = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LAW", "EVENT",
     "WORK_OF_ART", "PRODUCT", "LANGUAGE"}
)  # fmt: skip
_OF_PERSONS = frozenset({"T", "S", "H", "L", "t", "d"})
"""The letters that a word keeps within a person's name."""


OTHER = "x"
"""The letter of a word that is no part of any mention."""

_ABBREVIATED = 3
"""How many letters a shortened title has at most, which always has a name behind it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first` to `last` (inclusive) of a `Doc`, their class, and the states they name."""

    first: int
    last: int
    letter: str
    codes: tuple[str, ...] = ()


class _Words:
    """What is asked again and again of the tokens of a `Doc`, taken out once."""

    def __init__(self, doc: Doc) -> None:
        parts = [(token.text, token.whitespace_, token.ent_type_) for token in doc]
        self.texts = [text for text, _, _ in parts]
        self.lowers = [text.lower() for text in self.texts]
        self.spaced = [bool(space) for _, space, _ in parts]
        self.labels = [label for _, _, label in parts]
        self.capitals = [text[0].isupper() for text in self.texts]

    def __len__(self) -> int:
        return len(self.texts)


def units_of(doc: Doc) -> list[Unit]:
    """Divide a tokenised sentence with named entities into classified units, left to right."""
    states = {unit.first: unit for unit in _state_units(doc)}
    sites = {unit.first: unit for unit in (*_sites(doc), *_treaties(doc))}
    words = _Words(doc)
    units: list[Unit] = []
    index = 0
    while index < len(words):
        unit = (
            sites.get(index)
            or states.get(index)
            or _phrase_at(words, index, states)
            or _word_at(words, index)
        )
        units.append(unit)
        index = unit.last + 1
    return _join_states(doc, _qualify(doc, units))


def _qualify(doc: Doc, units: list[Unit]) -> list[Unit]:
    """A word that can be a title and qualify one qualifies the title after it: "deputy minister"."""
    qualified = list(units)
    for place, (unit, following) in enumerate(pairwise(units)):
        if unit.letter != "T" or following.letter != "T":
            continue
        word = doc[unit.first : unit.last + 1].text.lower()
        if word in titles().modifiers or word == "counterpart":
            qualified[place] = Unit(unit.first, unit.last, "m")
    return qualified


def _state_units(doc: Doc) -> Iterator[Unit]:
    letters = {"country": "C", "demonym": "D", "capital": "K"}
    for found in countries().find(doc.text):
        tokens = doc.char_span(found.start, found.end, alignment_mode="expand")
        if tokens is None or tokens.end_char - found.end > 1 or found.start > tokens.start_char + 1:
            continue
        if not _is_part_of_name(doc, tokens):
            yield Unit(tokens.start, tokens.end - 1, letters[found.kind], (found.code,))


def _sites(doc: Doc) -> Iterator[Unit]:
    """Buildings and sites that the model names: "the Great Hall of the People"."""
    for site in doc.ents:
        first = site.start + (doc[site.start].lower_ == "the")
        last = max((t.i for t in site if t.text[0].isupper()), default=site.start)
        words = {token.lower_ for token in site}
        if site.label_ == "FAC" and last > first and words & site_words():
            yield Unit(first, last, "F")


def _treaties(doc: Doc) -> Iterator[Unit]:
    """Instruments that the model names: "the Additional Protocol on Nuclear Safeguards".

    Where one names states, their names are left to stand on their own: they are its parties.
    """
    for law in doc.ents:
        words = {token.lower_ for token in law}
        first = law.start + (doc[law.start].lower_ in {"the", "a", "an"})
        if (
            law.label_ == "LAW"
            and first < law.end
            and words & instrument_names().words
            and next(countries().find(law.text), None) is None
        ):
            yield Unit(first, law.end - 1, "I")


def _is_part_of_name(doc: Doc, tokens: TokenSpan) -> bool:
    """Tell whether a state's name is part of a person's ("Michael Jordan", "German Gref")."""
    first = doc[tokens.start]
    if first.ent_type_ != "PERSON":
        return False
    begins = first.ent_iob_ == "B"
    ends = tokens.end == len(doc) or doc[tokens.end].ent_iob_ != "I"
    if begins and ends:
        return False
    after_of = tokens.start > 0 and doc[tokens.start - 1].lower_ in {"of", "the", ","}
    return not (begins and (after_of or doc[tokens.end].lower_ in titles().heads))


def _phrase_at(words: _Words, index: int, states: Mapping[int, Unit]) -> Unit | None:
    """The fixed phrase at a word, unless it would cut a state's name in two."""
    for phrase, letter in phrases_by_word().get(words.lowers[index], ()):
        end = index + len(phrase)
        whole = not any(at in states for at in range(index, end))
        if whole and tuple(words.lowers[index:end]) == phrase:
            return Unit(index, end - 1, letter)
    return None


def _word_at(words: _Words, index: int) -> Unit:
    """Classify one word; parts of a hyphenated word are taken together."""
    last = index
    if words.texts[index] in titles().courtesies and words.texts[index + 1 : index + 2] == ["."]:
        return Unit(index, index + 1, "H")
    while _is_hyphenated(words, last):
        last += 2
    return Unit(index, last, _letter(words, index, last))


def _is_hyphenated(words: _Words, last: int) -> bool:
    return (
        last + 2 < len(words)
        and words.texts[last + 1] in {"-", "‑"}
        and not words.spaced[last]
        and not words.spaced[last + 1]
        and words.texts[last][0].isalpha()
        and words.texts[last + 2][0].isalpha()
    )


def _letter(words: _Words, first: int, last: int) -> str:
    word = "".join(words.lowers[first : last + 1]).rstrip(".")
    capital = any(words.capitals[first : last + 1])
    written = _written_letter(words, first, word)
    if written:
        return written
    if capital and word in instrument_names().words and (first > 0 or _is_capital(words, 1)):
        return "I"
    return _class_letter(words, first, word, capital=capital)


def _written_letter(words: _Words, index: int, word: str) -> str | None:
    """The class of what is told by its form alone: marks, suffixes, abbreviations, words of time."""
    text = words.texts[index]
    if text == "." and _joins_initial(words, index):
        return "p"
    if not word or text == "-":
        spaced = index > 0 and words.spaced[index - 1] and words.spaced[index]
        if not word or spaced:
            return "~" if text == "-" else SIMPLE.get(text, OTHER)
    if word in event_words() or (word in calendar_words() and words.labels[index] != "PERSON"):
        return OTHER
    if index > 0 and _is_suffix(words, index, word):
        return "j"
    if text in titles().abbreviations:
        return "T"
    if text in titles().courtesies:
        return "H"
    return "I" if text in instrument_names().acronyms else None


def _joins_initial(words: _Words, index: int) -> bool:
    """Tell the full stop of "Kh.Battulga", where nothing is spaced."""
    return (
        0 < index < len(words) - 1
        and not words.spaced[index - 1]
        and not words.spaced[index]
        and words.capitals[index - 1]
        and words.capitals[index + 1]
    )


def _class_letter(words: _Words, index: int, word: str, *, capital: bool) -> str:
    """The class of a word by the lexicon, by the model's entity, and by its capital."""
    letter = word_letters().get(word)
    if letter == "T" and word in titles().capitalized_only and not capital:
        return "m"
    if letter == "T" and len(word) <= _ABBREVIATED and words.labels[index] == "PERSON":
        letter = letter if _is_capital(words, index + 1) else None  # "Hun Sen" is no senator
    if words.labels[index] == "PERSON" and capital and letter not in _OF_PERSONS:
        return "N"
    if letter == "L" and not capital:
        return "l"
    if letter:
        return letter
    if word in titles().particles and not capital:
        return "p"
    return _name_letter(words, index) if capital else OTHER


def _is_suffix(words: _Words, index: int, word: str) -> bool:
    """Tell "XVI" and "Jr." after a name; "Xi" is a name."""
    if word not in titles().suffixes:
        return False
    written = words.texts[index].isupper() or word in {"jr", "sr"}
    return written and (words.capitals[index - 1] or words.texts[index - 1] == ",")


def _name_letter(words: _Words, index: int) -> str:
    """Tell an organisation, another name, or a plain word that only begins the sentence."""
    label = words.labels[index]
    if label in _NOT_NAMES:
        return OTHER
    if label == "ORG":
        return "A"
    if label:
        return "O"
    begins = index == 0 and not _is_capital(words, 1)
    return OTHER if begins or words.lowers[index] in STOP_WORDS else "O"


def _is_capital(words: _Words, index: int) -> bool:
    return index < len(words) and words.capitals[index]


def _join_states(doc: Doc, units: list[Unit]) -> list[Unit]:
    """Join states that a dash holds together ("Iran-Tajikistan") into one unit of letter B."""
    joined: list[Unit] = []
    for following in units:
        unit = following
        before = joined[-2:] if len(joined) > 1 else []
        dash = doc[before[1].first].text in {"-", "–", "‑", "/"} if before else False
        if unit.codes and dash and before[0].codes and _touch(doc, [*before, unit]):
            del joined[-2:]
            unit = Unit(before[0].first, unit.last, "B", (*before[0].codes, *unit.codes))
        joined.append(unit)
    return joined


def _touch(doc: Doc, units: list[Unit]) -> bool:
    return all(not doc[left.last].whitespace_ for left, _ in pairwise(units))
