"""Whatever goes wrong, as problem details.

Source: RFC 9457.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from communique_schemas.errors import (
    ArticleConflictError,
    BackPressureError,
    CommuniqueError,
    ConnectionFailedError,
    CorrectionError,
    InvalidArticleError,
    InvalidNameError,
    MissingExtraError,
    NotFoundError,
    PositionError,
    StoreFullError,
)
from communique_store.telemetry.logs import logger, place_of

MEDIA_TYPE: Final = "application/problem+json"
_LOG = logger(__name__)
_AWAY_SECONDS = 2
_FULL_SECONDS = 30


class FieldProblem(BaseModel):
    """What is wrong with one part of a request."""

    field: str
    """Where it stands: the name of a parameter, or a path into the body."""
    message: str


class RefusedRecord(BaseModel):
    """A record of a batch that was not taken."""

    index: int = Field(ge=0)
    """Its place in the batch, from 0 on."""
    id: str | None = None
    reason: str


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    type: str
    """Names the kind of problem, and stays: `urn:communique:problem:not-found`."""
    title: str
    """The same for people."""
    status: int = Field(ge=400, le=599)
    """That of HTTP."""
    detail: str
    """What happened this time."""
    instance: str | None = None
    """Names this time: the request's id, which stands in the logs, too."""
    errors: list[FieldProblem] | None = None
    """Each part of the request that is wrong."""
    refused: list[RefusedRecord] | None = None
    """The records of a batch of which none was taken."""


class ProblemError(Exception):
    """A request ends with a problem that none of our other errors tells."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        kind: str | None = None,
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        """Say what is wrong; `kind` is for what the status alone does not name."""
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.kind = kind
        self.headers = headers
        self.more = more


def kind_of(status: int) -> str:
    """The kind of problem that a status names."""
    return HTTPStatus(status).phrase.lower().replace(" ", "-").replace("'", "")


def answer(
    status: int,
    detail: str,
    *,
    kind: str | None = None,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> JSONResponse:
    """The answer that tells of a problem."""
    name = kind or kind_of(status)
    request = structlog.contextvars.get_contextvars().get("request_id")
    told = Problem(
        type=f"urn:communique:problem:{name}",
        title=name.replace("-", " ").capitalize(),
        status=status,
        detail=detail,
        instance=f"urn:uuid:{request}" if request else None,
        **more,
    )
    content = told.model_dump(mode="json", exclude_none=True)
    return JSONResponse(content, status, headers, media_type=MEDIA_TYPE)


_OF_REQUESTS: Final[Mapping[type[CommuniqueError], tuple[int, str | None]]] = {
    NotFoundError: (404, None),
    InvalidNameError: (404, None),
    PositionError: (400, "invalid-position"),
    ArticleConflictError: (409, None),
    CorrectionError: (409, "invalid-correction"),
    InvalidArticleError: (422, "invalid-article"),
}
"""Errors whose reason lies in the request: their status, and the kind where that does not name it."""


def of_error(error: CommuniqueError) -> JSONResponse:
    """The answer that tells of an error of ours; what concerns the server alone stands in its log."""
    words = str(error)
    if (known := _OF_REQUESTS.get(type(error))) is not None:
        return answer(known[0], words, kind=known[1])
    if isinstance(error, BackPressureError):
        return answer(429, words, kind="back-pressure", headers=_after(error.retry_after))
    _LOG.warning("a request failed", error=words)
    if isinstance(error, StoreFullError):
        return answer(503, "The store is full.", kind="store-full", headers=_after(_FULL_SECONDS))
    if isinstance(error, ConnectionFailedError):
        words = "The store, or the queue, cannot be reached at the moment."
        return answer(503, words, kind="store-away", headers=_after(_AWAY_SECONDS))
    if isinstance(error, MissingExtraError):
        return answer(501, words)
    return answer(500, "The server failed over this request; its log says why.")


def _after(seconds: float) -> dict[str, str]:
    return {"Retry-After": str(max(1, round(seconds)))}


def add_handlers(app: FastAPI) -> None:
    """Let an application tell of everything that goes wrong in this form."""
    handlers: Mapping[Any, Any] = {
        CommuniqueError: lambda _, error: of_error(error),
        ProblemError: _of_problem,
        RequestValidationError: _of_invalid,
        HTTPException: _of_http,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


def _of_problem(_: Request, error: ProblemError) -> JSONResponse:
    return answer(error.status, error.detail, kind=error.kind, headers=error.headers, **error.more)


def _of_http(request: Request, error: HTTPException) -> JSONResponse:
    words = {
        404: "There is nothing here: /openapi.json lists what there is.",
        405: "This is not done here: the header Allow says what is.",
    }
    detail = words.get(error.status_code, str(error.detail))
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(_allowed(request))
    return answer(error.status_code, detail, headers=headers)


def _allowed(request: Request) -> list[str]:
    """What is done at an address: by all routes of the most special path that fits it."""
    fitting: dict[str, set[str]] = {}
    for router in request.app.state.routers:
        for route in router.routes:
            if route.path_regex.match(request.url.path):
                fitting.setdefault(route.path_format, set()).update(route.methods or ())
    special = max(fitting, key=_number_of_words, default="")
    return sorted(fitting.get(special, ()))


def _number_of_words(path: str) -> int:
    return sum(not part.startswith("{") for part in path.split("/"))


def _of_invalid(_: Request, error: RequestValidationError) -> JSONResponse:
    problems = error.errors()
    if any(each["type"] == "json_invalid" for each in problems):
        return answer(400, "The body is no JSON.", kind="invalid-json")
    told = [FieldProblem(field=_place(each["loc"]), message=each["msg"]) for each in problems]
    detail = "; ".join(f"{each.field}: {each.message}" for each in told[:5])
    return answer(422, detail, kind="invalid-request", errors=told)


def _place(location: Sequence[str | int]) -> str:
    """Where a part stands, without the kind of place, which its name tells."""
    kind, *path = location
    return ".".join(str(part) for part in path) or str(kind)


def failed(error: BaseException) -> JSONResponse:
    """The answer where the code is wrong; the error's words, which may quote an article, are told nobody."""
    _LOG.error("a request failed", error=type(error).__name__, at=place_of(error, most=8))
    return answer(500, "The server failed over this request; its log says why.")
