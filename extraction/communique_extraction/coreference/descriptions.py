"""Persons described by office: "the Tajik president", "his French counterpart"."""

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.entity_table import EntityTable
from communique_extraction.coreference.home_offices import HomeOffices
from communique_extraction.coreference.offices import (
    is_deputy,
    is_leader,
    is_peer,
    office,
    translated,
)
from communique_extraction.coreference.salience import Salience
from communique_extraction.lexicon.titles import titles
from communique_extraction.mentions.mention import Mention

_NEARBY = frozenset({1, 2})
"""How many sentences away a leader's name may stand."""


class DescriptionResolver:
    """Finds who is meant by an office."""

    def __init__(self, table: EntityTable, salience: Salience, home: HomeOffices) -> None:
        """Use the entities of one article, who was mentioned so far, and whose offices are at home."""
        self._table = table
        self._salience = salience
        self._home = home

    def resolve(self, mention: Mention) -> list[Entity]:
        """Who a description means: somebody known, else somebody new without a name."""
        title = mention.title or ""
        if is_peer(title):
            return self._counterpart(mention)
        code = mention.countries[0] if len(mention.countries) == 1 else None
        known = self._known(mention, title, code)
        if known is not None:
            return [known]
        if code is not None and is_leader(title) and (named := self._named_nearby(mention)):
            named.title, named.country = title, code
            return [named]
        if code is None and mention.affiliation is None and not self._home.is_of_home(title):
            return []
        return [self._table.add_person(mention.text, described=True)]

    def _known(self, mention: Mention, title: str, code: str | None) -> Entity | None:
        recent = self._salience.persons()
        by_title = [e for e in recent if _may_bear(e, title) and _agrees(e, code)]
        at_home = code is None and not mention.affiliation
        if at_home and not is_deputy(title):  # "the envoy" is none of his deputies
            by_title = [e for e in by_title if not is_deputy(e.title or "")] or by_title
        candidates = (
            [e for e in by_title if at_home and self._home.is_plain(e)]
            or [e for e in by_title if code is None or e.country == code]
            or by_title
            or self._named_anywhere(mention, title, code)
            or [e for e in recent if code and e.country == code and not e.title]
        )
        return candidates[0] if candidates else None

    def _named_anywhere(self, mention: Mention, title: str, code: str | None) -> list[Entity]:
        """Who bears an office, wherever he is named; without a state, those of the outlet's own first."""
        bearers = [
            e
            for e in self._table.persons()
            if e.holds(title) and _agrees(e, code) and not _is_beside(e, mention, code)
        ]
        return sorted(bearers, key=lambda e: code is None and e.country != self._home.country)

    def _named_nearby(self, mention: Mention) -> Entity | None:
        """The one person named around a leader without a name, of whom nothing else is told.

        "Lars Hagen spoke with … . The Norwegian president also called …": he is Hagen.
        """
        bare = [e for e in self._table.persons() if not (e.title or e.country or e.described)]
        far = {e: {abs(m.sentence - mention.sentence) for m in e.mentions} for e in bare}
        near = [e for e in bare if 0 not in far[e] and not far[e].isdisjoint(_NEARBY)]
        return near[0] if len(near) == len(bare) == 1 else None

    def _counterpart(self, mention: Mention) -> list[Entity]:
        """A "French counterpart" without a name: somebody of that country, of the same office."""
        code = mention.countries[0] if mention.countries else None
        recent = self._salience.persons()
        peer = next((e.title for e in recent if e.title and e.country != code), None)
        known = [e for e in recent if code and e.country == code and _may_be_peers(e, peer)]
        if known or code is None:
            return known[:1]
        named = self._table.holder(translated(peer, code), code) if peer else None
        if named is not None:
            return [named]  # "his Finnish counterpart", whom a later sentence names
        person = self._table.add_person(mention.text, described=True)
        person.title, person.country = (translated(peer, code) if peer else None), code
        return [person]


def _may_bear(entity: Entity, title: str) -> bool:
    """Tell who holds an office, and of an official whoever holds any."""
    return entity.holds(title) or (office(title) in titles().plural_heads and bool(entity.title))


def _may_be_peers(entity: Entity, title: str | None) -> bool:
    """Tell a minister's counterpart from the president whom he met, too."""
    if not (entity.title and title) or is_peer(entity.title) or entity.holds(title):
        return True
    return entity.is_leader == is_leader(title)


def _agrees(entity: Entity, code: str | None) -> bool:
    return code is None or entity.country in {None, code}


def _is_beside(entity: Entity, mention: Mention, code: str | None) -> bool:
    """Tell the king of no told state in "the Norwegian king will visit Spain, invited by King Juan"."""
    beside = any(known.sentence == mention.sentence for known in entity.mentions)
    return is_leader(mention.title or "") and code is not None and entity.country is None and beside
