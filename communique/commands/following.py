"""Following the stream: each entry is printed as it comes."""

import json
import signal
import sys
import time
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from types import FrameType
from typing import Any, TypeVar

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    wait_random_exponential,
)

from communique.commands.readable import tell
from communique.terminal.canonical_tables import canonical_rows, surest_reports
from communique.terminal.consoles import messages
from communique.terminal.consoles import output as terminal
from communique.terminal.event_tables import events_table
from communique_consumer.formats.cloud_events import CLOUD_EVENTS
from communique_consumer.formats.format import Format
from communique_consumer.formats.json_lines import JSON_LINES
from communique_schemas import CanonicalChange, CanonicalEvent, ChangedEvent, StreamEntry
from communique_schemas.cloud_event import of_changed, of_entry
from communique_schemas.errors import ConnectionFailedError, NotFoundError
from communique_schemas.printable import printable, printable_json
from communique_store.canonical.canonical_query import CanonicalQuery
from communique_store.event_store import EventStore
from communique_store.identity import membership
from communique_store.queries import EventQuery
from communique_store.stream import Group, Stream

_LONGEST_PAUSE_SECONDS = 10.0
E = TypeVar("E", StreamEntry, CanonicalChange)
_KILLED = 128
"""What a shell adds to the number of the signal that ended a command."""

LINES: dict[str, Callable[[StreamEntry], str]] = {
    JSON_LINES.name: lambda entry: entry.model_dump_json(),
    CLOUD_EVENTS.name: lambda entry: json.dumps(of_entry(entry), ensure_ascii=False),
}
"""An entry of the stream of reports as a line, by the form that is asked for."""
_CHANGE_LINES: dict[str, Callable[[ChangedEvent], str]] = {
    JSON_LINES.name: lambda changed: changed.model_dump_json(),
    CLOUD_EVENTS.name: lambda changed: json.dumps(of_changed(changed), ensure_ascii=False),
}
"""The same of a change of an event."""


def follow_reports(
    store: EventStore,
    group: str,
    consumer: str | None,
    start: str | datetime,
    idle: float | None,
    wanted: EventQuery,
    form: Format | None,
) -> None:
    """Print each entry of the stream of reports as it comes; a store that goes away is waited for."""
    follow = _as_member(store.stream, store.follow, group, consumer, start, idle)
    waiting_for_store(tell)(_print_entries, follow, wanted, form)


def follow_events(
    store: EventStore,
    group: str,
    consumer: str | None,
    start: str | datetime,
    idle: float | None,
    wanted: CanonicalQuery,
    form: Format | None,
) -> None:
    """Print what becomes of each event as it comes; a store that goes away is waited for."""
    follow = _as_member(store.changes, store.follow_canonical, group, consumer, start, idle)
    waiting_for_store(tell)(_print_changes, store, follow, wanted, form)


def _as_member(
    stream: Stream[Any],
    follow: Callable[..., Generator[E]],
    group: str,
    consumer: str | None,
    start: str | datetime,
    idle: float | None,
) -> Callable[[], Generator[E]]:
    """What follows a stream as a member of a group, from now on until a signal; it is told what was lost."""
    tell_lost(known_group(stream, group))
    # one name for the whole run: what it held when the server went away it gets again at once
    name, leave = membership(consumer)
    signal.signal(signal.SIGTERM, _end)
    return partial(follow, group, consumer=name, leave=leave, start=start, block_seconds=idle)


def waiting_for_store(
    say: Callable[[str], object], pause: Callable[[float], None] = time.sleep
) -> Retrying:
    """Does something again, and says so, for as long as the store is away."""

    def before(state: RetryCallState) -> None:
        say(f"waiting: {state.outcome.exception() if state.outcome else None}")

    return Retrying(
        retry=retry_if_exception_type(ConnectionFailedError),
        wait=wait_random_exponential(max=_LONGEST_PAUSE_SECONDS),
        sleep=pause,
        before_sleep=before,
    )


def known_group(stream: Stream[Any], name: str) -> Group | None:
    """What is told of a group of a stream, if it is there."""
    return next((known for known in stream.groups() if known.name == name), None)


def tell_lost(group: Group | None) -> None:
    """Say how many entries a group lost, if any."""
    if group and group.lost:
        messages().print(
            f"group {printable(group.name)} lost {group.lost:,} entries to a trim before it read them"
        )


def _end(number: int, _frame: FrameType | None) -> None:
    """End in order, as by Ctrl-C, so that what was not printed is given back."""
    sys.exit(_KILLED + number)


def _print_entries(
    follow: Callable[[], Generator[StreamEntry]], wanted: EventQuery, form: Format | None
) -> None:
    """Print the entries that fit; one that was printed, or does not fit, is acknowledged."""
    with closing(follow()) as entries:
        for entry in filter(lambda entry: wanted.fits(entry.event), entries):
            if form:
                sys.stdout.write(printable_json(LINES[form.name](entry)) + "\n")
                sys.stdout.flush()
            else:
                note = "" if entry.action == "added" else f"{entry.action}:"
                terminal().print(note, events_table([entry.event]))


def _print_changes(
    store: EventStore,
    follow: Callable[[], Generator[CanonicalChange]],
    wanted: CanonicalQuery,
    form: Format | None,
) -> None:
    """Print the changes of events that fit, each with the event as it is now; of one that is gone the end."""
    with closing(follow()) as changes:
        for change in changes:
            event = _as_it_is(store, change)
            if event is not None and not wanted.fits_wholly(event):
                continue
            if form:
                line = _CHANGE_LINES[form.name](ChangedEvent.of(change, event))
                sys.stdout.write(printable_json(line) + "\n")
                sys.stdout.flush()
            else:
                other = f" {change.other}" if change.other else ""
                terminal().print(f"{change.action}{other}: {change.id}", markup=False)
                if event is not None:
                    shown = store.groups.reports(surest_reports([event]))
                    terminal().print(canonical_rows([event], shown))


def _as_it_is(store: EventStore, change: CanonicalChange) -> CanonicalEvent | None:
    """The event of a change as the store has it by now; None where it is no more."""
    if change.is_retraction:
        return None
    with suppress(NotFoundError):
        return store.canonical.get(change.id)
    return None
