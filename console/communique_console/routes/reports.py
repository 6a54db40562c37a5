"""Reports: the events of single articles."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from communique_console.access import Reader
from communique_console.filters import ReportPage
from communique_console.forms import JSON, form_of, page_of, page_response
from communique_console.routes.events import forms
from communique_console.services import Serving
from communique_schemas import Event

router = APIRouter(tags=["reports"])


class Reports(BaseModel):
    """A page of reports."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    reports: list[Event]
    next: str | None
    """The `cursor` of the page behind this one; null where there is none."""


@router.get("/reports", responses=forms("reports"), response_model=Reports)
def list_reports(
    serving: Serving, _: Reader, request: Request, page: Annotated[ReportPage, Query()]
) -> Response:
    """List the reports that fit, one for each article that tells of an event, by date."""
    form = form_of(request, page.format)
    filters = page.model_dump(exclude={"limit", "cursor", "format"})
    found = serving.store.query(**filters, limit=page.limit + 1, after=page.cursor)
    reports, following = page_of(found, page.limit)
    if form == "json":
        made = Reports.model_construct(reports=reports, next=following)
        return Response(made.model_dump_json(), media_type=JSON)
    return page_response(request, form, reports, following)
