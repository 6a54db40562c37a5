"""The events behind a mark of a chart: those at a place, in a field, or in which two took part."""

from pydantic import Field

from communique_console.overview.event_lines import EventLine, event_lines
from communique_console.overview.fitting import Condition
from communique_console.overview.network import Side
from communique_console.overview.tables import Tables
from communique_schemas.span import Contract


class EventsTogether(Contract):
    """The newest events, and how many there are."""

    total: int = Field(ge=0)
    events: list[EventLine]


def events_together(
    tables: Tables, fitting: Condition, limit: int, offset: int = 0
) -> EventsTogether:
    """Those that fit."""
    tables.read_named("SELECT 1", {})  # so that names are known by whom they belong to
    total = tables.read(
        f"SELECT count(*) AS number FROM event WHERE {fitting.text}",  # noqa: S608 - parameters
        fitting.values,
    )[0]["number"]
    events = event_lines(tables, fitting.text, fitting.values, limit, offset)
    return EventsTogether(total=total, events=events)


def add_place(fitting: Condition, name: str) -> None:
    """Ask for events at a place of this name."""
    fitting.add("place IN (SELECT n FROM place WHERE name = :place)", place=name)


def add_field(fitting: Condition, name: str) -> None:
    """Ask for agreements that cover an area."""
    fitting.add("n IN (SELECT event FROM field WHERE field = :field)", field=name.casefold())


def add_side(fitting: Condition, by: Side, mark: str, name: str) -> None:
    """Ask for events in which somebody took part: a person by a name, or a state by its code.

    Args:
        fitting: what is asked for besides.
        by: person or state.
        mark: tells this one from another one that is asked for.
        name: as a chart names it.
    """
    if by == "state":
        part = "SELECT event FROM country WHERE took_part AND country = :{0}"
    else:
        part = (
            "SELECT event FROM part WHERE kind = 'person' AND who IN "
            "(SELECT who FROM name WHERE kind = 'person' AND name = :{0})"
        )
    fitting.add(f"n IN ({part.format(mark)})", **{mark: name})
