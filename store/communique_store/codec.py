"""Articles and events as bytes: JSON, compressed by Zstandard (RFC 8878).

An event is small, and most of it are names of fields; a dictionary that is known beforehand takes a
third off what is left without one. The dictionary is part of the format: it must not change.
"""

import json
import threading
from importlib.resources import files
from typing import Any

import zstandard
from pydantic import TypeAdapter, ValidationError

from communique_schemas import Article, CanonicalEvent, Event, parse_event
from communique_schemas.article import describe
from communique_schemas.errors import InvalidArticleError, InvalidEventError
from communique_schemas.event import EVENT_ADAPTER

_ARTICLE_JSON = TypeAdapter(Article).serializer.to_json

_CANONICAL_JSON = TypeAdapter(CanonicalEvent).serializer.to_json

_COPY = {"copy_of"}

_UNDER_WAY_LEVEL = -2
"""Quick, because it is the producer's time; 40 % larger, but only until the article is stored."""
_ARTICLE_LEVEL = 1
"""Higher levels save hardly any space."""
_EVENT_LEVEL = 5
"""Higher levels take 1 % off at most, for twice the time."""


class _Codec(threading.local):
    """The compressors of one thread; they may not be shared with another."""

    def __init__(self) -> None:
        content = files("communique_store").joinpath("event_dictionary.txt").read_bytes()
        known = zstandard.ZstdCompressionDict(content, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
        self.under_way_in = zstandard.ZstdCompressor(_UNDER_WAY_LEVEL)
        self.article_in = zstandard.ZstdCompressor(_ARTICLE_LEVEL)
        self.event_in = zstandard.ZstdCompressor(_EVENT_LEVEL, dict_data=known)
        self.article_out = zstandard.ZstdDecompressor()
        self.event_out = zstandard.ZstdDecompressor(dict_data=known)


_codec = _Codec()


def pack_article(article: Article, *, under_way: bool = False) -> bytes:
    """The article as compressed JSON; for the time that it is under way, packed in haste."""
    compressor = _codec.under_way_in if under_way else _codec.article_in
    left_out = None if article.copy_of else _COPY  # which workers of versions before do not know
    return compressor.compress(_ARTICLE_JSON(article, exclude=left_out))


def unpack_article(packed: bytes) -> Article:
    """The article again; it was checked when it came in, perhaps under another limit.

    Raises:
        InvalidArticleError: it was written by another version of the contract, or is damaged.
    """
    try:
        record = _codec.article_out.decompress(packed)
        return Article.model_validate_json(record, context={"max_characters": float("inf")})
    except zstandard.ZstdError as error:
        raise InvalidArticleError(f"not what an article is packed as: {error}") from error
    except ValidationError as error:
        raise InvalidArticleError(f"no article of this contract: {describe(error)}") from error


def pack_event(event: Event) -> bytes:
    """The event as compressed JSON."""
    return pack_event_json(event_json(event))


def pack_event_json(content: bytes) -> bytes:
    """The JSON of an event, compressed."""
    return _codec.event_in.compress(content)


def event_json(event: Event) -> bytes:
    """The event as the stream holds it: JSON as the contract has it, for readers in any language."""
    return EVENT_ADAPTER.dump_json(event)


def canonical_json(event: CanonicalEvent) -> bytes:
    """A canonical event as JSON; what is empty of it is left out."""
    return _CANONICAL_JSON(event, exclude_defaults=True)


def unpack_canonical(packed: bytes) -> CanonicalEvent:
    """The canonical event again.

    Raises:
        InvalidEventError: it was written by another version of the contract, or is damaged.
    """
    try:
        return CanonicalEvent.model_validate_json(_unpacked(packed))
    except ValidationError as error:
        raise InvalidEventError(
            f"no canonical event of this contract: {describe(error)}"
        ) from error


def json_of_packed(packed: bytes) -> tuple[str, bytes]:
    """Type and JSON of an event that is stored, for the stream to say that it is retracted.

    What another version of the contract wrote stays as it is written; of what is damaged nothing is told.
    """
    try:
        event = unpack_event(packed)
    except InvalidEventError:
        return "event", _unreadable(packed)
    return event.type, event_json(event)


def unpack_event(packed: bytes) -> Event:
    """The event again.

    Raises:
        InvalidEventError: it was written by another version of the contract, or is damaged.
    """
    return parse_event(_unpacked(packed))


def _unreadable(packed: bytes) -> bytes:
    try:
        return _unpacked(packed)
    except InvalidEventError:
        return b"null"


def read_unchecked(packed: bytes) -> dict[str, Any]:
    """What the JSON of an event says, eight times quicker than the event: for who reads all of them.

    Raises:
        InvalidEventError: it is damaged.
    """
    try:
        return dict(json.loads(_unpacked(packed)))
    except (ValueError, TypeError) as error:
        raise InvalidEventError(f"no event of this contract: {error}") from error


def article_of_event(packed: bytes) -> str | None:
    """The id of the article that an event was read from, quicker than all of it; None if it is damaged."""
    try:
        return str(read_unchecked(packed)["article"]["id"])
    except (InvalidEventError, LookupError, TypeError):
        return None


def _unpacked(packed: bytes) -> bytes:
    try:
        return _codec.event_out.decompress(packed)
    except zstandard.ZstdError as error:
        raise InvalidEventError(f"not what an event is packed as: {error}") from error
