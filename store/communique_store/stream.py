"""Following the stream of events as a member of a consumer group."""

import zlib
from collections.abc import Iterator
from typing import Any

import redis

from communique_schemas import StreamEntry, parse_event

_POLL_MS = 5_000
_MS = 1000


def follow(
    client: redis.Redis,
    stream: str,
    group: str,
    consumer: str,
    *,
    start: str,
    block_seconds: float | None,
    count: int,
    claim_after_seconds: float,
) -> Iterator[StreamEntry]:
    """Yield entries and acknowledge each when the next is asked for (see `EventStore.follow`)."""
    _make_group(client, stream, group, start)
    yield from _deliver(client, stream, group, _own_backlog(client, stream, group, consumer, count))
    while True:
        idle = int(claim_after_seconds * _MS)
        claimed = client.xautoclaim(stream, group, consumer, idle, count=count)[1]
        wait = _POLL_MS if block_seconds is None else max(1, int(block_seconds * _MS))
        fresh = claimed or _read(client, stream, group, consumer, ">", count, wait)
        if fresh:
            yield from _deliver(client, stream, group, iter(fresh))
        elif block_seconds is not None:
            return


def _make_group(client: redis.Redis, stream: str, group: str, start: str) -> None:
    try:
        client.xgroup_create(stream, group, id=start, mkstream=True)
    except redis.ResponseError as error:
        if not str(error).startswith("BUSYGROUP"):  # it is there: the usual case
            raise


def _own_backlog(
    client: redis.Redis, stream: str, group: str, consumer: str, count: int
) -> Iterator[Any]:
    """What this consumer was given before and did not acknowledge."""
    after = "0"
    while entries := _read(client, stream, group, consumer, after, count, None):
        yield from entries
        after = entries[-1][0].decode()


def _read(
    client: redis.Redis,
    stream: str,
    group: str,
    consumer: str,
    after: str,
    count: int,
    wait: int | None,
) -> list[Any]:
    answer: Any = client.xreadgroup(group, consumer, {stream: after}, count=count, block=wait)
    if not answer:
        return []
    entries: list[Any] = (
        answer[0][1] if isinstance(answer, list) else next(iter(answer.values()))[0]
    )
    return entries


def _deliver(
    client: redis.Redis, stream: str, group: str, entries: Iterator[Any]
) -> Iterator[StreamEntry]:
    for entry_id, fields in entries:
        if fields:
            yield StreamEntry(
                entry_id=entry_id.decode(),
                action=fields[b"action"].decode(),
                event=parse_event(zlib.decompress(fields[b"event"])),
            )
        client.xack(stream, group, entry_id)
