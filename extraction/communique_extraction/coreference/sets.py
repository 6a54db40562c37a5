"""Sets of persons or states: "both leaders", "the two countries", "they"."""

from collections.abc import Callable

from communique_extraction.coreference.entity import Entity, distinct
from communique_extraction.coreference.entity_table import EntityTable
from communique_extraction.coreference.salience import Salience
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.instruments import instrument_lexicon
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.mentions.mention import Mention
from communique_schemas.event import ParticipantKind

_PAIR = 2
_OF_STATES = frozenset({"country", "group"})
Fits = Callable[[Entity], bool]


class SetResolver:
    """Finds the members of sets among those who were spoken of."""

    def __init__(self, table: EntityTable, salience: Salience) -> None:
        """Use the entities of one article, and who was mentioned so far."""
        self._table = table
        self._salience = salience

    def resolve(self, mention: Mention) -> list[Entity]:
        """The members of a set ("the two presidents"); nobody where there are too few."""
        word = (mention.title or "").split()[-1].lower() if mention.title else ""
        wanted = _count(mention)
        if word in words_of("sides") | office_words().state_groups:
            return self._sides_here(mention, wanted) or self._states(wanted)
        title = word.removesuffix("s")
        headed = not grammar().of.words.isdisjoint((mention.title or "").split())
        if title in office_words().any_leader or headed:  # "the two heads of state"
            leaders = self._members("person", wanted, lambda entity: entity.is_leader)
            if leaders:
                return leaders
            title = ""
        if not title or title in office_words().anybody or word in words_of("people"):
            return self.persons(wanted)
        return self._members("person", wanted, lambda entity: entity.holds(title))

    def states_of(self, group: Mention) -> tuple[str, ...]:
        """The states, by ISO alpha-3 code, of "the ministers of the two countries"."""
        wanted = _count(group)
        found = self._sides_here(group, wanted) or self._states(wanted)
        return tuple(state.country for state in found if state.country)

    def persons(self, wanted: int = _PAIR) -> list[Entity]:
        """The persons whom "they" or "the two" means."""
        return self._members("person", wanted, lambda _: True)

    def _sides_here(self, mention: Mention, wanted: int) -> list[Entity]:
        """The states of the persons in the same sentence: "A of X and B of Y hailed … of both countries"."""
        here = self._salience.in_sentence(mention.sentence)
        named = [entity for entity in here if entity.kind == "country"]
        codes = dict.fromkeys(e.country for e in here if e.kind == "person" and e.country)
        if len(distinct(named)) >= wanted or len(codes) != wanted:
            return []
        return [self._table.state(code) for code in codes if code]

    def subjects_before(self, mention: Mention) -> list[Entity]:
        """The groups that are together the subject of the same sentence, else of the one before.

        "The presidents of A and B will speak of it at their meeting": of persons, the latest are meant.
        """
        found = distinct(self._salience.subjects_in(mention.sentence))
        if len(found) >= _PAIR and all(entity.kind == "group" for entity in found):
            return found
        return self._subjects_just_before(mention)

    def states_just_named(self, mention: Mention) -> list[Entity]:
        """The states that "they" means: those of the sentence before, where that names two."""
        before = self._salience.in_sentence(mention.sentence - 1)
        named = distinct(entity for entity in before if entity.kind == "country")
        return named if len(named) == len(distinct(before)) == _PAIR else []

    def _subjects_just_before(self, mention: Mention) -> list[Entity]:
        """The states or groups that "they" means: the subjects of the sentence before, of no person."""
        before = mention.sentence - 1
        found = distinct(self._salience.subjects_in(before))
        persons = any(entity.kind == "person" for entity in self._salience.in_sentence(before))
        several = len(found) >= _PAIR and all(entity.kind in _OF_STATES for entity in found)
        return found if several and not persons else []

    def _states(self, wanted: int) -> list[Entity]:
        return (
            self._members("country", wanted, lambda _: True)
            or self._states_of_persons()
            or self._states_of_groups(wanted)
        )

    def _members(self, kind: ParticipantKind, wanted: int, fits: Fits) -> list[Entity]:
        """The latest sentence that names enough of them, else the latest ones of all."""
        seen = [s for s in self._salience.latest_first() if s.entity.kind == kind]
        recent = [s for s in seen if fits(s.entity)]
        by_sentence: dict[int, list[Entity]] = {}
        for each in recent:
            by_sentence.setdefault(each.sentence, []).append(each.entity)
        enough = [distinct(reversed(near)) for near in by_sentence.values()]
        enough = [near[:wanted] for near in enough if len(near) >= wanted]
        if enough:
            return next(filter(_may_be_meant, enough), enough[0])
        found = distinct(each.entity for each in recent)[:wanted]
        return found[::-1] if len(found) == wanted else []

    def _states_of_persons(self) -> list[Entity]:
        codes = dict.fromkeys(e.country for e in self._salience.persons() if e.country)
        states = [self._table.state(code) for code in codes if code]
        return states[:_PAIR] if len(states) > 1 else []

    def _states_of_groups(self, wanted: int) -> list[Entity]:
        """The states of the groups named last, where these are of as many: "the ministers of A and B"."""
        groups = [s for s in self._salience.latest_first() if s.entity.kind == "group"]
        last = max((seen.sentence for seen in groups), default=None)
        codes = dict.fromkeys(s.entity.country for s in groups if s.sentence == last)
        states = [self._table.state(code) for code in reversed(codes) if code]
        return states if len(states) == len(codes) == wanted else []


def _count(mention: Mention) -> int:
    return instrument_lexicon().numbers.words.get((mention.number or "").lower(), _PAIR)


def _may_be_meant(entities: list[Entity]) -> bool:
    """Tell a set of whom each is known: "the two officials" of a meeting are seldom of one state."""
    codes = {entity.country for entity in entities}
    return all(map(_is_known, entities)) and (len(codes) > 1 or None in codes)


def _is_known(entity: Entity) -> bool:
    """Tell who has more than a name that was read once, as the names of sites may be taken for persons'."""
    return bool(entity.country or entity.title) or len(entity.mentions) > 1
