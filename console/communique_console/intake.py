"""Articles that come in a request: each is checked as `communique push` does, and offered to the queue."""

from collections.abc import Sequence
from typing import Any, Literal, get_args

from fastapi import Request
from pydantic import BaseModel, ConfigDict
from pydantic_core import from_json

from communique_console.filters import Parameters
from communique_console.problems import ProblemError, RefusedRecord
from communique_console.services import Services
from communique_producer.articles import article_from_record
from communique_schemas import Article
from communique_schemas.errors import ArticleConflictError, InvalidArticleError, SourceError

Result = Literal["new", "superseding", "known", "differs"]


class Receipt(BaseModel):
    """What became of an article that was sent."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    id: str
    """By which it is asked for."""
    result: Result
    """`new`, or `superseding` an earlier record: it will be read. `known`: it is, or will be, without it.
    `differs`: known with another title, date, …; `replace` lets this one take its place."""


class Pushed(BaseModel):
    """What became of all that was sent."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    receipts: list[Receipt]
    """Of those that were taken, in their order."""
    refused: list[RefusedRecord]
    """Those that were not, with the reason; they cost the others nothing."""


class HowToPush(Parameters):
    """How articles are taken in."""

    force: bool = False
    """Read known articles again, also with a corrected date, title, …"""
    replace: bool = False
    """Let what has changed, the text too, supersede what is known by its id."""
    any_language: bool = False
    """Take articles in that are not English, too."""


def check_media_type(request: Request) -> None:
    """Check that a body is said to be JSON.

    Raises:
        ProblemError: it is said to be something else.
    """
    told = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told != "application/json":
        raise ProblemError(415, "Send application/json.")


def take_in(services: Services, body: bytes, how: HowToPush) -> Pushed:
    """Put the articles of a request on the queue, all at once or none.

    Raises:
        ProblemError: the body is no JSON, holds too many records, or none that can be taken.
        InvalidArticleError: the only record is no article.
        ArticleConflictError: the id of the only record is that of another text.
        BackPressureError: too many articles are under way.
    """
    told = _read(body)
    records = told if isinstance(told, list) else [told]
    if not records:
        raise ProblemError(422, "There is no article in this list.", kind="invalid-article")
    if len(records) > (most := services.settings.console_batch):
        raise ProblemError(
            413, f"There are {len(records):,} articles: send at most {most:,} at a time.",
            kind="batch-too-large",
        )  # fmt: skip
    found = [_article(record, services.settings.max_characters, how) for record in records]
    articles = [each for each in found if isinstance(each, Article)]
    answers = iter(services.producer.offer(articles, force=how.force, replace=how.replace))
    pushed = Pushed(receipts=[], refused=[])
    for index, each in enumerate(found):
        if isinstance(each, InvalidArticleError):
            given = records[index].get("id") if isinstance(records[index], dict) else None
            name = given if isinstance(given, str) else None
            pushed.refused.append(RefusedRecord(index=index, id=name, reason=str(each)))
        elif (answer := next(answers)) in get_args(Result):
            pushed.receipts.append(Receipt.model_validate({"id": each.id, "result": answer}))
        else:
            pushed.refused.append(RefusedRecord(index=index, id=each.id, reason=_TAKEN))
    if not pushed.receipts:
        _refuse(found, pushed.refused, is_one=not isinstance(told, list))
    return pushed


_TAKEN = "the id is taken by another text: give this one an id of its own, or say replace=true"


def _read(body: bytes) -> Any:
    try:
        return from_json(body, allow_inf_nan=False)
    except ValueError as error:
        raise ProblemError(400, f"The body is no JSON: {error}.", kind="invalid-json") from error


def _article(record: Any, longest: int, how: HowToPush) -> Article | InvalidArticleError:
    if not isinstance(record, dict):
        return InvalidArticleError(f"expected an article (an object), got {type(record).__name__}")
    try:
        return article_from_record(record, max_characters=longest, any_language=how.any_language)
    except InvalidArticleError as error:
        return error
    except SourceError as error:  # its form is known, and nothing that reads it is installed
        return InvalidArticleError(str(error))


def _refuse(found: Sequence[object], refused: list[RefusedRecord], *, is_one: bool) -> None:
    """Say why nothing was taken."""
    if is_one and isinstance(found[0], InvalidArticleError):
        raise found[0]
    if is_one:
        raise ArticleConflictError(refused[0].reason)
    words = "None of these records can be taken."
    raise ProblemError(422, words, kind="invalid-article", refused=refused)
