"""Where reports that may be of one event are found: sorted sets by what they have in common, by day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import redis

from communique_merging import Blocks
from communique_store.keys import Keys
from communique_store.scripts.loading import script

_SHORT = 8
"""So many days on which a report may have been are few; those of more stand in sets of their own."""


@dataclass(frozen=True, slots=True)
class BlockEntry:
    """The blocks of a report with its days as proleptic ordinals."""

    keys: tuple[str, ...]
    first: int
    last: int

    @classmethod
    def of(cls, blocks: Blocks) -> Self:
        """From what the merging says."""
        return cls(blocks.keys, blocks.first.toordinal(), blocks.last.toordinal())

    @property
    def is_long(self) -> bool:
        """Whether it stands among those of long times."""
        return self.last - self.first > _SHORT

    def sets(self) -> list[str]:
        """The sets in which it stands, without their prefix."""
        return [_set(key, long=self.is_long) for key in self.keys]


def _set(key: str, *, long: bool) -> str:
    return f"{key}~" if long else key


class BlockIndex:
    """The blocks of all reports."""

    def __init__(self, client: redis.Redis, keys: Keys) -> None:
        self._client: Any = client
        self._keys = keys
        self._script = self._client.register_script(script("enter.lua"))

    def enter(self, found: Mapping[str, BlockEntry]) -> None:
        """Put reports into their blocks, and out of those in which they stood before.

        What is stored no more is left out. From then on others find them: whoever of two enters later
        finds the other one.
        """
        pipeline = self._client.pipeline(transaction=False)
        for report, entry in found.items():
            self._script(
                keys=[self._keys.bodies, self._keys.blocks],
                args=[self._keys.block_prefix, report, entry.first, *entry.sets()],
                client=pipeline,
            )
        pipeline.execute()

    def candidates(self, found: Iterable[BlockEntry]) -> set[str]:
        """Ids of the reports that share a key with one of these, at a time that may be the same."""
        pipeline = self._client.pipeline(transaction=False)
        for entry in found:
            for key in entry.keys:
                name = self._keys.block_prefix + key
                pipeline.zrangebyscore(name, entry.first - _SHORT, entry.last)
                pipeline.zrangebyscore(_set(name, long=True), "-inf", entry.last)
        return {report.decode() for answer in pipeline.execute() for report in answer}
