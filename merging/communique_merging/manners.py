"""How people came together, or which act it was: coarser than the subtype, and told more surely."""

from functools import cache
from typing import Literal

from communique_merging.tables import Table, load_table
from communique_schemas.event import AgreementSubtype, MeetingSubtype

_BOTH = 2


class Manner(Table):
    """A way of meeting or an act, and the subtypes that are told of it."""

    name: str
    type: Literal["meeting", "agreement"]
    subtypes: tuple[MeetingSubtype | AgreementSubtype, ...]
    of_two: tuple[MeetingSubtype, ...] = ()
    """Subtypes that come to the same where two sides are among themselves."""


class MannerData(Table):
    """What `manners.toml` holds."""

    many: int
    """So many states make a meeting of many parties."""
    manner_of_making: str
    """The manner of the act by which an agreement comes about; other acts are later ones."""
    manner: tuple[Manner, ...]


@cache
def manner_data() -> MannerData:
    """What `manners.toml` holds, checked."""
    return load_table(MannerData, "manners")


@cache
def manner_of(subtype: MeetingSubtype | AgreementSubtype) -> str:
    """The name of the manner of a subtype."""
    return next(entry.name for entry in manner_data().manner if subtype in entry.subtypes)


@cache
def manner_of_few(subtype: MeetingSubtype | AgreementSubtype) -> str:
    """The name of the manner where two sides are among themselves: their summit is a meeting."""
    among_few = (entry.name for entry in manner_data().manner if subtype in entry.of_two)
    return next(among_few, manner_of(subtype))


def gathering(subtype: MeetingSubtype | AgreementSubtype, states: int, stateless: int = 0) -> bool:
    """Whether many came together: a summit or a session that is not of two sides, or many states.

    Args:
        subtype: what the event is.
        states: how many states take part.
        stateless: how many persons take part whose state the text does not tell.
    """
    bilateral = states + stateless == _BOTH
    several = manner_of(subtype) == "many parties" and not bilateral
    return several or states >= manner_data().many
