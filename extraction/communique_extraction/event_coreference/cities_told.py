"""The cities to which an article says that somebody came, by state: where a visit to the state led."""

import re
from collections.abc import Sequence
from functools import cache, cached_property

from communique_extraction.gazetteer.countries import countries
from communique_extraction.gazetteer.places import find_known_place, place_words
from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import Place

_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"


class CitiesTold:
    """Finds them in an article's sentences, once they are asked for."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Look into all sentences of an article."""
        self._sentences = sentences

    def of(self, state: str | None) -> Place | None:
        """The one city of a state that is told, or of several its capital.

        Args:
            state: its ISO alpha-3 code.
        """
        found = [place for place in self._found if place.country == state]
        if len({place.name for place in found}) > 1:
            capital = countries().capital(state or "")
            found = [place for place in found if place.name == capital]
        return found[0] if found else None

    @cached_property
    def _found(self) -> list[Place]:
        named = (
            (sentence, match[group], match.start(group))
            for sentence in self._sentences
            for match in _coming().finditer(sentence.text)
            for group in ("name", "second")
            if match[group]
        )
        return [city for place in named if (city := _city(*place)) is not None]


@cache
def _coming() -> re.Pattern[str]:
    """Where somebody is said to come to one place, or to two."""
    words = any_of(place_words().towards.words)
    return re.compile(rf"\b(?:{words})\s+(?P<name>{_NAME})(?: and (?P<second>{_NAME}))?")


def _city(sentence: Sentence, name: str, start: int) -> Place | None:
    """The city that a name begins with: "Oslo" of "Oslo Monday"."""
    words = name.split()
    for count in range(len(words), 0, -1):
        place = find_known_place(" ".join(words[:count]))
        if place is not None:
            span = sentence.span(start, start + len(place.text))
            return place.model_copy(update={"span": span}) if place.kind == "city" else None
    return None
