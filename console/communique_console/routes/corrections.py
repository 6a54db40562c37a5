"""What analysts decide: reports that are one event, or are not."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from communique_console.access import Operator, Reader
from communique_console.filters import Parameters
from communique_console.forms import CSV_TYPE, form_of
from communique_console.problems import ProblemError
from communique_console.services import Services, Serving
from communique_consumer.corrections import RefusedLine, corrections_table, read_corrections
from communique_schemas import Correction
from communique_schemas.errors import SourceError
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


_Form = Literal["json", "csv"]
_MEDIA_TYPES: Final[dict[_Form, str]] = {"json": "application/json", "csv": "text/csv"}
_TABLE: Final[dict[str, Any]] = {
    "text/csv": {
        "schema": {"type": "string"},
        "example": "decision,note,article,type,start,other_article,other_type,other_start\n"
        "different,another visit,harbour-1,meeting,24,north-7,meeting,0\n",
    }
}


class InForm(Parameters):
    """In what form decisions are listed."""

    format: _Form | None = None
    """Goes before the header Accept."""


class Applied(BaseModel):
    """What became of a table of decisions."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    made: list[Correction]
    instead_of: list[Correction]
    """Earlier decisions that said the contrary, and hold no longer."""
    known: int
    """How many are held already."""
    refused: list[RefusedLine]
    """The lines that say no decision; they cost the others nothing."""


@router.get(
    "/corrections",
    response_model=Corrections,
    responses={200: {"description": "All decisions.", "content": _TABLE}, 406: {}},
)
def list_corrections(
    serving: Serving, _: Reader, request: Request, wanted: Annotated[InForm, Query()]
) -> Response:
    """List what analysts decided, by number."""
    decided = serving.store.corrections.all().decided
    if form_of(request, wanted.format, _MEDIA_TYPES) == "csv":
        return Response(corrections_table(decided), media_type=CSV_TYPE)
    found = Corrections(corrections=list(decided))
    return Response(found.model_dump_json(), media_type="application/json")


@router.post(
    "/corrections",
    responses={415: {}},
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "A table as `GET /corrections` gives it, also of another store.",
            "content": _TABLE,
        }
    },
)
async def apply_corrections(serving: Serving, _: Operator, request: Request) -> Applied:
    """Take over the decisions of a table (CSV). What is held already is not kept twice.

    Decisions on articles that are not here yet wait for them.
    """
    told = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told != _MEDIA_TYPES["csv"]:
        raise ProblemError(415, "Send text/csv.")
    body = await request.body()
    return await run_in_threadpool(_applied, serving, body)


def _applied(services: Services, body: bytes) -> Applied:
    try:
        stated, refused = read_corrections(body)
    except SourceError as error:
        raise ProblemError(422, f"{error}.", kind="invalid-table") from error
    entered = services.store.corrections.enter(stated)
    services.merge(services.store, entered.due)
    return Applied(
        made=entered.made,
        instead_of=entered.instead_of,
        known=entered.known,
        refused=refused,
    )


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
