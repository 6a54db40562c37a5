"""The entities of an article, found by name, by state or by office."""

from collections.abc import Mapping

from communique_extraction.coreference.bodies import is_short_for
from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.names import is_acronym, name_words, overlap
from communique_extraction.gazetteer.countries import Kind, countries
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.mentions.mention import Mention
from communique_schemas.event import ParticipantKind

_NAMING: frozenset[Kind] = frozenset({"country", "demonym"})
"""How a state is named in the names of its bodies."""


class EntityTable:
    """One entity for each person, state, body and group of an article; grows as it is read."""

    def __init__(self, full_names: Mapping[str, str] | None = None) -> None:
        """Start empty; `full_names` are those of the abbreviations that the article introduces."""
        self.entities: list[Entity] = []
        self._full_names = full_names or {}

    def persons(self) -> list[Entity]:
        """The persons, in the order in which they were found."""
        return [entity for entity in self.entities if entity.kind == "person"]

    def person_called(self, name: str, mention: Mention | None = None) -> Entity | None:
        """The first person that can bear a name; a mention's state must be the person's."""
        fits = [entity for entity in self.persons() if entity.is_called(name)]
        if mention and not fits:
            fits = [entity for entity in self.persons() if _is_also_called(entity, name, mention)]
        if mention and mention.countries:
            fits = [entity for entity in fits if entity.country in {None, *mention.countries}]
        return fits[0] if fits else None

    def holder(self, title: str, code: str) -> Entity | None:
        """Who holds an office of a state."""
        return next((e for e in self.persons() if e.country == code and e.holds(title)), None)

    def add_person(self, name: str, *, described: bool = False) -> Entity:
        """Enter a person: by name, or `described` by office alone."""
        person = Entity("person", name, described=described)
        self.entities.append(person)
        return person

    def state(self, code: str, name: str | None = None) -> Entity:
        """The state of an ISO alpha-3 code, under the name that it is first called by."""
        found = next((e for e in self._of("country") if e.country == code), None)
        return found or self._added("country", name or countries().name(code), code)

    def organization(self, name: str, code: str | None) -> Entity:
        """The body of a name, or of its acronym; the longer form is its name."""
        name = self._in_full(name)
        found = self._body_called(name)
        if found is None:
            return self._added("organization", name, code)
        if len(name) > len(found.name):
            found.name = name
        found.country = found.country or code
        return found

    def learn_states_of_affiliations(self) -> None:
        """Give who holds an office in a body, or under a person, the state of these, where none is told."""
        for person in self.persons():
            if person.affiliation and not person.country:
                person.country = self._state_of(person.affiliation)

    def _state_of(self, affiliation: str) -> str | None:
        """The state of what an office is of: of a body, by its name or its letters, or of another person."""
        name = self._in_full(affiliation)
        body = self._body_called(name)
        if body is not None and body.country:
            return body.country
        within = _state_within(name) if name != affiliation else None
        chief = self.person_called(name.split()[-1])
        return within or (chief.country if chief else None)

    def _in_full(self, name: str) -> str:
        """The name that an abbreviation of the article stands for."""
        return self._full_names.get(name.removeprefix("the "), name)

    def _body_called(self, name: str) -> Entity | None:
        return next((e for e in self._of("organization") if _is_same_body(e, name)), None)

    def group(self, name: str, code: str | None) -> Entity:
        """The group of a name."""
        words = name_words(name)
        found = next((e for e in self._of("group") if e.words() == words), None)
        return found or self._added("group", name, code)

    def _of(self, kind: ParticipantKind) -> list[Entity]:
        return [entity for entity in self.entities if entity.kind == kind]

    def _added(self, kind: ParticipantKind, name: str, code: str | None) -> Entity:
        entity = Entity(kind, name, country=code)
        self.entities.append(entity)
        return entity


def _is_also_called(entity: Entity, name: str, mention: Mention) -> bool:
    """Tell who is called by two words of three, once without the first one: no office speaks against it."""
    titled = mention.title and entity.title and not entity.holds(mention.title)
    return overlap(entity.name, name) and not titled


def _state_within(name: str) -> str | None:
    """The only state that a body's name names: "Central Bank of Norway"."""
    codes = {found.code for found in countries().find(name) if found.kind in _NAMING}
    return codes.pop() if len(codes) == 1 else None


def _is_same_body(entity: Entity, name: str) -> bool:
    if entity.words() == name_words(name) or is_acronym(entity.name, name):
        return True
    if is_short_for(name, entity.name) or is_short_for(entity.name, name):
        return True
    called = name.partition(" ")[0]  # "the P5+1", "the P5+1 group"
    return called in mention_patterns().sums and called == entity.name.partition(" ")[0]
