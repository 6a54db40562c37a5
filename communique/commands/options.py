"""Options that all commands share which read articles: `push`, `extract` and `explain`."""

from typing import Annotated

import typer

from communique_producer.sources import kind_names


def _known(kind: str | None) -> str | None:
    if kind is not None and kind not in kind_names():
        raise typer.BadParameter(
            f"{kind!r} is no kind of source: use {', '.join(kind_names())} "
            "(the outlet of records without one is --outlet)"
        )
    return kind


Paths = Annotated[
    list[str],
    typer.Argument(help="Files, folders, or quoted patterns ('in/*.csv'); - is standard input."),
]
Published = Annotated[str | None, typer.Option(help="Day of publication of texts without one.")]
Outlet = Annotated[str | None, typer.Option(help="Outlet of records without one.")]
SourceKind = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="|".join(kind_names()),
        callback=_known,
        help="What to read all of it as; by default it is recognised.",
    ),
]
FieldMapping = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="OURS=THEIRS,…",
        help="Which fields or columns are ours, e.g. text=body,title=headline,published_at=date.",
    ),
]
Zone = Annotated[str | None, typer.Option(help="Time zone of times without one, e.g. Europe/Oslo.")]
Clean = Annotated[
    bool | None,
    typer.Option(
        "--clean/--no-clean",
        help="Whether texts are rid of damage and of lines of the page around them; by default those of "
        "pages and services are.",
    ),
]
AnyLanguage = Annotated[
    bool, typer.Option("--any-language", help="Take articles in that are not English, too.")
]
Pages = Annotated[
    str | None,
    typer.Option(
        metavar="FOLDER", help="Saved pages, for records with an address and without a text."
    ),
]
