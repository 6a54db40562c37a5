"""Reports: the events of single articles."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from communique_console.access import Reader
from communique_console.filters import Parameters, ReportPage
from communique_console.forms import page_response, responses
from communique_console.services import Serving
from communique_schemas import Event
from communique_schemas.errors import NotFoundError

router = APIRouter(tags=["reports"])


class Reports(BaseModel):
    """A page of reports."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    reports: list[Event]
    next: str | None
    """The `cursor` of the page behind this one; null where there is none."""


class ReportWanted(Parameters):
    """Which report is meant."""

    report: str = Field(min_length=1, max_length=1000)


class Reason(BaseModel):
    """One thing that holds of a report, and makes it surer or less sure."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    name: str
    weight: float
    """What it adds to the logarithm of the odds that the report is right."""


class Sureness(BaseModel):
    """What the confidence of a report comes from."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    report: str
    confidence: float = Field(ge=0, le=1)
    reasons: list[Reason]
    """Those that weigh most first."""


@router.get("/reports", responses=responses("reports"), response_model=Reports)
def list_reports(
    serving: Serving, _: Reader, request: Request, page: Annotated[ReportPage, Query()]
) -> Response:
    """List the reports that fit, one for each article that tells of an event, by date."""
    return page_response(
        request,
        page,
        serving.store.query,
        lambda reports, following: Reports.model_construct(reports=reports, next=following),
    )


@router.get("/confidence", responses={404: {}, 501: {}})
def explain_confidence(
    serving: Serving, _: Reader, wanted: Annotated[ReportWanted, Query()]
) -> Sureness:
    """Tell what the confidence of a report comes from; its article is read again for that."""
    report = serving.store.event(wanted.report)
    weights = serving.weigh(serving.store.article(report.article.id), report.id)
    if weights is None:
        raise NotFoundError(
            f"report {report.id!r} is not read any longer as it was: have its article read again "
            "(`communique reprocess`)"
        )
    heaviest = sorted(weights.items(), key=lambda each: -abs(each[1]))
    reasons = [Reason(name=name.replace("_", " "), weight=weight) for name, weight in heaviest]
    return Sureness(report=report.id, confidence=report.confidence, reasons=reasons)
