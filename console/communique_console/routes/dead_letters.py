"""Dead letters: articles that could not be read."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from communique_console.access import Operator
from communique_console.filters import Parameters
from communique_console.services import Serving
from communique_schemas import DeadLetter, DeadLetterReason
from communique_schemas.errors import PositionError

router = APIRouter(tags=["operations"])


class LetterPage(Parameters):
    """Which dead letters are meant, and which page of them."""

    reason: DeadLetterReason | None = None
    limit: int = Field(default=50, ge=1, le=1000)
    cursor: str | None = Field(default=None, max_length=1000)
    """Go on behind an earlier page: its `next`."""


class DeadLetters(BaseModel):
    """A page of dead letters."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    letters: list[DeadLetter]
    next: str | None
    total: int
    """How many fit in all."""


@router.get("/dead-letters", responses={400: {}})
def list_dead_letters(
    serving: Serving, _: Operator, page: Annotated[LetterPage, Query()]
) -> DeadLetters:
    """List articles that could not be read, with the reason, the latest first. Each holds what was sent."""
    found = {
        _place(letter): letter
        for letter in serving.store.letters.all()
        if page.reason in {None, letter.reason}
    }
    if page.cursor is not None and not page.cursor[:1].isdigit():
        raise PositionError("this is no cursor of dead letters")
    ranked = [
        (place, letter)
        for place, letter in sorted(found.items(), reverse=True)
        if page.cursor is None or place < page.cursor
    ]
    shown = ranked[: page.limit]
    return DeadLetters(
        letters=[letter for _, letter in shown],
        next=shown[-1][0] if len(ranked) > page.limit else None,
        total=len(found),
    )


@router.get("/dead-letters/{article_id:path}", responses={404: {}})
def get_dead_letter(serving: Serving, _: Operator, article_id: str) -> DeadLetter:
    """Give one with what was sent."""
    return serving.store.letters.get(article_id)


@router.post(
    "/dead-letters/{article_id:path}/retry", status_code=202, responses={404: {}, 409: {}, 422: {}}
)
def retry_dead_letter(serving: Serving, _: Operator, article_id: str) -> Response:
    """Send the article round again; its letter goes."""
    serving.producer.retry_dead(article_id)
    return Response(status_code=202)


@router.delete("/dead-letters/{article_id:path}", status_code=204, responses={404: {}})
def drop_dead_letter(serving: Serving, _: Operator, article_id: str) -> Response:
    """Take a letter out for good."""
    serving.store.letters.drop(article_id)
    return Response(status_code=204)


def _place(letter: DeadLetter) -> str:
    return f"{letter.failed_at.isoformat()} {letter.article_id}"
