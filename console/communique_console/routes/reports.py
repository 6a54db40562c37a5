"""Reports: the events of single articles."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict
from starlette.responses import JSONResponse, Response

from communique_console.access import Reader
from communique_console.filters import ReportPage
from communique_console.forms import form_of, page_response
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
) -> Response | Reports:
    """List the reports that fit, one for each article that tells of an event, by date."""
    form = form_of(request, page.format)
    filters = page.model_dump(exclude={"limit", "cursor", "format"})
    found = serving.store.query(**filters, limit=page.limit, after=page.cursor)
    reports = list(found)
    is_full = len(reports) == page.limit and found.remaining() != 0
    following = found.cursor if is_full else None
    if form == "json":
        return JSONResponse(
            {"reports": [report.model_dump(mode="json") for report in reports], "next": following}
        )
    return page_response(request, form, reports, following)
