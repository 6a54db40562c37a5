"""Leaders of whom no words tell the state, where only one is left: "Mr Salas and President Moen met"."""

from collections.abc import Iterable, Iterator, Sequence

from communique_extraction.coreference.entity import Entity
from communique_extraction.coreference.offices import may_have_leader
from communique_extraction.coreference.states_told import StatesTold
from communique_extraction.lexicon.office_words import office_words

_CLEARLY = 3
"""How many times as often as any other a state is named that is the leader's."""
_TWICE = 2


def give_leaders_the_state_left(
    entities: Sequence[Entity], told: StatesTold, home: str | None
) -> None:
    """Give a leader the one state of the article that has the office, and of which nobody else bears it.

    The state is named in the headline or the first sentence, and far more often than others that are left.
    Of two leaders of one office without a state neither gets one, nor one who may be the outlet's own.

    Args:
        entities: of the article.
        told: the states that it names.
        home: the outlet's own state, where that is sure.
    """
    for leader in _alone(entities):
        title = (leader.title or "").lower()
        if home and may_have_leader(home, title) and not _is_borne(home, leader, entities):
            continue
        left = {
            code: times
            for code, times in told.outright.items()
            if may_have_leader(code, title) and not _is_taken(code, leader, entities)
        }
        first, second = (*sorted(left.items(), key=_by_times), ("", 0), ("", 0))[:2]
        clear = first[1] >= _TWICE and first[1] >= _CLEARLY * second[1]
        if clear and first[0] in told.leading and first[0] != home:
            leader.country, leader.presumed = first[0], True


def _by_times(counted: tuple[str, int]) -> int:
    return -counted[1]


def _alone(entities: Iterable[Entity]) -> Iterator[Entity]:
    """The leaders without a state, each the only one of an office."""
    leading = office_words().leaders & office_words().national
    by_title: dict[str, list[Entity]] = {}
    for entity in entities:
        title = (entity.title or "").lower()
        untold = entity.kind == "person" and not entity.country and not entity.affiliation
        if untold and title in leading:
            by_title.setdefault(title, []).append(entity)
    return (bearers[0] for bearers in by_title.values() if len(bearers) == 1)


def _is_taken(code: str, leader: Entity, entities: Iterable[Entity]) -> bool:
    """Tell whether somebody else bears the office in a state, by the article's own words."""
    return _is_borne(code, leader, (other for other in entities if not other.presumed))


def _is_borne(code: str, leader: Entity, entities: Iterable[Entity]) -> bool:
    wanted = leader.title or ""
    peers = (e for e in entities if e is not leader and e.kind == "person" and e.country == code)
    return any(
        peer.is_leader and (peer.holds(wanted) or leader.holds(peer.title or "")) for peer in peers
    )
