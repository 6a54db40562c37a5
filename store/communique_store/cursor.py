"""Cursors: places in the order in which queries give events, as text to keep and to come back with."""

import zlib
from base64 import b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Self

from communique_schemas import Event
from communique_schemas.errors import PositionError
from communique_store.scores import score

_FORMAT = b"\x01"
"""Raised when scores change their meaning, so that an old cursor is refused and not misread."""
_SUM_BYTES = 4
_SCORE_BYTES = 7
_HEAD = len(_FORMAT) + _SUM_BYTES


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place behind one event, told by the event's score and id.

    Scores and ids put all events of a store into one order, whatever a query filters, and say where the
    place is even when the event is gone. So what is written meanwhile moves no place.
    """

    score: int
    event_id: str

    @classmethod
    def behind(cls, event: Event) -> Self:
        """The place behind an event."""
        return cls(score(event), event.id)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of a cursor.

        Raises:
            PositionError: it is none, a part of one, or of another version.
        """
        try:
            whole = b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
            told = whole[_HEAD:]
            place = cls(int.from_bytes(told[:_SCORE_BYTES]), told[_SCORE_BYTES:].decode())
        except ValueError:
            place = None
        if place is None or str(place) != text:  # cut, or of another version
            raise PositionError(
                f"{text!r} is no cursor: give one as a query of this version told it, whole"
            )
        return place

    def __str__(self) -> str:
        told = self.score.to_bytes(_SCORE_BYTES) + self.event_id.encode()
        return urlsafe_b64encode(_FORMAT + _checksum(told) + told).decode().rstrip("=")


def _checksum(told: bytes) -> bytes:
    return zlib.crc32(told).to_bytes(_SUM_BYTES)
