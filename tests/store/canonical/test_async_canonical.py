"""`AsyncEventStore` tells of canonical events what `EventStore` tells."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from typing import Any, TypeVar

import pytest

from communique import AsyncEventStore
from communique_schemas.errors import ConnectionFailedError, NotFoundError, PositionError
from communique_store import ConnectionSettings, EventStore
from tests.faults.stage import free_port
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put

T = TypeVar("T")
Ask = Callable[[Callable[[AsyncEventStore], Awaitable[T]]], T]
COUNT = 120
"""More events than are read ahead."""


@pytest.fixture(autouse=True)
def filled(store: EventStore) -> EventStore:
    """One event of two reports, one of three, and many of one."""
    two = ("Ana Olt/NOR", "Bo Tarn/FIN")
    put(store, *(report(f"r{n:03}", *two, on=f"2024-05-{n % 28 + 1:02}") for n in range(COUNT + 3)))
    merge(store, ["r000", "r028"])
    merge(store, ["r001", "r029", "r057"])
    return store


@pytest.fixture
def ask(settings: ConnectionSettings) -> Ask[Any]:
    """Asks a reader on asyncio."""

    def asked(question: Callable[[AsyncEventStore], Awaitable[T]]) -> T:
        async def opened() -> T:
            async with AsyncEventStore(settings=settings) as reader:
                return await question(reader)

        return asyncio.run(opened())

    return asked


@pytest.mark.parametrize(
    "asked", [{"limit": None}, {"limit": 7}, {"min_reports": 2}, {"country": "PER"}], ids=str
)
def test_a_query_gives_the_same_events_cursor_and_rest(
    ask: Ask[Any], filled: EventStore, asked: dict[str, Any]
) -> None:
    async def read(reader: AsyncEventStore) -> Any:
        page = reader.query_canonical(**asked)
        return [event async for event in page], page.cursor, await page.remaining()

    page = filled.query_canonical(**asked)
    assert ask(read) == (list(page), page.cursor, page.remaining())


def test_the_cursor_is_behind_the_last_event_given_though_others_were_read_ahead(
    ask: Ask[Any], filled: EventStore
) -> None:
    async def three_and_the_rest(reader: AsyncEventStore) -> list[str]:
        page = reader.query_canonical(limit=None)
        found = [(await anext(page)).id for _ in range(3)]
        assert await page.remaining() is None
        rest = reader.query_canonical(limit=None, after=page.cursor)
        return found + [event.id async for event in rest]

    whole = [event.id for event in filled.query_canonical(limit=None)]
    assert ask(three_and_the_rest) == whole
    assert len(whole) == COUNT


def test_an_event_is_told_with_its_reports_and_by_any_of_their_ids(
    ask: Ask[Any], filled: EventStore
) -> None:
    async def tell(reader: AsyncEventStore) -> Any:
        found = await reader.canonical.named("r029")
        ids = [each.id for each in found.reports]
        return (
            found,
            await reader.canonical.get(found.id),
            await reader.canonical.many([found.id]),
            await reader.canonical.of_report("r057"),
            await reader.canonical.of_reports(ids),
            await reader.canonical.reports(ids),
            await reader.canonical.links(found),
        )

    found = filled.canonical.named("r029")
    ids = [each.id for each in found.reports]
    assert ids == ["r001", "r029", "r057"]
    assert ask(tell) == (
        found, found, {found.id: found}, found.id, dict.fromkeys(ids, found.id),
        filled.groups.reports(ids), filled.canonical.links(found),
    )  # fmt: skip


def test_reasons_and_people_are_the_same(ask: Ask[Any], filled: EventStore) -> None:
    async def tell(reader: AsyncEventStore) -> Any:
        return await reader.canonical.why("r001", "r029"), await reader.people(name="Olt")

    reasons, found = ask(tell)
    assert reasons == filled.why("r001", "r029")
    assert reasons.one_event
    assert [person.name for person in found] == ["Ana Olt"]
    assert found == filled.people(name="Olt")


def test_changes_are_read_from_a_place_on(ask: Ask[Any], filled: EventStore) -> None:
    async def read(reader: AsyncEventStore) -> Any:
        first = await reader.canonical.changes(count=1)
        return first, await reader.canonical.changes(first[0].entry_id)

    first, rest = ask(read)
    assert [*first, *rest] == filled.changes.latest(100)[::-1]
    assert len(rest) == 1
    with pytest.raises(PositionError):
        ask(lambda reader: reader.canonical.changes("yesterday"))


def test_a_follower_gets_each_change_once(ask: Ask[Any], filled: EventStore) -> None:
    async def follow(reader: AsyncEventStore) -> list[str]:
        async with aclosing(reader.follow_canonical("g", block_seconds=0.1)) as changes:
            return [change.id async for change in changes]

    assert ask(follow) == [change.id for change in filled.changes.latest(100)[::-1]]
    assert ask(follow) == []


def test_what_is_not_there_and_no_cursor_are_told(ask: Ask[Any]) -> None:
    with pytest.raises(NotFoundError, match="no canonical event 'r999'"):
        ask(lambda reader: reader.canonical.named("r999"))
    with pytest.raises(NotFoundError):
        ask(lambda reader: reader.canonical.why("r001", "r999"))

    async def at_no_place(reader: AsyncEventStore) -> None:
        reader.query_canonical(after="x")

    with pytest.raises(PositionError, match="is no cursor"):
        ask(at_no_place)


def test_the_loop_goes_on_while_persons_are_told(ask: Ask[Any]) -> None:
    async def counted(reader: AsyncEventStore) -> int:
        telling, rounds = asyncio.ensure_future(reader.people()), 0
        while not telling.done():
            await asyncio.sleep(0)
            rounds += 1
        return rounds

    assert ask(counted) > 1


def test_a_server_that_is_away_is_told() -> None:
    async def asked() -> None:
        url = f"redis://127.0.0.1:{free_port()}/0"
        async with AsyncEventStore(url) as reader:
            await reader.canonical.get("ce-a")

    with pytest.raises(ConnectionFailedError, match="COMMUNIQUE_STORE_URL"):
        asyncio.run(asked())
