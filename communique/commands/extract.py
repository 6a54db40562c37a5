"""`communique extract`: events without a queue."""

import os
import sys
from collections.abc import Iterable
from typing import Annotated, Literal

import typer

from communique.commands.isolation import Reader, read_each
from communique.commands.options import (
    AnyLanguage,
    Clean,
    FieldMapping,
    LinkedPages,
    Outlet,
    Pages,
    Paths,
    Published,
    Refused,
    SourceKind,
    Summaries,
    Zone,
)
from communique.commands.readable import readable, tell, tell_tally
from communique.commands.refusals import Refusals
from communique.terminal.consoles import output as terminal
from communique.terminal.event_tables import events_table
from communique_producer.sources import Tally, read_placed
from communique_schemas import Event, ExtractionResult
from communique_schemas.printable import printable_json
from communique_worker.extra import require_worker_extra
from communique_worker.threads import multiply_in_one_thread


def extract(
    paths: Paths,
    output: Annotated[Literal["jsonl", "table"], typer.Option("--format")] = "jsonl",
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
    refusals: Refused = None,
) -> None:
    """Extract events in this process, without a queue.

    Example: communique extract article.txt --published 2022-05-31 --format table
    """
    require_worker_extra()
    multiply_in_one_thread()
    refused = Refusals(refusals)
    tally = Tally()
    read = read_placed(
        paths,
        published=published,
        outlet=outlet,
        kind=source,
        mapping=mapping or (),
        zone=zone,
        pages=pages,
        linked_pages=linked_pages,
        summaries=summaries,
        notice=tell,
        clean=clean,
        any_language=any_language,
        tally=tally,
    )
    results = readable(read_each(_extractor, readable(read, refused)), refused)
    events = (event for result in results for event in result.events)
    _print(events, output)
    refused.end()
    tell_tally(tally)
    raise typer.Exit(1 if refused.count else 0)


def _extractor() -> Reader[ExtractionResult]:
    from communique_extraction.extractor import Extractor

    return Extractor().pipe


def _print(events: Iterable[Event], output: str) -> None:
    if output == "jsonl":
        for event in events:
            sys.stdout.write(printable_json(event.model_dump_json()) + os.linesep)
            sys.stdout.flush()
        return
    terminal().print(events_table(list(events)))
