"""Saved pages: the texts of records that hold only an address."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from communique_producer.refusal import Refusal
from communique_producer.sources.input import Input
from communique_producer.sources.opening import inputs
from communique_producer.sources.paths import name_of
from communique_producer.sources.recognition import recognise
from communique_schemas.errors import InvalidArticleError, SourceError

_ENDINGS = ("", ".html", ".htm", ".txt", ".json", ".html.gz")
_OWN = {"text", "published_at"}
"""What a page tells better than a list that names it."""


class Pages:
    """A folder of pages by their addresses.

    A page has the name that `wget -x` gives it (host/path, `index.html` for a folder), or is named by its
    address in percent-encoding, or by the SHA-256 of its address; `.html`, `.txt`, … may stand behind it.
    """

    def __init__(self, folder: str) -> None:
        """Read from that folder.

        Raises:
            SourceError: there is none.
        """
        self._folder = Path(folder)
        if not self._folder.is_dir():
            raise SourceError(f"--pages {folder}: there is no such folder")

    def complete(self, record: dict[str, Any], file: str) -> dict[str, Any]:  # noqa: ARG002
        """The record with the text of its saved page, and with what else the page tells that it does not.

        Raises:
            InvalidArticleError: there is no such page, or it cannot be read.
        """
        url = record.get("url")
        if not isinstance(url, str):
            raise InvalidArticleError("it has neither a text nor an address")
        path = next((path for path in self._paths(url) if self._is_inside(path)), None)
        if path is None:
            raise InvalidArticleError(f"no page of {url} is in {self._folder}")
        return completed(record, _read(path))

    def _paths(self, url: str) -> Iterator[Path]:
        for name in _names(url):
            if ".." not in PurePosixPath(name).parts:
                yield from (self._folder / f"{name}{ending}" for ending in _ENDINGS)

    def _is_inside(self, path: Path) -> bool:
        try:
            return path.is_file() and path.resolve().is_relative_to(self._folder.resolve())
        except (OSError, ValueError):  # too long for a name, or no name at all
            return False


def completed(record: dict[str, Any], page: dict[str, Any]) -> dict[str, Any]:
    """The record with what its page tells."""
    metadata = page.get("metadata") or {}
    others = record.get("metadata") or {}
    made = {**page, **{key: value for key, value in record.items() if key not in _OWN}}
    made |= {key: page.get(key) or record.get(key) for key in _OWN}
    return made | ({"metadata": {**metadata, **others}} if metadata or others else {})


def _names(url: str) -> Iterator[str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    query = f"?{parts.query}" if parts.query else ""
    for path in (parts.path, unquote(parts.path)):
        if parts.netloc and not path.endswith("/") and path:
            yield f"{parts.netloc}{path}{query}"
        if parts.netloc:
            yield f"{parts.netloc}{path.rstrip('/')}/index.html{query}"
    yield quote(url, safe="")
    yield sha256(url.encode(errors="surrogateescape")).hexdigest()


def _read(path: Path) -> dict[str, Any]:
    """The one record that a page holds."""
    name = name_of(path)
    records = []
    try:
        for given in inputs(name, forced=False):
            if not isinstance(given, Input):
                raise InvalidArticleError(f"its page {given}")
            for raw in recognise(given).read(given):
                if isinstance(raw, Refusal):
                    raise InvalidArticleError(f"its page {raw}")
                records.append(raw[1])
    except (SourceError, OSError) as error:
        raise InvalidArticleError(f"its page {name}: {error}") from error
    if len(records) != 1 or not isinstance(records[0], dict):
        raise InvalidArticleError(f"its page {name}: it holds {len(records)} records, and not one")
    return records[0]
