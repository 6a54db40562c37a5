"""Events as bytes: JSON, compressed with a dictionary of what all events have in common.

An event is small, and most of it are names of fields; a dictionary that is known beforehand (RFC 1950)
takes a third off what plain zlib leaves. The dictionary is part of the format: it must not change. What
was packed without it is read, too.
"""

import zlib
from functools import cache
from importlib.resources import files

from communique_schemas import Event, parse_event

_LEVEL = 6


@cache
def _dictionary() -> bytes:
    return files("communique_store").joinpath("event_dictionary.txt").read_bytes()


def pack(event: Event) -> bytes:
    """The event as compressed JSON."""
    packer = zlib.compressobj(_LEVEL, zdict=_dictionary())
    return packer.compress(event.model_dump_json().encode()) + packer.flush()


def unpack(packed: bytes) -> Event:
    """The event again.

    Raises:
        InvalidEventError: it was written by another version of the contract.
    """
    return parse_event(zlib.decompressobj(zdict=_dictionary()).decompress(packed))
