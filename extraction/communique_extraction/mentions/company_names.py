"""Companies whose names are made of known words: "Iran Air", "Air Serbia", "Quxo Railway Industries"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as TokenSpan

from communique_extraction.gazetteer.countries import countries
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import WordClass, class_of_word, words_of
from communique_extraction.mentions.unit import Unit

_WITHIN: frozenset[WordClass | None] = frozenset({None, "qualifier", "officials", "area", "sides"})
"""The classes of words that may stand in a company's name behind its first one."""

_PAIR = 2


def companies(entities: Iterable[TokenSpan]) -> Iterator[Unit]:
    """Yield the companies among the model's names where the lexicon would cut their names in two.

    A name begins with a state, whose company it then is, or with a word that the lexicon does not have. What
    has a word for a body in it, or goes on with a title, is read without this.
    """
    for entity in entities:
        if entity.label_ != "ORG":
            continue
        name = entity[int(entity[0].lower_ in words_of("the")) :]
        if len(name) < 2 or not _is_name(name) or _is_seat_with_name(name):
            continue
        state = next(countries().find(name.text), None)
        first = name.char_span(0, state.end) if state else None
        codes = (state.code,) if state and state.kind == "country" and not state.start else ()
        rest = name[len(first) if codes and first is not None else 1 :]
        cut = any(class_of_word().get(token.lower_) for token in rest)
        named = not _is_known(name[0].lower_) and cut
        if state and len(name) == _PAIR and name[0].lower_ in mention_patterns().before_state:
            yield Unit(name.start, name.end - 1, "organisation", (state.code,))
        elif len(rest) and (named or (codes and (cut or len(rest) == 1))):
            yield Unit(name.start, name.end - 1, "organisation", codes)


def _is_name(words: TokenSpan) -> bool:
    """Tell a row of capitals without a word for a body, an instrument or a meeting.

    No title stands behind it, and no more of a list: "Quxo Heritage, Tourism and Trade Organization".
    """
    classes = {class_of_word().get(token.lower_) for token in words[1:]}
    behind = words.doc[words.end : words.end + 2]
    next_class = class_of_word().get(behind[0].lower_) if len(behind) else None
    listed = next_class == "comma" and behind[-1].text[0].isupper()
    written = all(token.text[0].isupper() or token.text in {"&", "-"} for token in words)
    said = mention_patterns().occasions | mention_patterns().instruments.words
    of_events = any(token.lower_ in said for token in words)
    cut = len(behind) > 0 and not words[-1].whitespace_ and behind[0].text == "-"
    in_full = (
        next_class == "Body" and behind[0].text[0].isupper()
    )  # and not "the Quxo Workers union"
    goes_on = listed or cut or in_full or next_class in {"title", "officials"}
    return written and classes <= _WITHIN and not (goes_on or of_events)


def _is_seat_with_name(words: TokenSpan) -> bool:
    """Tell whose office is of a part of a state: "Governor of the Turku Province Lars Hagen"."""
    before = {token.lower_ for token in words.doc[max(words.start - 2, 0) : words.start]}
    within = {token.lower_ for token in words[1:-1]}
    return not (words_of("of").isdisjoint(before) or words_of("area").isdisjoint(within))


def _is_known(word: str) -> bool:
    return word in class_of_word() or word in titles().forms_of_address
