"""Files, folders and standard input as a stream of articles and refusals."""

from collections.abc import Callable, Iterable, Iterator
from threading import Event
from typing import TypedDict, Unpack

from communique_producer.cleaning import require_cleaning
from communique_producer.refusal import Refusal
from communique_producer.sources.address_memory import AddressMemory
from communique_producer.sources.fetching import Fetcher, is_address
from communique_producer.sources.field_map import read_map
from communique_producer.sources.fitting import Fitting
from communique_producer.sources.following import follow_lines
from communique_producer.sources.input import Input
from communique_producer.sources.json_lines import JSON_LINES
from communique_producer.sources.kind import Kind, Raw
from communique_producer.sources.linked_pages import LinkedPages
from communique_producer.sources.opening import inputs
from communique_producer.sources.pages import Pages
from communique_producer.sources.paths import unreadable
from communique_producer.sources.placed import Placed
from communique_producer.sources.polling import Rounds
from communique_producer.sources.recognition import recognise
from communique_producer.sources.tally import Tally
from communique_producer.sources.values import read_zone
from communique_schemas import DEFAULT_MAX_CHARACTERS, Article
from communique_schemas.errors import SourceError


class Said(TypedDict, total=False):
    """What may be said of the articles that are read."""

    published: str | None
    """ISO 8601 day or time for records without one."""
    outlet: str | None
    """`source` of records without one."""
    mapping: Iterable[str]
    """Which of their fields are ours, as in `title=headline,published_at=date`."""
    zone: str | None
    """Time zone of times without one, such as Europe/Oslo."""
    pages: str | None
    """Folder of saved pages, for records that have an address and no text (see `pages.py`)."""
    linked_pages: bool
    """Fetch those pages from the web instead."""
    summaries: bool
    """Take the summary of a feed's item that has no whole text."""
    max_characters: int
    """Longest text accepted, in code points."""
    clean: bool | None
    """Whether texts are cleaned (see `cleaning/`); by default those are that come from pages and services."""
    any_language: bool
    """Whether articles are taken in that are not English; else they are refused."""
    tally: Tally
    """Is added to, for whoever wants to know what was done."""


def read_articles(
    paths: Iterable[str],
    *,
    kind: str | None = None,
    notice: Callable[[str], None] = lambda _: None,
    **said: Unpack[Said],
) -> Iterator[Article | Refusal]:
    """Read articles from files, folders (recursively, hidden files left out), addresses of the web and `-`.

    Args:
        paths: files, folders of them, addresses, or `-` for standard input. Each is recognised by its content
            (see `recognition.py`).
        kind: what all of it shall be read as, and not what it is recognised as: one of `kind_names()`.
        notice: called with a sentence about what was passed over and is no fault.
        **said: what is said of the articles, see `Said`.

    Returns:
        Articles, and a refusal for everything that is none; neither costs the others anything.

    Raises:
        SourceError: mapping, zone or pages are none, or what is asked for is not installed.
    """
    return map(_article, read_placed(paths, kind=kind, notice=notice, **said))


def read_placed(
    paths: Iterable[str],
    *,
    kind: str | None = None,
    notice: Callable[[str], None] = lambda _: None,
    **said: Unpack[Said],
) -> Iterator[Placed | Refusal]:
    """Read articles as `read_articles`, each with its file and line."""
    return _read(paths, kind, fitting_of(said), notice)


def fitting_of(said: Said, fetcher: Fetcher | None = None) -> Fitting:
    """How records become articles by what was said; what is fetched, the fetcher fetches.

    Raises:
        SourceError: as `read_articles`.
    """
    folder, is_linked, clean = said.get("pages"), said.get("linked_pages"), said.get("clean")
    if folder and is_linked:
        raise SourceError(
            "pages are either saved (--pages) or fetched (--linked-pages): say one of them"
        )
    if clean:
        require_cleaning()
    linked = LinkedPages(fetcher or Fetcher()) if is_linked else None
    return Fitting(
        mapping=read_map(said.get("mapping", ())),
        zone=read_zone(said.get("zone")),
        pages=Pages(folder) if folder else linked,
        takes_summaries=said.get("summaries", False),
        defaults={"published_at": said.get("published"), "source": said.get("outlet")},
        max_characters=said.get("max_characters", DEFAULT_MAX_CHARACTERS),
        clean=clean,
        any_language=said.get("any_language", False),
        tally=said.get("tally", Tally()),
    )


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
    **said: Unpack[Said],
) -> Iterator[list[Article | Refusal]]:
    """Read a growing file of JSON lines, each batch as it comes, until `stop` is set.

    Args:
        path: the file, which need not be there yet; it may be rotated.
        stop: ends it when it is set, once what was read is handed on.
        notice: called with a sentence when the file is waited for, replaced, cut short or left with half a
            line.
        **said: what is said of the articles, see `Said`.

    Raises:
        SourceError: as `read_articles`, or the path is no file that can be followed.
        OSError: the file cannot be read.
    """
    fitting = fitting_of(said, Fetcher(stop))
    batches = follow_lines(path, stop=stop, notice=notice)
    return (
        [_article(item) for raw in batch for item in _of_raw(path, raw, fitting, JSON_LINES)]
        for batch in batches
    )


def poll_articles(
    urls: list[str],
    *,
    every: float | None,
    stop: Event,
    state: str | None = None,
    forget: bool = False,
    kind: str | None = None,
    notice: Callable[[str], None] = lambda _: None,
    **said: Unpack[Said],
) -> Iterator[list[Article | Refusal]]:
    """Read what is new at addresses of the web, in rounds, until `stop` is set.

    Args:
        urls: their addresses: of feeds, or of anything that is read here.
        every: seconds from one round to the next; None ends after the first.
        stop: ends it when it is set, once what was read is handed on.
        state: file in which it is remembered between runs what was there already.
        forget: begin without what that file tells.
        kind: see `read_articles`.
        notice: called with a sentence when an address cannot be reached, answers again, or was read with
            difficulty.
        **said: what is said of the articles, see `Said`.

    Raises:
        SourceError: mapping, zone, pages or state are none, or something is no address.
    """
    for url in urls:
        if not is_address(url):
            raise SourceError(
                f"{url}: no address of the web, which begins with https:// or http://"
            )
    fetcher = Fetcher(stop)
    rounds = Rounds(
        urls,
        every,
        kind=kind,
        fitting=fitting_of(said, fetcher),
        memory=AddressMemory(state, forget=forget),
        fetcher=fetcher,
        stop=stop,
        notice=notice,
    )
    return ([_article(item) for item in batch] for batch in rounds.batches())


def _of_raw(file: str, raw: Raw, fitting: Fitting, kind: Kind) -> Iterator[Placed | Refusal]:
    if isinstance(raw, Refusal):
        yield raw
    else:
        yield from fitting.placed(file, *raw, is_of_web=kind.is_of_web)


def _placed(given: Input, kind: str | None, fitting: Fitting) -> Iterator[Placed | Refusal]:
    """What an input holds; where it breaks, what was read before stays."""
    try:
        recognised = recognise(given, kind)
        for raw in recognised.read(given):
            yield from _of_raw(given.name, raw, fitting, recognised)
    except SourceError as error:
        yield Refusal(given.name, None, str(error))
    except OSError as error:
        yield unreadable(given.name, error)
