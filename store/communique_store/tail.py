"""Reading a stream by the ids of its entries, without a group: for who keeps their place themselves."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Generic

from communique_schemas.errors import InvalidEventError
from communique_store.batch import E
from communique_store.connection.connecting import reporting
from communique_store.entries import Read

_BEGINNING = b"0-0"


class Tail(Generic[E]):
    """What comes into a stream behind a place; it holds back no trimming, and nobody else's reading."""

    def __init__(self, client: Any, name: str, url: str, read: Read[E]) -> None:
        """Begin behind what the stream holds by now.

        Args:
            client: the connection.
            name: the stream's key.
            url: told where the connection fails.
            read: makes of an entry what it says.
        """
        self._client = client
        self._stream = name
        self._url = url
        self._read = read
        with reporting(self._url):
            facts = self._facts()
        self._place = bytes(facts.get(b"last-generated-id", _BEGINNING))

    def news(self, count: int) -> list[E] | None:
        """The next entries, at most so many; what others wrote into the stream is left out.

        None says that entries may have been trimmed before they were read, or that this is another stream
        now. Who wants to be whole begins another tail then, and reads all anew.
        """
        with reporting(self._url):
            facts = self._facts()
            if self._is_broken(facts):
                return None
            found = self._client.xrange(self._stream, b"(" + self._place, count=count)
        entries = []
        for entry_id, fields in found:
            self._place = entry_id
            with suppress(InvalidEventError):
                entries.append(self._read(entry_id, fields, self._stream))
        return entries

    def _facts(self) -> Mapping[bytes, Any]:
        if not self._client.exists(self._stream):
            return {}
        answer: Mapping[Any, Any] = self._client.xinfo_stream(self._stream)
        return {
            key if isinstance(key, bytes) else key.encode(): told for key, told in answer.items()
        }

    def _is_broken(self, facts: Mapping[bytes, Any]) -> bool:
        if _order(facts.get(b"last-generated-id", _BEGINNING)) < _order(self._place):
            return True
        if self._place == _BEGINNING:
            return bool(facts) and facts[b"entries-added"] > facts[b"length"]
        first = facts.get(b"first-entry")
        begins_later = first is None or _order(first[0]) > _order(self._place)
        was_last = facts.get(b"last-generated-id") == self._place
        return begins_later and not was_last


def _order(entry_id: bytes) -> tuple[int, int]:
    moment, _, number = entry_id.partition(b"-")
    return int(moment), int(number)
