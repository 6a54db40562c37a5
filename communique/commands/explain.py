"""`communique explain`: how the events of articles came about."""

from typing import TYPE_CHECKING

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
from communique.terminal.consoles import output
from communique_producer.sources import Tally, read_placed
from communique_schemas import Article
from communique_worker.extra import require_worker_extra
from communique_worker.threads import multiply_in_one_thread

if TYPE_CHECKING:
    from communique_extraction.pipeline import Trace


def explain(
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
    refusals: Refused = None,
) -> None:
    """Show how the events of articles came about: the words, and what each stage made of them.

    Example: communique explain article.txt --published 2022-05-31
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
    articles = readable(read, refused)
    for article, trace in readable(read_each(_tracer, articles, 1), refused):
        _print(article, trace)
    refused.end()
    tell_tally(tally)
    raise typer.Exit(1 if refused.count else 0)


def _tracer() -> "Reader[tuple[Article, Trace]]":
    from communique_extraction.extractor import Extractor

    extractor = Extractor()
    return lambda articles: [(article, extractor.trace(article)) for article in articles]


def _print(article: Article, trace: "Trace") -> None:
    from communique.terminal.explanations import explain_events, heading, legend

    console = output()
    console.rule(heading(article), align="left")
    if not trace.events:
        console.print("no event", markup=False)
        return
    console.print(legend())
    for panel in explain_events(article, trace):
        console.print(panel)
