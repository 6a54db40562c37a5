"""What the routes of one application work with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Protocol

from fastapi import Depends, Request

from communique_console.access import Doorkeeper
from communique_console.idempotency import AnswerBook
from communique_console.news import News
from communique_console.overview.overview import Overview
from communique_console.settings import ConsoleSettings
from communique_producer.producer import Producer
from communique_producer.watching import Watching
from communique_schemas import Article
from communique_schemas.errors import MissingExtraError
from communique_store import EventStore


class Merge(Protocol):
    """Finds anew which reports are one event: those given that are due, or whatever is."""

    def __call__(self, store: EventStore, reports: list[str] | None) -> object:
        """Merge; None is for whatever is due."""


def merged_by_workers(_store: EventStore, _reports: list[str] | None) -> None:
    """Leave it to the workers, who look for what is due every few seconds."""


class Weigh(Protocol):
    """Reads an article again, to tell what the confidence of one of its events comes from."""

    def __call__(self, article: Article, event_id: str, /) -> Mapping[str, float] | None:
        """The weights of what holds of the event, by name; None where it is read no longer.

        Raises:
            MissingExtraError: what reads articles is not installed.
        """


def weighed_elsewhere(_article: Article, _event_id: str) -> Mapping[str, float] | None:
    """Say that nothing here reads articles.

    Raises:
        MissingExtraError: always.
    """
    raise MissingExtraError(
        'reading an article again needs spaCy: pip install "communique[worker]" beside the console'
    )


@dataclass(frozen=True, slots=True)
class Services:
    """What the routes of one application work with."""

    settings: ConsoleSettings
    store: EventStore
    producer: Producer
    doorkeeper: Doorkeeper
    answers: AnswerBook
    news: News
    watching: Watching
    overview: Overview
    merge: Callable[[EventStore, list[str] | None], object]
    weigh: Weigh


def services(request: Request) -> Services:
    """Those of the application that answers a request."""
    found: Services = request.app.state.services
    return found


Serving = Annotated[Services, Depends(services)]
