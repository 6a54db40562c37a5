"""The commands `push` and `dead retry`."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from communique_producer.options import Outlet, Paths, Published, SourceKind
from communique_producer.producer import Patience, Producer
from communique_producer.report import PushReport
from communique_producer.sources import Refusal, read_articles
from communique_schemas import Article
from communique_schemas.errors import (
    ArticleConflictError,
    ConnectionFailedError,
    InvalidArticleError,
    StoreError,
)
from communique_schemas.printable import printable
from communique_schemas.version import __version__
from communique_store import ConnectionSettings, EventStore


def push(
    paths: Paths,
    published: Published = None,
    outlet: Outlet = None,
    source: SourceKind = None,
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
) -> None:
    """Put articles on the queue.

    Example: communique push articles/ --published 2022-05-31 --wait
    """
    say = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    settings = ConnectionSettings()
    if max_characters:
        settings = settings.model_copy(update={"max_characters": max_characters})
    producer = Producer(settings=settings)
    unreadable: list[Refusal] = []
    ids: list[str] = []
    read = read_articles(
        paths,
        published=published,
        outlet=outlet,
        kind=source,
        max_characters=settings.max_characters,
    )
    report = PushReport()
    patience = Patience(
        broker_seconds=wait_for_broker,
        max_queued=max_queued or settings.max_queued,
        notice=lambda words: say.print(printable(words)),
    )
    try:
        with Progress(console=say, disable=not say.is_terminal, transient=True) as bar:
            task = bar.add_task("pushing", total=None)

            def advance(done: PushReport) -> None:
                nonlocal report
                report = done
                bar.update(task, completed=done.queued + done.known + len(done.refused))

            producer.push(
                _articles(read, unreadable, ids),
                force=force,
                replace=replace,
                progress=advance,
                patience=patience,
            )
    except ConnectionFailedError:
        _tell(say, report, [*unreadable, *report.refused])
        raise
    _tell(say, report, [*unreadable, *report.refused])
    done = True
    if wait or wait_seconds is not None:
        accepted = Counter(ids) - Counter(refusal.file for refusal in report.refused)
        done = _wait(say, producer, list(accepted), patience, wait_seconds)
    raise typer.Exit(1 if unreadable or report.refused or not done else 0)


def _articles(
    read: Iterator[Article | Refusal], unreadable: list[Refusal], ids: list[str]
) -> Iterator[Article]:
    for item in read:
        if isinstance(item, Refusal):
            unreadable.append(item)
        else:
            ids.append(item.id)
            yield item


def _tell(say: Console, report: PushReport, refused: list[Refusal]) -> None:
    for refusal in refused:
        say.print(printable(str(refusal)))
    if report.differing:
        say.print(
            f"{report.differing} of the known articles came with another title, url, source, date, language "
            "or metadata, and stay as they were: --replace lets what has changed supersede them"
        )
    superseding = f", of them superseding {report.superseding}" if report.superseding else ""
    typer.echo(
        f"queued {report.queued}{superseding}, already known {report.known}, refused {len(refused)}"
    )


def _wait(
    say: Console, producer: Producer, ids: list[str], patience: Patience, seconds: float | None
) -> bool:
    """Wait until all are processed; False if that takes longer than so many seconds."""
    with say.status(f"waiting for {len(ids)} articles"):
        done = producer.wait(ids, seconds, patience=patience)
    left = 0 if done else len(producer.pending(ids))
    dead = producer.dead_among(ids)
    rest = f", still under way {left}" if left else ""
    typer.echo(f"processed {len(ids) - len(dead) - left}, dead letters {len(dead)}{rest}")
    for letter in dead:
        say.print(printable(f"{letter.article_id}: {letter.reason}: {letter.message}"))
    return not left


def retry(
    article_id: Annotated[
        str | None, typer.Argument(help="Id of the dead letter's article.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Send all of them again.")] = False,
) -> None:
    """Send the articles of dead letters round again.

    Example: communique dead retry url-1f0c
    """
    if (article_id is None) == (not everything):
        raise typer.BadParameter("name one article, or say --all")
    producer = Producer()
    ids = [article_id] if article_id else []
    if everything:
        with EventStore() as store:
            # a scan may give one twice
            ids = list(dict.fromkeys(letter.article_id for letter in store.letters.all()))
    say = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    queued = 0
    for each in ids:
        try:
            producer.retry_dead(each)
            queued += 1
        except (
            ArticleConflictError,
            InvalidArticleError,
            StoreError,
        ) as error:  # its neighbours may do well
            say.print(printable(f"{each}: {error}"))
    typer.echo(f"queued {queued}")
    raise typer.Exit(0 if queued == len(ids) else 1)


def reprocess(
    article_ids: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of stored articles; by default the outdated ones."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All stored articles, as after a change of model.")
    ] = False,
    max_queued: Annotated[
        int | None, typer.Option(min=1, help="Wait while so many articles are under way.")
    ] = None,
) -> None:
    """Let a newer extractor read stored articles again; their events are superseded one article at a time.

    Upgrade the workers first: what an older one takes stays as it was, and counts as outdated still.

    Example: communique reprocess
    """
    if article_ids and everything:
        raise typer.BadParameter("name articles, or say --all")
    say = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    settings = ConnectionSettings()
    patience = Patience(
        max_queued=max_queued or settings.max_queued,
        notice=lambda words: say.print(printable(words)),
    )
    producer = Producer(settings=settings)
    if article_ids:
        report = producer.reprocess(article_ids, patience=patience)
    else:
        version = None if everything else __version__
        report = producer.reprocess_outdated(version, patience=patience)
    for refusal in report.refused:
        say.print(printable(str(refusal)))
    typer.echo(f"queued {report.queued}")
    raise typer.Exit(1 if report.refused else 0)
