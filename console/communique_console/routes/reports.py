"""Reports: the events of single articles."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from communique_console.access import Reader
from communique_console.filters import ReportPage
from communique_console.forms import page_response, responses
from communique_console.services import Serving
from communique_schemas import Event

router = APIRouter(tags=["reports"])


class Reports(BaseModel):
    """A page of reports."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    reports: list[Event]
    next: str | None
    """The `cursor` of the page behind this one; null where there is none."""


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
