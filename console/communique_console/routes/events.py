"""Events, a page at a time or one whole, and why reports are one."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from communique_console.access import Reader
from communique_console.filters import EventPage, Parameters
from communique_console.forms import page_response, responses
from communique_console.services import Serving
from communique_consumer.flat_canonical import disagreements
from communique_merging import Comparison
from communique_schemas import CanonicalEvent, Event, Link
from communique_store.canonical import tying

router = APIRouter(tags=["events"])


class Events(BaseModel):
    """A page of events."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    events: list[CanonicalEvent]
    next: str | None
    """The `cursor` of the page behind this one; null where there is none."""


class WholeEvent(BaseModel):
    """An event with everything that is told of it."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    event: CanonicalEvent
    reports: list[Event]
    """Each report whole, with the words that say so, in the order of the event's `reports`."""
    disagreements: list[str]
    """What reports disagree on, a field each: "count: 17 (9), 15 (1)"."""
    links: list[Link]
    """How the event belongs with others."""
    linked: list[CanonicalEvent]
    """These others."""


class Evidence(BaseModel):
    """One thing that speaks for one event, or against it."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    name: str
    words: str
    """What it measures."""
    value: float
    weight: float | None
    """Null where it forbids that the two are one."""


class Why(BaseModel):
    """Why two reports are one event, or are not."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    events: tuple[str, str]
    """Ids of the events that the two belong to."""
    one_event: bool
    """As it stands, for these reasons or by other reports between them."""
    joined: bool
    """An analyst joined these two."""
    split: bool
    """An analyst split them."""
    probability: float = Field(ge=0, le=1)
    features: list[Evidence]


class TiedReport(BaseModel):
    """A report, the one most like it, and what ties them or keeps them apart."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    report: str
    other: str
    joined: bool
    """An analyst joined these two."""
    split: bool
    """An analyst split them."""
    probability: float = Field(ge=0, le=1)
    features: list[Evidence]


class TiedReports(BaseModel):
    """What ties the reports of an event, each to the one most like it."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    events: tuple[str, str]
    """Ids of the events; twice the same one within an event."""
    ties: list[TiedReport]
    left_out: int
    """Reports beyond the first fifty of an event, which are not compared."""


class TiesWanted(Parameters):
    """Which event is meant, and which other one."""

    one: str = Field(min_length=1, max_length=1000)
    other: str | None = Field(default=None, min_length=1, max_length=1000)
    """Ties to the reports of this event; without it to those of the same one."""


class Two(Parameters):
    """Two reports or events."""

    one: str = Field(min_length=1, max_length=1000)
    other: str = Field(min_length=1, max_length=1000)


@router.get("/events", responses=responses("events"), response_model=Events)
def list_events(
    serving: Serving, _: Reader, request: Request, page: Annotated[EventPage, Query()]
) -> Response:
    """List the events that fit, each once, by their date, or else by that of their first report.

    Going on by the cursor skips and doubles nothing that was there all the while, whatever comes in between.
    """
    return page_response(
        request,
        page,
        serving.store.query_canonical,
        lambda events, following: Events.model_construct(events=events, next=following),
    )


@router.get("/events/{event_id:path}", responses={404: {}})
def get_event(serving: Serving, _: Reader, event_id: str) -> WholeEvent:
    """Give one event whole, by its id, or by that of one of its reports."""
    store = serving.store
    event = store.canonical.named(event_id)
    reports = store.groups.reports(report.id for report in event.reports)
    links = store.canonical.links(event)
    ends = {end for link in links for end in (link.source, link.target)} - {event.id}
    linked = store.canonical.many(sorted(ends))
    return WholeEvent(
        event=event,
        reports=[reports[each.id] for each in event.reports if each.id in reports],
        disagreements=disagreements(event),
        links=[link for link in links if {link.source, link.target} <= {event.id, *linked}],
        linked=list(linked.values()),
    )


@router.get("/why", responses={404: {}})
def explain_why(serving: Serving, _: Reader, two: Annotated[Two, Query()]) -> Why:
    """Tell why two reports are one event, or are not; of an event's id its first report is taken."""
    reasons = serving.store.why(two.one, two.other)
    return Why(
        events=reasons.events,
        one_event=reasons.one_event,
        joined=reasons.joined,
        split=reasons.split,
        probability=reasons.comparison.probability,
        features=_evidence(reasons.comparison),
    )


@router.get("/ties", responses={404: {}})
def explain_ties(
    serving: Serving, _: Reader, wanted: Annotated[TiesWanted, Query()]
) -> TiedReports:
    """Tell what ties each report of an event to the others, or keeps it apart from those of another event.

    Each is told with the report that is most like it.
    """
    found = tying.ties(serving.store, wanted.one, wanted.other)
    return TiedReports(
        events=found.events,
        ties=[
            TiedReport(
                report=each.report,
                other=each.other,
                joined=each.joined,
                split=each.split,
                probability=each.comparison.probability,
                features=_evidence(each.comparison),
            )
            for each in found.ties
        ],
        left_out=found.left_out,
    )


def _evidence(comparison: Comparison) -> list[Evidence]:
    return [
        Evidence(
            name=each.name,
            words=each.words,
            value=each.value,
            weight=each.weight if abs(each.weight) < float("inf") else None,
        )
        for each in comparison.features
    ]
