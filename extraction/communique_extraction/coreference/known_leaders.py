"""Leaders whom a report names without their state, since everybody knows it: "Trump will visit Norway"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.names import name_words, spelled_alike
from communique_extraction.coreference.offices import is_leader, is_of_state
from communique_extraction.gazetteer.leaders import leaders


@dataclass(frozen=True, slots=True)
class _Known:
    words: tuple[str, ...]
    country: str
    family: str

    def is_called(self, words: tuple[str, ...], *, leads: bool) -> bool:
        """Tell whether words name him: with some left out or put in; of who leads, the family's alone."""
        if len(words) == 1:
            return leads and words[0] == self.family
        if len(self.words) == 1:
            return False
        mine, given = set(self.words), set(words)
        within = mine <= given or (given <= mine and self.family in given)
        return within or spelled_alike(self.words, words)


def give_known_leaders_their_states(entities: Iterable[Entity]) -> None:
    """Give the state to who is known to have led one, where the article tells none.

    Not to somebody who is told to be of a body: a former minister may be the head of a bank. A name that
    leaders of two states bear is nobody's.
    """
    for person in entities:
        told = person.country or person.affiliation or person.described
        held = person.title is None or is_of_state(person.title)
        if person.kind == "person" and held and not told:
            person.country = _state_of(person)


def _state_of(person: Entity) -> str | None:
    words = person.words()
    leads = is_leader(person.title or "")
    called = {
        known.country
        for word in words
        for known in _by_word().get(word, ())
        if known.is_called(words, leads=leads)
    }
    return called.pop() if len(called) == 1 else None


@cache
def _by_word() -> Mapping[str, list[_Known]]:
    """Those whose names have a word."""
    found: dict[str, list[_Known]] = defaultdict(list)
    for country, names in leaders().names.items():
        for name in names:
            words = name_words(name)
            first = country in leaders().family_name_first
            known = _Known(words, country, words[0] if first else words[-1])
            for word in set(words):
                found[word].append(known)
    return found
