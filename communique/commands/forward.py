"""`communique forward`: each change of the store's events, or of its reports, to where its user wants it."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from communique.commands import filters
from communique.commands.ending import Ending
from communique.commands.forwarding import Forwarding, Manner, Route
from communique.commands.options import Consumer, GroupStart, MetricsPort
from communique.commands.positions import position
from communique.terminal.consoles import counting, messages
from communique_consumer.forwarding.known import target_of
from communique_consumer.forwarding.reading import reading_events, reading_reports
from communique_consumer.forwarding.target import Of
from communique_schemas.printable import printable
from communique_store import ConnectionSettings
from communique_store.canonical.canonical_query import CanonicalQuery
from communique_store.event_store import EventStore
from communique_store.queries import EventQuery
from communique_store.scores import STATUSES
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
    of: Annotated[
        Of,
        typer.Option(
            help="Events, each with all of its reports, or the reports of single articles."
        ),
    ] = "reports",
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
    min_reports: filters.MinReports = 1,
    min_outlets: filters.MinOutlets = 0,
    consumer: Consumer = None,
    start: GroupStart = "0",
    metrics_port: MetricsPort = None,
) -> None:
    """Hand on what comes and what is retracted, each at least once, so that what comes again changes nothing.

    A target that is away is waited for; what it refuses is kept in a file, with the reason. Exit code 1 says
    that something was refused. What does not fit the filters is left out.

    Example: communique forward --of events --to sqlite:///events.db
    """
    wanted = filters.asked(
        kind, country, participant, status, since, until, article, min_confidence
    )
    if not wanted.is_possible():
        raise typer.BadParameter(f"{status!r} is no status of events: use {', '.join(STATUSES)}")
    if of == "reports" and (min_reports > 1 or min_outlets > 0):
        raise typer.BadParameter("--min-reports and --min-outlets are of --of events")
    attested = CanonicalQuery(**asdict(wanted), min_reports=min_reports, min_outlets=min_outlets)
    settings = ConnectionSettings()
    context.with_resource(
        serving(
            settings,
            metrics_port,
            collectors=[GroupFigures(settings)],
            checks=store_check(settings),
        )
    )
    say, ending = messages(), Ending()
    manner = Manner(once, batch, every, wait_seconds, rejected)

    def tell(words: str) -> None:
        say.print(printable(words))

    made = list[str]()

    def note() -> None:
        made.append("tables")

    with EventStore() as store, counting("entries", say) as count:
        how = consumer, position(start), lambda: bool(made), count
        if of == "events":
            goal = target_of(to, "events", made=note)
            name = group or _group_of("forward events to", goal.name, attested)
            read = reading_events(store.canonical, attested)
            changes = Route(store.changes, read, goal, name)
            took_all = Forwarding(changes, manner, ending, tell).run(*how)
        else:
            target = target_of(to, made=note)
            name = group or _group_of("forward to", target.name, wanted)
            reports = Route(store.stream, reading_reports(wanted), target, name)
            took_all = Forwarding(reports, manner, ending, tell).run(*how)
    raise typer.Exit(0 if took_all else 1)


def _group_of(deed: str, target: str, wanted: EventQuery) -> str:
    """The name of a group of its own for what goes where."""
    what = filters.in_words(wanted)
    return f"{deed} {target}{f' where {what}' if what else ''}"
