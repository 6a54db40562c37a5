"""`communique forward`: each change of the store's events to where its user wants it."""

import shlex
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from communique.commands import filters
from communique.commands.ending import Ending
from communique.commands.following import known_group, tell_lost, waiting_for_store
from communique.commands.options import Consumer, GroupStart, MetricsPort
from communique.commands.positions import position
from communique.terminal.consoles import counting, messages
from communique_consumer.forwarding.forwarder import Forwarder
from communique_consumer.forwarding.known import target_of
from communique_consumer.forwarding.rejected import RejectedFile
from communique_schemas.printable import printable
from communique_store import ConnectionSettings
from communique_store.batch import Batch
from communique_store.event_store import EventStore
from communique_store.identity import membership
from communique_store.scores import STATUSES
from communique_store.stream import Group
from communique_store.telemetry.figures import GroupFigures
from communique_store.telemetry.serving import serving, store_check

_LONGEST_SECONDS = 1e9


def forward(
    context: typer.Context,
    to: Annotated[
        str,
        typer.Option(
            metavar="URL",
            envvar="COMMUNIQUE_FORWARD_TO",
            help="sqlite:///FILE, postgresql://user@host/name, https://host/path, jsonl:FOLDER or "
            "parquet:FOLDER.",
        ),
    ],
    group: Annotated[
        str | None,
        typer.Option(help="Consumer group; by default one of the target's own."),
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Deliver what is there, and end; else follow.")
    ] = False,
    rejected: Annotated[
        Path, typer.Option(help="Where what the target refuses is kept, a line each.")
    ] = Path("rejected.jsonl"),
    batch: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=1000,
            help="At most so many entries go together.",
            show_default="100; 1000 into a folder",
        ),
    ] = None,
    every: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=_LONGEST_SECONDS,
            help="Gather what comes within so many seconds, unless a batch is full.",
            show_default="0; 60 into a folder",
        ),
    ] = None,
    wait_seconds: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=_LONGEST_SECONDS,
            help="Wait for a target that is away no longer than so many seconds; else for ever.",
        ),
    ] = None,
    kind: filters.Type = None,
    country: filters.Country = None,
    participant: filters.Participant = None,
    status: filters.Status = None,
    since: filters.Since = None,
    until: filters.Until = None,
    article: filters.OfArticle = None,
    min_confidence: filters.MinConfidence = None,
    consumer: Consumer = None,
    start: GroupStart = "0",
    metrics_port: MetricsPort = None,
) -> None:
    """Hand events and retractions on, each at least once, and so that what comes again changes nothing.

    A target that is away is waited for; what it refuses is kept in a file, with the reason. Exit code 1 says
    that something was refused. What does not fit the filters is left out.

    Example: communique forward --to sqlite:///events.db
    """
    wanted = filters.asked(
        kind, country, participant, status, since, until, article, min_confidence
    )
    if not wanted.is_possible():
        raise typer.BadParameter(f"{status!r} is no status of events: use {', '.join(STATUSES)}")
    say, ending = messages(), Ending()
    settings = ConnectionSettings()
    context.with_resource(
        serving(
            settings,
            metrics_port,
            collectors=[GroupFigures(settings)],
            checks=store_check(settings),
        )
    )

    def tell(words: str) -> None:
        say.print(printable(words))

    with EventStore() as store, counting("entries", say) as count:
        place = position(start)
        kept = RejectedFile(rejected)
        made = list[str]()
        target = target_of(to, made=lambda: made.append("tables"))
        what = filters.in_words(wanted)
        name = group or f"forward to {target.name}{f' where {what}' if what else ''}"
        size = batch or target.batch
        known = known_group(store, name)
        tell_lost(known)
        forwarder = Forwarder(
            target, kept, wanted=wanted, patience=wait_seconds, tell=tell, pause=ending.pause
        )
        # one name for the whole run: what it held when the server went away it gets again at once
        own_name, leave = membership(consumer)
        follow = partial(
            store.follow_batches,
            name,
            consumer=own_name,
            leave=leave,
            start=place,
            block_seconds=0 if once else None,
            count=size,
        )
        seconds = 0.0 if once else target.pause if every is None else every
        gathering = _Gathering(size, seconds, ending)
        try:
            with closing(target):
                forwarder.prepare()
                if made and known:
                    tell(_what_new_tables_lack(name))
                _deliver_all(forwarder, follow, gathering, tell, count)
        except KeyboardInterrupt:
            tell("ended in order")
        _tell_summary(forwarder, rejected)
        _tell_held(known_group(store, name))
    raise typer.Exit(1 if forwarder.delivered.rejected or forwarder.passed_over else 0)


@dataclass(frozen=True, slots=True)
class _Gathering:
    """Lets entries gather behind a batch that was not full."""

    full: int
    seconds: float
    ending: Ending

    def after(self, batch: Batch) -> None:
        if self.seconds and len(batch.entries) < self.full:
            self.ending.pause(self.seconds)


def _deliver_all(
    forwarder: Forwarder,
    follow: Callable[[], Generator[Batch]],
    gathering: _Gathering,
    tell: Callable[[str], object],
    count: Callable[[int], object],
) -> None:
    """Deliver until the stream ends, or a signal ends it; a store that goes away is waited for."""

    def deliver() -> None:
        with closing(follow()) as batches:
            for batch in batches:
                with gathering.ending.finishing():
                    forwarder.deliver(batch)
                    count(forwarder.delivered.total)
                gathering.after(batch)

    waiting_for_store(tell, gathering.ending.pause)(deliver)


def _what_new_tables_lack(group: str) -> str:
    return (
        "the tables are new, but the group has read entries before, which they lack; all of them: "
        f"communique groups rewind {shlex.quote(group)}"
    )


def _tell_summary(forwarder: Forwarder, rejected: Path) -> None:
    delivered = forwarder.delivered
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
