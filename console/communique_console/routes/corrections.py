"""What analysts decide: reports that are one event, or are not."""

from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, ConfigDict, Field

from communique_console.access import Operator, Reader
from communique_console.services import Services, Serving
from communique_schemas import Correction
from communique_store.canonical import deciding

router = APIRouter(tags=["corrections"])
_Id = Annotated[str, Field(min_length=1, max_length=1000)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    note: str | None = Field(default=None, max_length=10_000)
    """Why, for those who read the list later."""


class Join(_Body):
    """Events that are one."""

    events: Annotated[list[_Id], Field(min_length=2, max_length=100)]
    """Ids of events, or of their reports."""


class Split(_Body):
    """Reports of an event that are of another one."""

    reports: Annotated[list[_Id], Field(min_length=1, max_length=1000)]
    """Ids of reports; at least one of the event is left."""


class Corrections(BaseModel):
    """All decisions that hold."""

    corrections: list[Correction]


class Corrected(BaseModel):
    """What was decided, and what came of it."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    event: str
    """Id of the event that they are now, or of what was split off."""
    made: list[Correction]
    instead_of: list[Correction]
    """Earlier decisions that said the contrary, and hold no longer."""


@router.get("/corrections")
def list_corrections(serving: Serving, _: Reader) -> Corrections:
    """List what analysts decided, by number."""
    return Corrections(corrections=list(serving.store.corrections.all().decided))


@router.post("/events/join", responses={404: {}, 409: {}})
def join_events(serving: Serving, _: Operator, wanted: Join) -> Corrected:
    """Say that events are one, whatever their reports look like."""
    return _corrected(serving, deciding.join(serving.store, wanted.events, wanted.note))


@router.post("/events/{event_id:path}/split", responses={404: {}, 409: {}})
def split_event(serving: Serving, _: Operator, event_id: str, wanted: Split) -> Corrected:
    """Say that some reports of an event are of another one."""
    return _corrected(serving, deciding.split(serving.store, event_id, wanted.reports, wanted.note))


@router.delete("/corrections/{number}", status_code=204, responses={404: {}})
def take_back_correction(
    serving: Serving, _: Operator, number: Annotated[int, Path(ge=1, le=2**53)]
) -> Response:
    """Let a decision hold no longer."""
    gone = serving.store.corrections.take_back(number)
    serving.merge(serving.store, sorted(serving.store.corrections.reports_at(gone.reports)))
    return Response(status_code=204)


def _corrected(services: Services, decided: deciding.Decided) -> Corrected:
    services.merge(services.store, decided.due)
    return Corrected(
        event=services.store.canonical.of_report(decided.lead),
        made=decided.made,
        instead_of=decided.instead_of,
    )
