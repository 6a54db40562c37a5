"""Files, folders and standard input as a stream of articles and refusals."""

from collections.abc import Callable, Iterable, Iterator
from threading import Event

from communique_producer.refusal import Refusal
from communique_producer.sources.field_map import read_map
from communique_producer.sources.fitting import Fitting
from communique_producer.sources.following import follow_lines
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Raw
from communique_producer.sources.opening import inputs
from communique_producer.sources.pages import Pages
from communique_producer.sources.paths import unreadable
from communique_producer.sources.placed import Placed
from communique_producer.sources.recognition import recognise
from communique_producer.sources.values import read_zone
from communique_schemas import DEFAULT_MAX_CHARACTERS, Article
from communique_schemas.errors import SourceError


def read_articles(
    paths: Iterable[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    kind: str | None = None,
    mapping: Iterable[str] = (),
    zone: str | None = None,
    pages: str | None = None,
    max_characters: int = DEFAULT_MAX_CHARACTERS,
    notice: Callable[[str], None] = lambda _: None,
) -> Iterator[Article | Refusal]:
    """Read articles from files, folders (recursively, hidden files left out) and `-`.

    Args:
        paths: files, folders of them, or `-` for standard input. Each is recognised by its content
            (see `recognition.py`).
        published: ISO 8601 day or time for records without one.
        outlet: `source` of records without one.
        kind: what all of it shall be read as, and not what it is recognised as: one of `kind_names()`.
        mapping: which of their fields are ours, as in `title=headline,published_at=date`.
        zone: time zone of times without one, such as Europe/Oslo.
        pages: folder of saved pages, for records that have an address and no text (see `pages.py`).
        max_characters: longest text accepted, in code points.
        notice: called with a sentence about what was passed over and is no fault.

    Returns:
        Articles, and a refusal for everything that is none; neither costs the others anything.

    Raises:
        SourceError: mapping, zone or pages are none.
    """
    placed = read_placed(
        paths,
        published=published,
        outlet=outlet,
        kind=kind,
        mapping=mapping,
        zone=zone,
        pages=pages,
        max_characters=max_characters,
        notice=notice,
    )
    return map(_article, placed)


def read_placed(
    paths: Iterable[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    kind: str | None = None,
    mapping: Iterable[str] = (),
    zone: str | None = None,
    pages: str | None = None,
    max_characters: int = DEFAULT_MAX_CHARACTERS,
    notice: Callable[[str], None] = lambda _: None,
) -> Iterator[Placed | Refusal]:
    """Read articles as `read_articles`, each with its file and line."""
    fitting = Fitting(
        mapping=read_map(mapping),
        zone=read_zone(zone),
        pages=Pages(pages) if pages else None,
        defaults={"published_at": published, "source": outlet},
        max_characters=max_characters,
    )
    return _read(paths, kind, fitting, notice)


def _article(item: Placed | Refusal) -> Article | Refusal:
    return item.article if isinstance(item, Placed) else item


def _read(
    paths: Iterable[str], kind: str | None, fitting: Fitting, notice: Callable[[str], None]
) -> Iterator[Placed | Refusal]:
    for path in paths:
        for given in inputs(path, forced=bool(kind), notice=notice):
            yield from _placed(given, kind, fitting) if isinstance(given, Input) else (given,)


def follow_articles(
    path: str,
    *,
    stop: Event,
    notice: Callable[[str], None] = lambda _: None,
    published: str | None = None,
    outlet: str | None = None,
    mapping: Iterable[str] = (),
    zone: str | None = None,
    pages: str | None = None,
    max_characters: int = DEFAULT_MAX_CHARACTERS,
) -> Iterator[list[Article | Refusal]]:
    """Read a growing file of JSON lines, each batch as it comes, until `stop` is set.

    Args:
        path: the file, which need not be there yet; it may be rotated.
        stop: ends it when it is set, once what was read is handed on.
        notice: called with a sentence when the file is waited for, replaced, cut short or left with half a
            line.
        published: as `read_articles` has it, and so the others.
        outlet: see there.
        mapping: see there.
        zone: see there.
        pages: see there.
        max_characters: see there.

    Raises:
        SourceError: mapping, zone or pages are none, or the path is no file that can be followed.
        OSError: the file cannot be read.
    """
    fitting = Fitting(
        mapping=read_map(mapping),
        zone=read_zone(zone),
        pages=Pages(pages) if pages else None,
        defaults={"published_at": published, "source": outlet},
        max_characters=max_characters,
    )
    batches = follow_lines(path, stop=stop, notice=notice)
    return (
        [_article(item) for raw in batch for item in _of_raw(path, raw, fitting)]
        for batch in batches
    )


def _of_raw(file: str, raw: Raw, fitting: Fitting) -> Iterator[Placed | Refusal]:
    if isinstance(raw, Refusal):
        yield raw
    else:
        yield from fitting.placed(file, *raw)


def _placed(given: Input, kind: str | None, fitting: Fitting) -> Iterator[Placed | Refusal]:
    """What an input holds; where it breaks, what was read before stays."""
    try:
        for raw in recognise(given, kind).read(given):
            yield from _of_raw(given.name, raw, fitting)
    except SourceError as error:
        yield Refusal(given.name, None, str(error))
    except OSError as error:
        yield unreadable(given.name, error)
