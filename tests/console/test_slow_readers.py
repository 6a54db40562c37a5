"""Readers of the stream that stand still or go: they cost the others nothing, and nothing stays of them."""

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
import redis

from communique_store import EventStore
from tests.console.serving import HOST, Console
from tests.console.test_stream import following, meet, next_change
from tests.faults.stage import await_that
from tests.merging.reports import report
from tests.store.canonical.storing import merge, put

NUMBER = 600
PEOPLE = [f"Delegate {'x' * 250} {n}/NOR" for n in range(30)]
"""So many in each event that the stream is larger than what kernels keep of one that is not read."""
READERS = 6


@contextmanager
def standing_still(console: Console, place: str = "0") -> Iterator[socket.socket]:
    """A connection that has asked for all of the stream, and takes nothing of it."""
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect((HOST, console.port))
        head = (
            f"GET /stream?{urlencode({'type': 'meeting'})} HTTP/1.1", f"Host: {HOST}",
            f"Authorization: Bearer {console.keys['reader']}", f"Last-Event-ID: {place}",
        )  # fmt: skip
        connection.sendall("\r\n".join((*head, "", "")).encode())
        yield connection


def taken(connection: socket.socket, number: int) -> list[tuple[str, str]]:
    """Take the first events of a stream: their ids, and their places."""
    found: list[tuple[str, str]] = []
    place, rest = "", b""
    while len(found) < number:
        *lines, rest = (rest + connection.recv(1 << 16)).split(b"\n")
        for line in lines:
            name, _, value = line.decode().rstrip().partition(": ")
            if name == "id":
                place = value
            elif name == "data":
                found.append((json.loads(value)["id"], place))
    return found[:number]


def open_streams(console: Console) -> int:
    return int(console.client.get("/status").json()["streams_open"])


def ports_of_clients(console: Console) -> set[int]:
    """The other ends of the connections that the server holds, the ended ones whose rest waits among them."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    near = f":{console.port:04X}"
    return {int(far.partition(":")[2], 16) for _, own, far, *_ in rows if own.endswith(near)}


def resident_bytes(console: Console) -> int:
    status = Path(f"/proc/{console.process.pid}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


def all_of_it(console: Console, last: str = "0") -> tuple[list[str], int, str]:
    """Read the stream up to its end of now: the ids of events, how many bytes they take, and the place."""
    names, size = [], 0
    with following(console, last, type="meeting") as stream:
        for message in stream:
            if "data" in message:
                names.append(json.loads(message["data"])["id"])
                size += len(message["data"])
            if len(names) == NUMBER:
                return names, size, message["id"]
    raise AssertionError("the stream has ended")


@pytest.fixture(scope="module")
def full(server: str) -> list[str]:
    """Ids of the many large events of the store, in the order in which they came."""
    names = [f"r{n}" for n in range(NUMBER)]
    with redis.Redis.from_url(server) as client:
        client.flushall()
    with EventStore(server) as store:
        put(store, *(report(name, *PEOPLE) for name in names))
        for name in names:
            merge(store, [name])
    return [f"ce-{name}" for name in names]


@pytest.fixture(scope="module")
def patient(
    server: str, full: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Console]:
    """A server that waits long for readers."""
    del full
    with Console(
        tmp_path_factory.mktemp("patient"), server, console_stall_seconds="600"
    ) as running:
        yield running


@pytest.fixture
def impatient(server: str, full: list[str], tmp_path: Path) -> Iterator[Console]:
    """A server that soon ends who takes nothing."""
    del full
    with Console(tmp_path, server, console_stall_seconds="1") as running:
        yield running


def test_who_stands_still_holds_up_nobody_and_fills_no_memory(
    server: str, patient: Console, full: list[str]
) -> None:
    names, size, place = all_of_it(patient)
    assert names == full
    before = resident_bytes(patient)
    with ExitStack() as stack:
        for _ in range(READERS):
            stack.enter_context(standing_still(patient))
        await_that(lambda: open_streams(patient) == READERS)
        assert all_of_it(patient)[0] == full, "others read all of it at the same time"
        with EventStore(server) as store, following(patient, place) as stream:
            meet(store, "news", "Lars Hagen/NOR")
            assert next_change(stream)[:2] == ("created", "ce-news")
        assert resident_bytes(patient) - before < READERS * size / 2, (
            "what is unread is kept nowhere"
        )
    await_that(lambda: open_streams(patient) == 0)


def test_who_reads_again_gets_everything_once(patient: Console, full: list[str]) -> None:
    with standing_still(patient) as connection:
        await_that(lambda: open_streams(patient) == 1)
        all_of_it(patient)  # time enough for the other one to have been filled
        assert [name for name, _ in taken(connection, NUMBER)] == full


def test_who_stands_still_for_too_long_is_ended_and_goes_on_from_the_place(
    impatient: Console, full: list[str]
) -> None:
    with standing_still(impatient) as connection:
        begun = taken(connection, 3)
        await_that(lambda: open_streams(impatient) == 0)
        await_that(lambda: connection.getsockname()[1] not in ports_of_clients(impatient))
    with following(impatient, begun[-1][1], type="meeting") as stream:
        rest = [next_change(stream)[1] for _ in range(NUMBER - len(begun))]
    assert [name for name, _ in begun] + rest == full
    assert "Traceback" not in impatient.said()


def test_nothing_stays_of_those_who_went(patient: Console) -> None:
    all_of_it(patient)
    with ExitStack() as stack:
        readers = [stack.enter_context(standing_still(patient)) for _ in range(READERS)]
        await_that(lambda: open_streams(patient) == READERS)
        ports = {reader.getsockname()[1] for reader in readers}
        assert ports <= ports_of_clients(patient)
    await_that(lambda: open_streams(patient) == 0)
    await_that(lambda: not ports & ports_of_clients(patient))
    assert "Traceback" not in patient.said()
