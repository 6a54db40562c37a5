"""`communique demo`: the whole way of the sample articles, on a server of its own."""

import os
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

from communique.commands.up import running
from communique.terminal.consoles import messages, output
from communique.terminal.event_tables import events_table
from communique_producer.producer import Producer
from communique_producer.sources import Refusal, read_articles
from communique_schemas import Article
from communique_schemas.printable import printable_json
from communique_store import ConnectionSettings, EventStore
from communique_store.connection.embedded import discover

_PUBLISHED = "2024-05-14"
_LOOK_SECONDS = 0.2


def demo() -> None:
    """Push the sample articles through a server and a worker of its own, and print their events.

    Example: communique demo
    """
    for variable in ("COMMUNIQUE_STORE_URL", "COMMUNIQUE_BROKER_URL"):
        os.environ.pop(variable, None)
    say = messages()
    with tempfile.TemporaryDirectory(prefix="communique-demo-") as folder:
        settings = ConnectionSettings(data_dir=Path(folder))
        say.print("starting a server and a worker …")
        with running(settings, concurrency=1) as parts:
            url = discover(settings.data_dir)
            articles = samples()
            report = (producer := Producer(url, url, settings=settings)).push(articles)
            say.print(f"pushed {report.queued} articles; waiting for their events …")
            while not producer.wait([article.id for article in articles], timeout=_LOOK_SECONDS):
                for part in parts:
                    part.tend(say.print)
            with EventStore(url, settings=settings) as store:
                events = list(store.query(limit=None))
        output().print(events_table(events))
        for event in events:
            sys.stdout.write(printable_json(event.model_dump_json()) + "\n")
    say.print("server and worker are stopped")


def samples() -> list[Article]:
    """The articles that come along."""
    with as_file(files("communique").joinpath("samples")) as folder:
        read = list(read_articles([str(folder)], published=_PUBLISHED))
    refused = [str(item) for item in read if isinstance(item, Refusal)]
    if refused:
        raise RuntimeError("\n".join(refused))
    return [item for item in read if isinstance(item, Article)]
