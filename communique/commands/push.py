"""`communique push`: articles onto the queue."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

import typer

from communique.commands.options import (
    AnyLanguage,
    Clean,
    FieldMapping,
    LinkedPages,
    MetricsPort,
    Outlet,
    Pages,
    Paths,
    Published,
    Refused,
    SourceKind,
    Summaries,
    Zone,
    seconds,
)
from communique.commands.push_following import FollowedPush, stopping, tell_copies, tell_summary
from communique.commands.refusals import Refusals
from communique.terminal.consoles import counting, messages
from communique_producer.copies import Copies
from communique_producer.patience import Patience
from communique_producer.producer import Producer
from communique_producer.report import PushReport
from communique_producer.sources import (
    Refusal,
    Said,
    Tally,
    follow_articles,
    poll_articles,
    read_articles,
)
from communique_producer.sources.fetching import is_address
from communique_schemas import Article
from communique_schemas.printable import printable
from communique_store import ConnectionSettings
from communique_store.telemetry.metrics import ARTICLES_PUSHED
from communique_store.telemetry.serving import serving
from communique_store.telemetry.tracing import tracing


def push(
    context: typer.Context,
    paths: Paths,
    published: Published = None,
    outlet: Outlet = None,
    source: SourceKind = None,
    mapping: FieldMapping = None,
    zone: Zone = None,
    pages: Pages = None,
    linked_pages: LinkedPages = False,
    summaries: Summaries = False,
    clean: Clean = None,
    any_language: AnyLanguage = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait until all are processed.")] = False,
    wait_seconds: Annotated[
        float | None,
        typer.Option(
            min=0, max=1e9, help="Wait until all are processed, but no longer than so many seconds."
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Read known articles again, also with a corrected date, title, …"
        ),
    ] = False,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help="Let what has changed, the text too, supersede what is known by its id.",
        ),
    ] = False,
    max_characters: Annotated[
        int | None, typer.Option(min=1, help="Longest text accepted.")
    ] = None,
    max_queued: Annotated[
        int | None, typer.Option(min=1, help="Wait while so many articles are under way.")
    ] = None,
    wait_for_broker: Annotated[
        float, typer.Option(min=0, help="Seconds to wait for a server that is away or full.")
    ] = 0,
    every: Annotated[
        float | None,
        typer.Option(
            parser=seconds,
            metavar="30s|5m|1h",
            help="Ask addresses again in such rounds, and push what is new, until Ctrl-C.",
        ),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Remember there between runs what addresses held already."
        ),
    ] = None,
    copies: Annotated[
        Literal["keep", "link", "skip"],
        typer.Option(
            help="What becomes of near copies: keep reads them, too; link stores them with the id of the "
            "first article, and does not read them; skip leaves them out."
        ),
    ] = "keep",
    follow: Annotated[
        bool,
        typer.Option(
            "--follow", help="Push what is added to a file of JSON lines, too, until Ctrl-C."
        ),
    ] = False,
    refusals: Refused = None,
    metrics_port: MetricsPort = None,
) -> None:
    """Put articles on the queue.

    Example: communique push articles/ --published 2022-05-31 --wait
    """
    settings = ConnectionSettings()
    if max_characters:
        settings = settings.model_copy(update={"max_characters": max_characters})
    context.with_resource(serving(settings, metrics_port))
    context.with_resource(tracing("communique-push"))
    say = messages()
    refused = Refusals(refusals, say)
    patience = Patience(
        broker_seconds=wait_for_broker,
        max_queued=max_queued or settings.max_queued,
        notice=lambda words: say.print(printable(words)),
    )
    tally = Tally()
    given: Said = {
        "published": published,
        "outlet": outlet,
        "mapping": mapping or (),
        "zone": zone,
        "pages": pages,
        "linked_pages": linked_pages,
        "summaries": summaries,
        "max_characters": settings.max_characters,
        "clean": clean,
        "any_language": any_language,
        "tally": tally,
    }
    finder = None if copies == "keep" else Copies(copies)
    waits = wait or wait_seconds is not None
    polls = every is not None or state is not None
    if follow or polls:
        _check_followed(paths, source, waits=waits) if follow else _check_polled(paths, waits=waits)
        if follow and polls:
            raise typer.BadParameter("--follow is for a file, --every and --state for addresses")
        stop = stopping()
        followed = FollowedPush(
            Producer(settings=settings),
            patience,
            tally,
            finder,
            refused,
            force=force,
            replace=replace,
        )
        batches = (
            follow_articles(paths[0], stop=stop, notice=patience.notice, **given)
            if follow
            else poll_articles(
                paths,
                every=every,
                stop=stop,
                state=state,
                forget=force,
                kind=source,
                notice=patience.notice,
                **given,
            )
        )
        try:
            followed.push(batches, stop)
        finally:
            followed.tell()
        raise typer.Exit(1 if refused.count else 0)
    read = read_articles(paths, kind=source, notice=patience.notice, **given)
    pushing = _Push(settings, patience, tally, finder, refused)
    try:
        pushing.push(read, force=force, replace=replace)
    finally:  # also where the server has gone: what was queued stays so
        pushing.tell()
    done = pushing.wait(wait_seconds) if wait or wait_seconds is not None else True
    raise typer.Exit(0 if done and not refused.count else 1)


def _check_followed(paths: list[str], source: str | None, *, waits: bool) -> None:
    if len(paths) != 1 or paths[0] == "-":
        raise typer.BadParameter("--follow takes one file")
    if source not in {None, "jsonl"}:
        raise typer.BadParameter("--follow reads JSON lines, and nothing else")
    if waits:
        raise typer.BadParameter("--follow has no end at which --wait could be done")


def _check_polled(paths: list[str], *, waits: bool) -> None:
    if not all(map(is_address, paths)):
        raise typer.BadParameter("--every and --state take addresses, which begin with https://")
    if waits:
        raise typer.BadParameter("--every and --state do not go with --wait")


class _Push:
    """One push: what is read goes to the producer, and what becomes of it is told."""

    def __init__(
        self,
        settings: ConnectionSettings,
        patience: Patience,
        tally: Tally,
        copies: Copies | None,
        refused: Refusals,
    ) -> None:
        self._say = refused.say
        self._producer = Producer(settings=settings)
        self._patience = patience
        self._tally = tally
        self._copies = copies
        self._refused = refused
        self._ids: list[str] = []
        self._report = PushReport()

    def push(self, read: Iterable[Article | Refusal], *, force: bool, replace: bool) -> None:
        with counting("pushing", self._say) as count:

            def advance(report: PushReport) -> None:
                self._report = report
                count(report.queued + report.known + len(report.refused))

            self._report = self._producer.push(
                self._readable(read),
                force=force,
                replace=replace,
                copies=self._copies,
                progress=advance,
                patience=self._patience,
            )

    def _readable(self, read: Iterable[Article | Refusal]) -> Iterator[Article]:
        for item in read:
            if isinstance(item, Refusal):
                ARTICLES_PUSHED.add(result="unreadable")
                self._refused.add(item)
            else:
                self._ids.append(item.id)
                yield item

    def tell(self) -> None:
        for refusal in self._report.refused:
            self._refused.add(refusal)
        self._refused.end()
        if self._copies:
            tell_copies(self._report, self._copies)
        tell_summary(self._report, self._refused.count, self._tally, len(self._report.copies))

    def wait(self, seconds: float | None) -> bool:
        """Wait until all are processed; False if that takes longer than so many seconds."""
        accepted = Counter(self._ids) - Counter(refusal.file for refusal in self._report.refused)
        left_out = self._report.copies if self._copies and self._copies.mode == "skip" else {}
        ids = [name for name in accepted if name not in left_out]
        with self._say.status(f"waiting for {len(ids)} articles"):
            done = self._producer.wait(ids, seconds, patience=self._patience)
        left = 0 if done else len(self._producer.pending(ids))
        dead = self._producer.dead_among(ids)
        rest = f", still under way {left}" if left else ""
        typer.echo(f"processed {len(ids) - len(dead) - left}, dead letters {len(dead)}{rest}")
        for letter in dead:
            self._say.print(printable(f"{letter.article_id}: {letter.reason}: {letter.message}"))
        unmerged = 0 if left else self._producer.wait_merged(ids)
        if unmerged:
            self._say.print(
                f"{unmerged:,} reports are not merged yet: their events come singly till then"
            )
        return not left
