"""Whether the server lives, is ready, and what it counts."""

from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from communique_console.access import Operator
from communique_console.problems import ProblemError
from communique_console.services import Serving
from communique_schemas.errors import CommuniqueError
from communique_store.telemetry.figures import StoreFigures
from communique_store.telemetry.serving import server_checks

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """That the server lives."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """That store and queue answer."""

    store: Literal["ok"] = "ok"
    broker: Literal["ok"] = "ok"


@router.get("/healthz")
async def is_alive() -> Health:
    """Tell that the server lives; nothing else is asked for it."""
    return Health()


@router.get("/readyz", responses={503: {"description": "The store or the queue does not answer."}})
def is_ready(serving: Serving) -> Readiness:
    """Tell whether store and queue answer."""
    for name, check in server_checks(serving.settings).items():
        try:
            check()
        except CommuniqueError as error:
            raise ProblemError(
                503,
                f"The {name} does not answer.",
                kind=f"{name}-away",
                headers={"Retry-After": "2"},
            ) from error
    return Readiness()


@router.get(
    "/metrics",
    response_class=Response,
    responses={
        200: {
            "content": {"text/plain": {"schema": {"type": "string"}}},
            "description": "The figures.",
        },
        501: {"description": "What serves metrics is not installed."},
    },
)
async def get_metrics(serving: Serving, _: Operator, request: Request) -> Response:
    """Give the figures of store and queue as Prometheus reads them."""
    try:
        from prometheus_client import CollectorRegistry
        from prometheus_client.exposition import choose_encoder
    except ImportError as error:
        words = 'This needs prometheus_client: pip install "communique[metrics]".'
        raise ProblemError(501, words) from error

    def written() -> tuple[bytes, str]:
        registry = CollectorRegistry(auto_describe=False)
        registry.register(StoreFigures(serving.settings))
        encode, media_type = choose_encoder(request.headers.get("accept", ""))
        return encode(registry), media_type

    content, media_type = await run_in_threadpool(written)
    return Response(content, media_type=media_type)
