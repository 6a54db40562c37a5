"""`communique reprocess`: lets a newer extractor read stored articles again."""

from typing import Annotated

import typer

from communique.terminal.consoles import messages
from communique_producer.patience import Patience
from communique_producer.producer import Producer
from communique_schemas.printable import printable
from communique_schemas.version import __version__
from communique_store import ConnectionSettings


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
    say = messages()
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
