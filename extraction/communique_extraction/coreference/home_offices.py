"""The state whose offices a report names without saying so: "President Salas" is the outlet's own."""

from collections.abc import Sequence

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.home_state import Home, Office
from communique_extraction.coreference.offices import (
    is_held_once,
    is_leader,
    is_of_state,
    is_peer,
    is_portfolio,
    may_have_leader,
    may_have_office,
    office,
    translated,
    without_pending,
)
from communique_extraction.coreference.own_government import (
    is_of_many_states,
    is_own_body,
    serves_at_home,
)
from communique_extraction.coreference.states_told import StatesTold
from communique_extraction.gazetteer.countries import countries
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.mentions.mention import Mention


class HomeOffices:
    """The offices of one article that belong to its home state.

    `country` is the state's ISO alpha-3 code, or None where nothing tells it; `is_sure` where the outlet
    itself does, and not only the dateline or what the article speaks of most.
    """

    def __init__(self, entities: list[Entity], home: Home | None) -> None:
        """Look after the entities of one article; the list may grow."""
        self._entities = entities
        self.country = home.country if home else None
        self.is_sure = home is not None and home.sure
        self._is_spoken_of = home is None or home.spoken_of
        self._is_official = home is not None and home.official

    def guess(
        self,
        mentions: Sequence[Mention],
        told: StatesTold,
    ) -> None:
        """An office without a state is of the state most spoken of whose offices are not named as such.

        In "President Abiy met President Obiang of Equatorial Guinea" with more of Ethiopia around it.
        """
        held = [m for m in mentions if m.title and m.kind in {"person", "role"}]
        left_open = {
            office(m.title or "") for m in held if m.name and not m.countries and not m.affiliation
        }
        posted = {m for m in held if office(m.title or "") in office_words().abroad}
        taken = {code for m in held if m not in posted for code in m.countries}
        rivals = {c for m in held for c in m.countries if office(m.title or "") in left_open}
        if left_open and taken and (self.country is None or self.country in rivals):
            self.country = next(
                (code for code in told.frequent() if code not in taken), self.country
            )

    def give_office(self, own: Office, mentions: Sequence[Mention]) -> None:
        """On a president's own site, the president needs no title; what the article calls him goes first."""
        told = [m.title for m in mentions if _is_leader_of(own.country, m)]
        title = own.title if own.title in told or not told else told[0]
        persons = [entity for entity in self._entities if entity.kind == "person"]
        known = (e for e in persons if e.title == title and e.country == own.country)
        if any(e.affiliation is None or countries().code(e.affiliation) for e in known):
            return  # not the president of a union of the state's farmers
        unnamed = [e for e in persons if e.title is None and e.country is None]
        if unnamed:
            bearer = max(unnamed, key=lambda e: (" " in e.name, len(e.mentions)))
            bearer.title, bearer.country = title, own.country
            bearer.affiliation = countries().name(own.country)

    def is_plain(self, entity: Entity) -> bool:
        """Tell whose office is told without a state: "the president" is rather him than a foreign one.

        Or rather the leader of the outlet's own state than somebody whose state nobody tells.
        """
        at_home = self.is_sure and entity.country == self.country and entity.is_leader
        return at_home or entity.country is None or entity.presumed

    def is_of_home(self, title: str) -> bool:
        """Tell whether an office without a country is one of the outlet's own state.

        The press reports of other states among themselves, too.
        """
        known = self.country is not None and self._is_spoken_of
        state = is_of_state(title) and not is_of_many_states(title)
        return known and state and not self._lacks(title)

    def _lacks(self, title: str) -> bool:
        """Tell somebody of another state, whose office the outlet's own is known not to have."""
        called, code = without_pending(title), self.country or ""
        leads = called in office_words().leaders
        return not may_have_office(code, called) or (leads and not may_have_leader(code, called))

    def complete(self) -> None:
        """Give an office that names no country the outlet's own, where that is known."""
        for entity in self._entities:
            if entity.kind == "group" and is_peer(entity.title or ""):
                self._name_peers(entity)
            if entity.kind != "person" or not entity.title:
                continue
            if is_peer(entity.title):
                entity.title = self._title_of_peer(entity) or entity.title
                entity.title = translated(entity.title, entity.country)
            mine = office(entity.title)
            if (
                not entity.country
                and (not entity.affiliation or is_portfolio(entity.affiliation))
                and self.is_of_home(entity.title)
                and self._is_first_of(mine, entity)
            ):
                entity.country = self.country
                entity.presumed = True
        if self._is_official:
            self._complete_government()

    def _complete_government(self) -> None:
        """Give the officials and bodies that a government's own page names without a state its own."""
        for entity in self._entities:
            if entity.country:
                continue
            official = entity.kind == "person" and serves_at_home(entity)
            own = official and may_have_office(self.country or "", entity.title or "")
            if own or (entity.kind == "organization" and is_own_body(entity.name)):
                entity.country, entity.presumed = self.country, True

    def _is_first_of(self, wanted: str, entity: Entity) -> bool:
        """Tell whether nobody of the same office, without a state of his own, is named before.

        Where only the dateline tells the state, whether all who are named before have theirs.
        """
        if self._is_official and not is_held_once(entity.title or ""):
            return True  # "Deputy Prime Ministers A and B"
        first = min((m.span.start for m in entity.mentions), default=0)
        before = [
            other
            for other in self._entities
            if other.kind == "person" and other.title and other.mentions
            and other.mentions[0].span.start < first
        ]  # fmt: skip
        if not self.is_sure:
            return all(other.country and not other.presumed for other in before)
        return not any(
            office(other.title or "") == wanted
            and other.title == entity.title
            and other.country in {None, self.country}
            for other in before
        )

    def _name_peers(self, group: Entity) -> None:
        """Call the one of each state that "his counterparts from A and B" are by the office that he holds."""
        of_state = f" of {countries().name(group.country)}" if group.country else ""
        title = self._title_of_peer(group) if of_state and group.name.endswith(of_state) else None
        if title and is_held_once(title):
            group.title = translated(title, group.country)
            group.name = group.title + of_state

    def _title_of_peer(self, entity: Entity) -> str | None:
        """The counterpart of a minister is a minister: of whoever was named last before, of another state."""
        first = min((m.span.start for m in entity.mentions), default=0)
        before = [
            (mention.span.start, other.title)
            for other in self._entities
            if _may_be_peer(other, entity) and other.title
            for mention in other.mentions
            if mention.span.start < first and not is_peer(other.title)
        ]
        return max(before)[1] if before else None


def _may_be_peer(other: Entity, entity: Entity) -> bool:
    """Tell whose counterpart somebody can be: no one of his own state is."""
    same_state = entity.country is not None and other.country == entity.country
    return other is not entity and other.kind == "person" and not same_state


def _is_leader_of(country: str, mention: Mention) -> bool:
    leads = mention.kind == "role" and is_leader(mention.title or "")
    return leads and mention.countries == (country,)
