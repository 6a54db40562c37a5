"""The OpenAPI document: what FastAPI finds by itself, and the problems of each operation."""

from collections.abc import Iterable
from typing import Any, Final

from fastapi import APIRouter, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from communique_console.access import Needs
from communique_console.problems import MEDIA_TYPE, Problem, kind_of

_TAGS: Final = {
    "events": "Events of the world, each with all of its reports.",
    "reports": "Events of single articles.",
    "articles": "What was read, is being read, and is to be read.",
    "people": "Persons and organisations across articles.",
    "corrections": "What analysts decided: reports that are one event, or are not.",
    "stream": "What becomes of events, as it happens.",
    "operations": "Queue, workers and dead letters.",
    "health": "Whether the server lives and is ready.",
    "overview": "What charts show: events counted by place, pair, time, agreement and person.",
}
_ABOUT: Final = """
The meetings and the agreements that news articles report.

Send a key as `Authorization: Bearer …`; each operation names the scope that it takes. Every error is a
problem detail (RFC 9457). Lists come in pages: go on with `cursor`, the `next` of the page before.
"""
_MEANING: Final = {
    400: "The request cannot be understood.",
    401: "No key was sent, or it is none.",
    403: "The key has not the scope.",
    404: "There is no such thing, or no more.",
    406: "Nothing of what is accepted can be given.",
    409: "It contradicts what is there, or is under way.",
    413: "The body is too large.",
    415: "The body is none of the types that can be read.",
    422: "A parameter or a part of the body is wrong.",
    429: "Too many requests, or too many articles under way: try again as `Retry-After` says.",
    500: "The server failed over the request.",
    501: "What does this is not installed here.",
    503: "The store is away or full: try again as `Retry-After` says.",
}
_RETRY: Final = {
    "Retry-After": {
        "description": "Seconds after which it is worth trying again.",
        "schema": {"type": "integer", "minimum": 1},
    }
}


def describe(app: FastAPI, routers: Iterable[APIRouter]) -> None:
    """Let an application describe itself, with the operations of its routers."""
    routes = [
        route
        for router in routers
        for route in router.routes
        if isinstance(route, APIRoute) and route.include_in_schema
    ]
    made: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not made:
            made.update(_document(app, routes))
        return made

    app.description = _ABOUT.strip()
    app.openapi_tags = [{"name": name, "description": words} for name, words in _TAGS.items()]
    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way


def _document(app: FastAPI, routes: Iterable[APIRoute]) -> dict[str, Any]:
    document = FastAPI.openapi(app)
    components = document.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        components.pop(unused, None)
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    components |= problem.pop("$defs", {})
    components["Problem"] = problem
    document["components"]["schemas"] = dict(sorted(components.items()))
    for route in routes:
        for method in route.methods or ():
            operation = document["paths"][route.path_format][method.lower()]
            _complete(operation, route)
    return document


def _complete(operation: dict[str, Any], route: APIRoute) -> None:
    """Enter the scope of an operation, and its problems."""
    scopes = list(_scopes(route.dependant))
    statuses = {500, *(int(status) for status in operation["responses"] if status >= "400")}
    if scopes:
        operation["security"] = [{"key": scopes}]
        operation["description"] = (
            f"{operation.get('description', '')}\n\nScope: `{scopes[0]}`.".strip()
        )
        statuses |= {401, 403, 429, 503}
    if operation.get("parameters") or "requestBody" in operation:
        statuses.add(422)
    if "requestBody" in operation:
        statuses |= {400, 413}
    responses = operation["responses"]
    for status in sorted(statuses):
        responses[str(status)] = _problem(status, responses.get(str(status), {}))


def _scopes(dependant: Dependant) -> set[str]:
    found = {dependant.call.scope} if isinstance(dependant.call, Needs) else set()
    return found.union(*(_scopes(each) for each in dependant.dependencies))


def _problem(status: int, told: dict[str, Any]) -> dict[str, Any]:
    kind = kind_of(status)
    example = {
        "type": f"urn:communique:problem:{kind}",
        "title": kind.replace("-", " ").capitalize(),
        "status": status,
        "detail": _MEANING[status],
        "instance": "urn:uuid:9c1f6a3e-5f0b-4d0e-9a55-0d7c2f0f6f11",
    }
    words = told.get("description")
    response: dict[str, Any] = {
        "description": words if words and words != "Validation Error" else _MEANING[status],
        "content": {
            MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}
        },
    }
    if status in {429, 503}:
        response["headers"] = _RETRY
    return response
