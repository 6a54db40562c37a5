"""Articles: sent to be read, asked for with what they report, and taken out."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from communique_console.access import Operator, Pusher, Reader
from communique_console.filters import Parameters
from communique_console.intake import HowToPush, Pushed, check_media_type, take_in
from communique_console.services import Serving
from communique_schemas import Article, DeadLetter, Event
from communique_schemas.errors import NotFoundError

router = APIRouter(tags=["articles"])


class WholeArticle(BaseModel):
    """An article with all that it reports."""

    article: Article
    reports: list[Event]


class ArticleStatus(BaseModel):
    """How far an article is."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    id: str
    status: Literal["waiting", "under_way", "done", "dead"]
    """`waiting` for a worker; `under_way`: one has begun; `done`: read; `dead`: given up, see `letter`."""
    attempts: int = Field(ge=0)
    """How often a worker has begun it."""
    letter: DeadLetter | None = None


class Forgotten(BaseModel):
    """What went with an article."""

    events: int
    letters: int
    entries: int


class HowToForget(Parameters):
    """How an article is taken out."""

    everywhere: bool = False
    """Take what was said of its events out of the stream, too: followers read it no more."""


_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "An article, or several. Records of known services and feeds are taken, too, as "
        "`communique push` takes them.",
        "content": {
            "application/json": {
                "schema": {
                    "oneOf": [
                        {"$ref": "#/components/schemas/Article"},
                        {
                            "type": "array",
                            "minItems": 1,
                            "items": {"$ref": "#/components/schemas/Article"},
                        },
                    ]
                },
                "example": {
                    "id": "harbour-1",
                    "text": "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in "
                    "Oslo on Tuesday.",
                    "title": "Hagen meets Koskinen",
                    "published_at": "2024-05-14",
                },
            }
        },
    }
}


@router.post(
    "/articles",
    status_code=202,
    response_model=Pushed,
    responses={409: {}, 415: {}, 503: {}},
    openapi_extra=_BODY,
)
async def push_articles(
    serving: Serving,
    caller: Pusher,
    request: Request,
    how: Annotated[HowToPush, Query()],
    idempotency_key: Annotated[
        str | None,
        Header(
            min_length=1,
            max_length=200,
            description="The same request under the same key is done once: for a day it is answered as it "
            "was then, with `Idempotency-Replayed: true`.",
        ),
    ] = None,
) -> JSONResponse:
    """Send an article, or several, to be read. Those that cannot be taken cost the others nothing.

    Where as many articles are under way as may be, none is taken: `Retry-After` says when to come again.
    """
    check_media_type(request)
    body = await request.body()
    told = b"\n".join((how.model_dump_json().encode(), body))

    def push() -> tuple[int, Any]:
        return 202, take_in(serving, body, how).model_dump(mode="json", exclude_none=True)

    kept = await run_in_threadpool(serving.answers.once, caller.name, idempotency_key, told, push)
    headers = {"Idempotency-Replayed": "true"} if kept.is_again else None
    return JSONResponse(kept.body, kept.status, headers)


@router.get("/articles/{article_id:path}/status", responses={404: {}})
def get_article_status(serving: Serving, _: Reader, article_id: str) -> ArticleStatus:
    """Tell how far an article is."""
    store = serving.store
    (attempts,) = store.outbox.attempts([article_id])
    if article_id in store.pending([article_id]):
        status: Literal["waiting", "under_way"] = "under_way" if attempts else "waiting"
        return ArticleStatus(id=article_id, status=status, attempts=attempts)
    try:
        letter = store.letters.get(article_id)
    except NotFoundError:
        store.article(article_id)
        return ArticleStatus(id=article_id, status="done", attempts=attempts)
    return ArticleStatus(id=article_id, status="dead", attempts=letter.attempts, letter=letter)


@router.get("/articles/{article_id:path}", responses={404: {}})
def get_article(serving: Serving, _: Reader, article_id: str) -> WholeArticle:
    """Give an article that was read, with its text and all that it reports."""
    article = serving.store.article(article_id)
    reports = list(serving.store.query(article=article_id, limit=None))
    return WholeArticle(article=article, reports=reports)


@router.delete("/articles/{article_id:path}", responses={404: {}})
def forget_article(
    serving: Serving, _: Operator, article_id: str, how: Annotated[HowToForget, Query()]
) -> Forgotten:
    """Take an article out for good, with its events, its dead letter and what is under way of it."""
    report = serving.store.forget([article_id], everywhere=how.everywhere)
    if report.unknown:
        raise NotFoundError(f"the store holds nothing of article {article_id!r}")
    serving.merge(serving.store, None)
    return Forgotten(events=report.events, letters=report.letters, entries=report.entries)
