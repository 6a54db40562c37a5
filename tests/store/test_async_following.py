"""Following the stream on asyncio: as `EventStore.follow`, without keeping the loop from others."""

import asyncio
from contextlib import aclosing
from typing import Any

import pytest

from communique import AsyncEventStore
from communique_store import ConnectionSettings, EventStore
from communique_store.keys import Keys
from tests.store.examples import result

STREAM = Keys("communique").stream
COUNT = 7


@pytest.fixture
def filled(store: EventStore) -> EventStore:
    store.save_many([result(f"a{n}") for n in range(COUNT)])
    return store


async def all_of(settings: ConnectionSettings, group: str) -> list[str]:
    async with AsyncEventStore(settings=settings) as reader:
        return [entry.entry_id async for entry in reader.follow(group, block_seconds=0.1)]


def test_each_entry_comes_once_and_is_acknowledged(
    settings: ConnectionSettings, filled: EventStore
) -> None:
    told = [entry.entry_id for entry in filled.follow("plain", block_seconds=0.1)]
    assert asyncio.run(all_of(settings, "g")) == told
    assert len(told) == COUNT
    assert asyncio.run(all_of(settings, "g")) == []


def test_who_leaves_early_leaves_the_rest_to_others_at_once(
    settings: ConnectionSettings, filled: EventStore
) -> None:
    async def two() -> list[str]:
        async with (
            AsyncEventStore(settings=settings) as reader,
            aclosing(reader.follow("g")) as entries,
        ):
            return [(await anext(entries)).entry_id, (await anext(entries)).entry_id]

    used, unused = asyncio.run(two())
    rest = [entry.entry_id for entry in filled.follow("g", block_seconds=0.1)]
    assert used not in rest
    assert unused in rest
    assert len(rest) == COUNT - 1


def test_the_loop_goes_on_while_it_waits_and_what_comes_is_told(
    settings: ConnectionSettings, filled: EventStore
) -> None:
    async def first_of_new() -> str:
        async with AsyncEventStore(settings=settings) as reader:
            entries = reader.follow("late", start="$")
            waiting = asyncio.ensure_future(anext(entries))
            client: Any = filled._client  # noqa: SLF001 - what the server says of groups
            while not client.exists(STREAM) or not any(
                group["name"] == b"late" for group in client.xinfo_groups(STREAM)
            ):
                await asyncio.sleep(0)  # would never be reached again if the loop were kept
            filled.save(result("new"))
            entry = await waiting
            await entries.aclose()
            return entry.event.article.id

    assert asyncio.run(first_of_new()) == "new"


def test_one_that_is_cancelled_leaves_all_that_it_had_not_used_to_others_at_once(
    settings: ConnectionSettings, filled: EventStore
) -> None:
    async def cancelled() -> None:
        async with AsyncEventStore(settings=settings) as reader:

            async def wait_for_ever() -> None:
                async for _ in reader.follow("g"):
                    pass

            task = asyncio.ensure_future(wait_for_ever())
            while not filled._client.exists(STREAM) or filled._client.xinfo_groups(STREAM) == []:  # noqa: SLF001
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert task.cancelled()

    asyncio.run(cancelled())
    assert len(list(filled.follow("g", block_seconds=0.1))) == COUNT
