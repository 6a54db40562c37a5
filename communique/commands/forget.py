"""The command `forget`."""

from typing import Annotated

import typer

from communique_schemas.printable import printable
from communique_store.event_store import EventStore
from communique_worker.merging import merge_left


def forget(
    article_ids: Annotated[list[str], typer.Argument(metavar="ARTICLE", help="Ids of articles.")],
    everywhere: Annotated[
        bool,
        typer.Option(
            "--everywhere",
            help="Take what was said of their events out of the stream, too: followers read it no more.",
        ),
    ] = False,
) -> None:
    """Take articles out for good, with their events, dead letters and what is under way.

    The stream says that their events were retracted, or with --everywhere nothing of them at all.

    Example: communique forget url-1f0c --everywhere
    """
    with EventStore() as store:
        report = store.forget(article_ids, everywhere=everywhere)
        merge_left(store, at_once=True)  # the other reports of their events come together anew
    for article_id in report.unknown:
        typer.echo(f"the store holds nothing of article {printable(repr(article_id))}", err=True)
    typer.echo(
        f"forgot {len(report.forgotten)} articles, {report.events} events, {report.letters} dead letters, "
        f"{report.entries} stream entries"
    )
    raise typer.Exit(1 if report.unknown else 0)
