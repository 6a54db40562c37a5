"""Options that several commands share; most are of those that read articles."""

from typing import Annotated

import typer

from communique_producer.sources import kind_names

_SECONDS = {"s": 1, "m": 60, "h": 3600}
_LONGEST_SECONDS = 7 * 24 * 3600


def _known(kind: str | None) -> str | None:
    if kind is not None and kind not in kind_names():
        raise typer.BadParameter(
            f"{kind!r} is no kind of source: use {', '.join(kind_names())} "
            "(the outlet of records without one is --outlet)"
        )
    return kind


def seconds(told: str) -> float:
    """A number of seconds, as 30s, 5m, 1h or a number alone tell it.

    Raises:
        typer.BadParameter: it is none, or shorter than a second.
    """
    number, unit = (told[:-1], told[-1]) if told[-1:] in _SECONDS else (told, "s")
    try:
        made = float(number) * _SECONDS[unit]
    except ValueError:
        made = 0.0
    if not 1 <= made <= _LONGEST_SECONDS:
        raise typer.BadParameter(
            f"{told!r} is no time from a second to a week, such as 30s, 5m or 1h"
        )
    return made


Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, quoted patterns ('in/*.csv'), https:// addresses; - is standard input."
    ),
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
LinkedPages = Annotated[
    bool,
    typer.Option(
        "--linked-pages",
        help="Fetch the pages of records with an address and without a text, as feeds have them.",
    ),
]
Summaries = Annotated[
    bool,
    typer.Option("--summaries", help="Read a feed's summaries where it has not the whole texts."),
]
Refused = Annotated[
    str | None,
    typer.Option(
        "--refused",
        metavar="FILE",
        help="Add all that is refused to a file of JSON lines: source, line, reason.",
    ),
]
MetricsPort = Annotated[
    int | None,
    typer.Option(min=1, max=65_535, help="Serve /metrics, /healthz and /readyz on this port."),
]
Consumer = Annotated[
    str | None,
    typer.Option(help="Name within the group, to come back under; else one of its own."),
]
GroupStart = Annotated[
    str,
    typer.Option("--from", help="Where a new group starts: 0, $, an entry id, a day or a time."),
]
