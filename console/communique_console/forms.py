"""Events in the form that is asked for, by the parameter `format` or the header Accept."""

import io
import json
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final
from urllib.parse import quote

from fastapi import Request
from starlette.responses import Response

from communique_console.filters import FormName
from communique_console.problems import ProblemError
from communique_consumer.formats.known import named
from communique_schemas import CanonicalEvent, Event
from communique_schemas.cloud_event import of_canonical, of_event
from communique_store.canonical.canonical_query import CanonicalQueryResult
from communique_store.query_result import QueryResult

JSON: Final = "application/json"
MEDIA_TYPES: Final[dict[FormName, str]] = {
    "json": JSON,
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "cloudevents": "application/cloudevents-batch+json",
}
"""By the name of a form, the one taken where anything is accepted first."""


def form_of(request: Request, told: FormName | None) -> FormName:
    """The form that is asked for.

    Raises:
        ProblemError: nothing that is accepted can be given.
    """
    if told:
        return told
    accepted = request.headers.get("accept", "*/*")
    ranked = sorted(map(_range, accepted.split(",")), key=lambda each: -each[1])
    for wanted, weight in ranked:
        for form, media_type in MEDIA_TYPES.items():
            if weight > 0 and _fits(media_type, wanted):
                return form
    raise ProblemError(406, f"This comes as {', '.join(MEDIA_TYPES.values())}.")


def page_of(found: CanonicalQueryResult | QueryResult, limit: int) -> tuple[list[Any], str | None]:
    """The first events of a query for one more, and the cursor behind them; None where there is none more."""
    events: list[Any] = list(islice(found, limit))
    following = found.cursor
    return events, following if next(found, None) else None


def page_response(
    request: Request,
    form: FormName,
    events: Sequence[CanonicalEvent] | Sequence[Event],
    following: str | None,
) -> Response:
    """A page of events in a form other than our own JSON; the header Link leads to the next one."""
    headers = {}
    if following:
        url = request.url.include_query_params(cursor=following)
        headers["Link"] = f'<{quote(url.path)}?{url.query}>; rel="next"'
    kind = MEDIA_TYPES[form]
    if form == "csv":
        kind += "; charset=utf-8; header=present"
    return Response(_written(form, events), media_type=kind, headers=headers)


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
