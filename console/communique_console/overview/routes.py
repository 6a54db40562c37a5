"""What charts show, over HTTP, by the filters of `GET /events`: a chart counts the events of such a list."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from communique_console.access import Reader
from communique_console.filters import EventFilters
from communique_console.overview.agreements import Agreements, agreements
from communique_console.overview.fitting import condition
from communique_console.overview.keeping import Progress
from communique_console.overview.network import MOST_PAIRS, Network, Side, network
from communique_console.overview.people import Kind, People, people
from communique_console.overview.person_page import Page, page
from communique_console.overview.timeline import Timeline, timeline
from communique_console.overview.timescale import Step
from communique_console.overview.together import (
    EventsTogether,
    add_field,
    add_place,
    add_side,
    events_together,
)
from communique_console.overview.world_map import MOST_PLACES, WorldMap, world_map
from communique_console.services import Serving

router = APIRouter(prefix="/overview", tags=["overview"])


class MapWanted(EventFilters):
    """Which events are meant, and how many places."""

    limit: int = Field(default=MOST_PLACES, ge=1, le=5000)
    """At most so many places, those with most events."""


class NetworkWanted(EventFilters):
    """Which events are meant, and how many pairs of whom."""

    by: Side = "state"
    limit: int = Field(default=MOST_PAIRS, ge=1, le=2000)
    """At most so many pairs, those that met most often."""


class TimelineWanted(EventFilters):
    """Which events are meant, and how time is cut."""

    step: Step | None = None
    """By default as finely as there is room for."""


class AgreementsWanted(EventFilters):
    """Which agreements are meant; `type` may only say so."""

    type: Literal["agreement"] | None = None
    limit: int = Field(default=100, ge=1, le=1000)
    offset: int = Field(default=0, ge=0, le=10_000_000)


class PeopleWanted(EventFilters):
    """Which events are meant, and who of them."""

    search: str = Field(default="", max_length=500)
    """Words of a name, each of which may be cut off."""
    kind: Kind = "person"
    limit: int = Field(default=50, ge=1, le=1000)
    offset: int = Field(default=0, ge=0, le=10_000_000)


class PersonWanted(EventFilters):
    """Who is meant, and which of their events."""

    kind: Kind = "person"
    name: str = Field(default="", max_length=2000)
    """In any form; of a state nothing."""
    of: str | None = Field(default=None, pattern="^[A-Z]{3}$")
    """Their state, or the state itself."""


class EventsWanted(EventFilters):
    """Which events are meant, also by what a chart shows: a place, a field, or who took part."""

    place: str | None = Field(default=None, max_length=2000)
    field: str | None = Field(default=None, max_length=2000)
    """An area that an agreement covers."""
    by: Side = "state"
    one: str | None = Field(default=None, max_length=2000)
    """A state's code, or a person's name."""
    other: str | None = Field(default=None, max_length=2000)
    limit: int = Field(default=50, ge=1, le=1000)
    offset: int = Field(default=0, ge=0, le=10_000_000)


@router.get("")
def get_overview(serving: Serving, _: Reader) -> Progress:
    """Say how far the counts of the charts are: after a start all events are read once."""
    return serving.overview.progress


@router.get("/map")
def get_map(serving: Serving, _: Reader, wanted: Annotated[MapWanted, Query()]) -> WorldMap:
    """Count events by place and state, and period."""
    return world_map(serving.overview.tables, condition(wanted.canonical_query()), wanted.limit)


@router.get("/network")
def get_network(serving: Serving, _: Reader, wanted: Annotated[NetworkWanted, Query()]) -> Network:
    """Count how often two took part in one event."""
    fitting = condition(wanted.canonical_query())
    return network(serving.overview.tables, fitting, wanted.by, wanted.limit)


@router.get("/timeline")
def get_timeline(
    serving: Serving, _: Reader, wanted: Annotated[TimelineWanted, Query()]
) -> Timeline:
    """Count events over time."""
    fitting = condition(wanted.canonical_query())
    return timeline(serving.overview.tables, fitting, wanted.step)


@router.get("/agreements")
def get_agreements(
    serving: Serving, _: Reader, wanted: Annotated[AgreementsWanted, Query()]
) -> Agreements:
    """List agreements, the newest first, and count what they are about, their values and parties."""
    fitting = condition(wanted.canonical_query())
    return agreements(serving.overview.tables, fitting, wanted.limit, wanted.offset)


@router.get("/people")
def get_people(serving: Serving, _: Reader, wanted: Annotated[PeopleWanted, Query()]) -> People:
    """List persons, bodies or states by the events that they take part in, the most active first.

    Names are put together quickly here; `GET /people` decides by all reports who is who.
    """
    fitting = condition(wanted.canonical_query())
    return people(
        serving.overview.tables, fitting, wanted.search, wanted.kind, wanted.limit, wanted.offset
    )


@router.get("/person", responses={404: {}})
def get_overview_person(
    serving: Serving, _: Reader, wanted: Annotated[PersonWanted, Query()]
) -> Page:
    """Give the page of a person, a body or a state."""
    fitting = condition(wanted.canonical_query())
    return page(serving.overview.tables, fitting, wanted.kind, wanted.name, wanted.of)


@router.get("/events")
def get_overview_events(
    serving: Serving, _: Reader, wanted: Annotated[EventsWanted, Query()]
) -> EventsTogether:
    """List the events behind a mark of a chart, the newest first."""
    fitting = condition(wanted.canonical_query())
    if wanted.place is not None:
        add_place(fitting, wanted.place)
    if wanted.field is not None:
        add_field(fitting, wanted.field)
    for mark in ("one", "other"):
        name = getattr(wanted, mark)
        if name is not None:
            add_side(fitting, wanted.by, mark, name)
    return events_together(serving.overview.tables, fitting, wanted.limit, wanted.offset)
