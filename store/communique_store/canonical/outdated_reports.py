"""Which reports are to be merged once more: those never merged, and those that another version merged.

Another version may have prepared a report otherwise, put it under other keys, or kept other indexes of its
event: whoever asks by those of this version would not find it.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from communique_merging import is_current
from communique_schemas.errors import InvalidEventError
from communique_store.codec import unpack_canonical
from communique_store.keys import Keys

_PAGE = 1000


class OutdatedReports:
    """The reports of a store that this version has not merged."""

    def __init__(self, client: Any, keys: Keys) -> None:
        """Use a connection to the store."""
        self._client = client
        self._keys = keys

    def pages(self) -> Iterator[list[str]]:
        """Their ids, some at a time; a report may come twice."""
        yield from filter(None, self._prepared_otherwise())
        yield from filter(None, self._indexed_otherwise())

    def _prepared_otherwise(self) -> Iterator[list[str]]:
        keys = self._keys
        scan = self._client.hscan_iter(keys.bodies, count=_PAGE, no_values=True)
        while page := list(islice(scan, _PAGE)):
            lists = self._client.hmget(keys.blocks, page)
            signatures = self._client.hmget(keys.signatures, page)
            yield [
                report.decode()
                for report, listed, signed in zip(page, lists, signatures, strict=True)
                if listed is None or signed is None or not is_current(signed)
            ]

    def _indexed_otherwise(self) -> Iterator[list[str]]:
        """The reports of events that stand in other indexes than this version gives them."""
        keys = self._keys.canonical
        scan = self._client.hscan_iter(keys.bodies, count=_PAGE)
        while page := list(islice(scan, _PAGE)):
            lists = self._client.hmget(keys.indexes, [name for name, _ in page])
            found = []
            for (_, body), listed in zip(page, lists, strict=True):
                try:
                    event = unpack_canonical(body)
                except InvalidEventError:
                    continue  # `check` tells of it
                if listed is None or keys.listed_in(listed) != keys.listed(event):
                    found += [report.id for report in event.reports]
            yield found
