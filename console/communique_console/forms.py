"""Events in the form that is asked for, by the parameter `format` or the header Accept."""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeVar
from urllib.parse import quote

from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

from communique_console.filters import EventPage, FormName, Paging, ReportPage
from communique_console.problems import ProblemError
from communique_consumer.formats.known import named
from communique_schemas import CanonicalEvent
from communique_schemas.cloud_event import of_canonical, of_event
from communique_store.canonical.canonical_query import CanonicalQueryResult
from communique_store.query_result import QueryResult

_JSON: Final = "application/json"
_MEDIA_TYPES: Final[dict[FormName, str]] = {
    "json": _JSON,
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "cloudevents": "application/cloudevents-batch+json",
}
"""By the name of a form, the one taken where anything is accepted first."""
Name = TypeVar("Name", bound=str)
CSV_TYPE: Final = "text/csv; charset=utf-8; header=present"
_OF_PAGING: Final = set(Paging.model_fields)


def responses(listed: str) -> dict[int | str, dict[str, Any]]:
    """The answers with a list, in all of its forms, for the description of its route."""
    content: dict[str, Any] = {
        _MEDIA_TYPES["csv"]: {"schema": {"type": "string"}},
        _MEDIA_TYPES["geojson"]: {"schema": {"type": "object"}},
        _MEDIA_TYPES["cloudevents"]: {"schema": {"type": "array", "items": {"type": "object"}}},
    }
    link = {"description": "Leads to the next page, in every form.", "schema": {"type": "string"}}
    return {
        200: {"description": f"A page of {listed}.", "content": content, "headers": {"Link": link}},
        400: {},
        406: {},
    }


def page_response(
    request: Request,
    page: EventPage | ReportPage,
    query: Callable[..., CanonicalQueryResult | QueryResult],
    own: Callable[[list[Any], str | None], BaseModel],
) -> Response:
    """A page of a list in the form that is asked for; the header Link leads to the next one.

    Args:
        request: which may name forms that it accepts.
        page: which events are meant, and which page of them.
        query: that of the store for such events.
        own: makes our own JSON of the events and the cursor behind them, None where there is none more.

    Raises:
        ProblemError: nothing that is accepted can be given.
    """
    form = form_of(request, page.format, _MEDIA_TYPES)
    filters = page.model_dump(exclude=_OF_PAGING)
    found = query(**filters, limit=page.limit + 1, after=page.cursor)
    events: list[Any] = list(islice(found, page.limit))
    cursor = found.cursor
    following = cursor if next(found, None) else None
    if form == "json":
        return Response(own(events, following).model_dump_json(), media_type=_JSON)
    headers = {}
    if following:
        url = request.url.include_query_params(cursor=following)
        headers["Link"] = f'<{quote(url.path)}?{url.query}>; rel="next"'
    kind = _MEDIA_TYPES[form]
    if form == "csv":
        kind = CSV_TYPE
    return Response(_written(form, events), media_type=kind, headers=headers)


def form_of(request: Request, told: Name | None, media_types: Mapping[Name, str]) -> Name:
    """The form that is asked for, of those that have a media type; the first where anything is accepted.

    Raises:
        ProblemError: nothing that is accepted can be given.
    """
    if told:
        return told
    accepted = request.headers.get("accept", "*/*")
    ranked = sorted(map(_range, accepted.split(",")), key=lambda each: -each[1])
    for wanted, weight in ranked:
        for form, media_type in media_types.items():
            if weight > 0 and _fits(media_type, wanted):
                return form
    raise ProblemError(406, f"This comes as {', '.join(media_types.values())}.")


def _written(form: FormName, events: Sequence[Any]) -> bytes:
    are_canonical = bool(events) and isinstance(events[0], CanonicalEvent)
    if form == "cloudevents":
        envelopes = map(of_canonical if are_canonical else of_event, events)
        return json.dumps(list(envelopes), ensure_ascii=False).encode()
    written, known = io.BytesIO(), named(form)
    if known is None:
        raise ProblemError(406, f"{form} is no form of events.")
    write = known.write_canonical if are_canonical else known.write
    write(events, written)
    return written.getvalue()


def _range(text: str) -> tuple[str, float]:
    """A part of Accept: a range of media types and its weight."""
    kind, *parameters = (part.strip() for part in text.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "q":
            try:
                return kind.lower(), float(value)
            except ValueError:
                return kind.lower(), 0.0
    return kind.lower(), 1.0


def _fits(media_type: str, wanted: str) -> bool:
    return wanted in {media_type, "*/*", f"{media_type.partition('/')[0]}/*"}
