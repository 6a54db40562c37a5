"""Following a stream into a target: what `communique forward` does, whatever it delivers."""

import shlex
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Generic

import typer

from communique.commands.ending import Ending
from communique.commands.following import known_group, tell_lost, waiting_for_store
from communique_consumer.forwarding.forwarder import Delivered, Forwarder
from communique_consumer.forwarding.reading import E, Reading
from communique_consumer.forwarding.rejected import RejectedFile
from communique_consumer.forwarding.target import R, Target
from communique_schemas.printable import printable
from communique_store.batch import Batch
from communique_store.identity import membership
from communique_store.stream import Following, Group, Stream


@dataclass(frozen=True, slots=True)
class Route(Generic[E, R]):
    """From where to where: the entries of a stream, what they bring to a target, and the group that reads."""

    stream: Stream[E]
    read: Reading[E, R]
    target: Target[R]
    group: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is delivered.

    `batch` and `every` are the target's own where they are None; `patience` is for how many seconds it is
    waited for, None for ever.
    """

    once: bool
    batch: int | None
    every: float | None
    patience: float | None
    rejected: Path


class Forwarding(Generic[E, R]):
    """One run of the command over a route."""

    def __init__(
        self, route: Route[E, R], manner: Manner, ending: Ending, tell: Callable[[str], object]
    ) -> None:
        """Prepare a run; `tell` is told what happens on the way.

        Raises:
            ExportError: what the target refuses could not be kept.
        """
        self._route = route
        self._manner = manner
        self._ending = ending
        self._tell = tell
        self._size = manner.batch or route.target.batch
        self._forwarder = Forwarder(
            route.target,
            RejectedFile(manner.rejected),
            read=route.read,
            patience=manner.patience,
            tell=tell,
            pause=ending.pause,
        )

    def run(
        self,
        consumer: str | None,
        start: str | datetime,
        made: Callable[[], bool],
        count: Callable[[int], object],
    ) -> bool:
        """Deliver until the stream ends, or a signal ends it; returns whether the target took all of it.

        Args:
            consumer: the name under which the group knows this run; None for one of its own.
            start: where a new group starts.
            made: whether the target was empty, and has been made ready.
            count: is told how many entries were dealt with.
        """
        route = self._route
        known = known_group(route.stream, route.group)
        tell_lost(known)
        # one name for the whole run: what it held when the server went away it gets again at once
        name, leave = membership(consumer)
        how = Following(leave, start, 0 if self._manner.once else None, self._size)
        follow = partial(route.stream.batches, route.group, name, how)
        try:
            with closing(route.target):
                self._forwarder.prepare()
                if made() and known:
                    self._tell(_what_new_tables_lack(route.group))
                waiting_for_store(self._tell, self._ending.pause)(self._deliver, follow, count)
        except KeyboardInterrupt:
            self._tell("ended in order")
        _tell_summary(self._forwarder.delivered, self._manner.rejected)
        _tell_held(known_group(route.stream, route.group))
        return not self._forwarder.delivered.rejected and not self._forwarder.passed_over

    def _deliver(
        self, follow: Callable[[], Generator[Batch[E]]], count: Callable[[int], object]
    ) -> None:
        with closing(follow()) as batches:
            for batch in batches:
                with self._ending.finishing():
                    self._forwarder.deliver(batch)
                    count(self._forwarder.delivered.total)
                self._gather(batch)

    def _gather(self, batch: Batch[E]) -> None:
        """Let entries gather behind a batch that was not full."""
        every = self._manner.every
        seconds = self._route.target.pause if every is None else every
        if seconds and not self._manner.once and len(batch.entries) < self._size:
            self._ending.pause(seconds)


def _what_new_tables_lack(group: str) -> str:
    return (
        "the tables are new, but the group has read entries before, which they lack; all of them: "
        f"communique groups rewind {shlex.quote(group)}"
    )


def _tell_summary(delivered: Delivered, rejected: Path) -> None:
    aside = f" (see {printable(str(rejected))})" if delivered.rejected else ""
    left_out = f", left out {delivered.left_out:,}" if delivered.left_out else ""
    typer.echo(
        f"delivered {delivered.taken:,}, of them retractions {delivered.retracted:,}, "
        f"rejected {delivered.rejected:,}{aside}{left_out}"
    )


def _tell_held(group: Group | None) -> None:
    if group and group.pending:
        typer.echo(
            f"{group.pending:,} entries were given out and are not delivered: they come again, what others "
            "hold when they have held it for a minute",
            err=True,
        )
