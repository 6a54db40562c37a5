"""`EventStore` and `AsyncEventStore` read alike: one specification, kept by both."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any, Protocol

import pytest

from communique import AsyncEventStore
from communique_schemas import Article, Event
from communique_schemas.errors import ConnectionFailedError, NotFoundError, PositionError
from communique_store import ConnectionSettings, EventStore
from tests.faults.stage import free_port
from tests.schemas.examples import TEXT
from tests.store.examples import result
from tests.store.test_paging import FIRST_DAY, QUERIES, drawn

Answer = tuple[list[Event], str | None, int | None]
"""The events of a query, its cursor behind them, and how many are left."""


class Face(Protocol):
    """How a test asks either of them."""

    def ask(self, **asked: Any) -> Answer: ...

    def event(self, event_id: str) -> Event: ...

    def article(self, article_id: str) -> Article: ...


class Plain:
    def __init__(self, store: EventStore) -> None:
        self._store = store
        self.event, self.article = store.event, store.article

    def ask(self, **asked: Any) -> Answer:
        page = self._store.query(**asked)
        return list(page), page.cursor, page.remaining()


class OnAsyncio:
    def __init__(self, store: AsyncEventStore, run: Callable[[Awaitable[Any]], Any]) -> None:
        self._store = store
        self._run = run

    def ask(self, **asked: Any) -> Answer:
        async def answer() -> Answer:
            page = self._store.query(**asked)
            return [event async for event in page], page.cursor, await page.remaining()

        told: Answer = self._run(answer())
        return told

    def event(self, event_id: str) -> Event:
        found: Event = self._run(self._store.event(event_id))
        return found

    def article(self, article_id: str) -> Article:
        found: Article = self._run(self._store.article(article_id))
        return found


Opening = Callable[[ConnectionSettings], Face]


@pytest.fixture(params=["plain", "asyncio"])
def opening(request: pytest.FixtureRequest) -> Iterator[Opening]:
    """Opens the one or the other."""
    with asyncio.Runner() as runner:
        opened: list[AsyncEventStore] = []

        def on_asyncio(settings: ConnectionSettings) -> Face:
            store = AsyncEventStore(settings=settings)
            opened.append(store)
            return OnAsyncio(store, runner.run)  # type: ignore[arg-type]

        yield on_asyncio if request.param == "asyncio" else lambda s: Plain(EventStore(settings=s))
        for store in opened:
            runner.run(store.close())


@pytest.fixture
def face(opening: Opening, settings: ConnectionSettings, store: EventStore) -> Face:
    """One of them, on a store with events that fall on few days."""
    store.save_many([drawn(number) for number in range(150)])
    return opening(settings)


@pytest.mark.parametrize("asked", QUERIES, ids=str)
def test_pages_make_up_the_whole_and_tell_what_is_left(face: Face, asked: dict[str, Any]) -> None:
    whole, _, rest = face.ask(**asked, limit=None)
    assert rest == 0
    paged: list[Event] = []
    cursor, left = None, None
    while left != 0:
        page, cursor, left = face.ask(**asked, limit=70, after=cursor)
        paged += page
        assert left in {None, len(whole) - len(paged)}
    assert paged == whole


def test_what_is_asked_for_is_given(face: Face) -> None:
    whole, _, _ = face.ask(limit=None)
    assert len(whole) == 300
    first_day = FIRST_DAY + timedelta(days=1)
    for asked, fits in (
        ({"type": "meeting"}, lambda e: e.type == "meeting"),
        ({"status": "planned"}, lambda e: e.status == "planned"),
        ({"min_confidence": 0.9}, lambda e: e.confidence >= 0.9),
        ({"article": "a7"}, lambda e: e.article.id == "a7"),
        ({"until": first_day}, lambda e: e.date and e.date.start <= first_day),
    ):
        found, _, _ = face.ask(**asked, limit=None)
        assert found == [event for event in whole if fits(event)]
        assert found


def test_no_more_is_given_than_the_limit_and_nothing_moves_the_cursor(face: Face) -> None:
    nothing, cursor, left = face.ask(limit=0)
    assert (nothing, cursor, left) == ([], None, 300)
    _, cursor, _ = face.ask(limit=5)
    assert face.ask(limit=0, after=cursor) == ([], cursor, 295)


def test_an_event_and_an_article_are_given_by_their_ids(
    opening: Opening, settings: ConnectionSettings, store: EventStore
) -> None:
    store.save(result("a1"))
    face = opening(settings)
    assert face.event("a1-1") == result("a1").events[0]
    assert face.article("a1") == Article(id="a1", text=TEXT)
    with pytest.raises(NotFoundError, match="no event 'a9'"):
        face.event("a9")
    with pytest.raises(NotFoundError, match="no article 'a9'"):
        face.article("a9")


def test_what_is_no_cursor_is_told(opening: Opening, settings: ConnectionSettings) -> None:
    with pytest.raises(PositionError, match="is no cursor"):
        opening(settings).ask(after="x")


def test_a_server_that_is_away_is_told_without_its_password(opening: Opening) -> None:
    url = f"redis://:secret@127.0.0.1:{free_port()}/0"
    face = opening(ConnectionSettings(store_url=url))
    for asking in (face.ask, lambda: face.event("a1"), lambda: face.article("a1")):
        with pytest.raises(ConnectionFailedError, match="COMMUNIQUE_STORE_URL") as told:
            asking()
        assert "secret" not in str(told.value)


@pytest.mark.parametrize("url", ["http://host", "redis+cluster://host:6379", "redis://host/x?y=1"])
def test_a_url_of_no_single_server_is_refused_at_once(url: str) -> None:
    with pytest.raises(ConnectionFailedError):
        AsyncEventStore(url)
