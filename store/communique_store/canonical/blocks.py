"""Where reports that may be of one event are found: sorted sets by what they have in common, by day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import redis

from communique_merging import Report, sign
from communique_merging.blocking import block
from communique_store.keys import Keys
from communique_store.scripts.loading import script

_LENGTHS = {"8": "", "64": "~", "512": "~~", "2048": "~~~", "inf": "~~~~"}
"""The most days of each length of the time in which a report may have been, with the ending of its sets.

Who looks for a day looks so far back in each, and no farther."""


@dataclass(frozen=True, slots=True)
class BlockEntry:
    """Where a report stands, whom it seeks, its days as proleptic ordinals, and its signature."""

    keys: tuple[str, ...]
    sought: tuple[str, ...]
    first: int
    last: int
    signature: bytes

    @classmethod
    def of(cls, report: Report) -> Self:
        """From what the merging says."""
        blocks = block(report)
        return cls(blocks.keys, blocks.sought, *report.days.ends, sign(report))

    def sets(self) -> list[str]:
        """The sets in which it stands, without their prefix."""
        days = self.last - self.first
        ending = next(ending for most, ending in _LENGTHS.items() if days <= float(most))
        return [f"{key}{ending}" for key in self.keys]


class BlockIndex:
    """The blocks and the signatures of all reports."""

    def __init__(self, client: redis.Redis, keys: Keys) -> None:
        self._client: Any = client
        self._keys = keys
        self._enter = self._client.register_script(script("enter.lua"))
        self._candidates = self._client.register_script(script("candidates.lua"))

    def enter(self, found: Mapping[str, BlockEntry]) -> None:
        """Put reports into their blocks, and out of those in which they stood before.

        What is stored no more is left out. From then on others find them: whoever of two enters later
        finds the other one.
        """
        pipeline = self._client.pipeline(transaction=False)
        for report, entry in found.items():
            self._enter(
                keys=[self._keys.bodies, self._keys.blocks, self._keys.signatures],
                args=[self._keys.block_prefix, report, entry.first, entry.signature, *entry.sets()],
                client=pipeline,
            )
        pipeline.execute()

    def candidates(self, found: Mapping[str, BlockEntry]) -> dict[str, set[str]]:
        """For each report the ids of those that it seeks, at a time that may be the same, itself perhaps."""
        lengths = [part for each in _LENGTHS.items() for part in each]
        pipeline = self._client.pipeline(transaction=False)
        for entry in found.values():
            self._candidates(
                keys=[self._keys.blocks],
                args=[self._keys.block_prefix, entry.first, entry.last, len(_LENGTHS), *lengths,
                      *entry.sought],
                client=pipeline,
            )  # fmt: skip
        return {
            report: {each.decode() for each in answer}
            for report, answer in zip(found, pipeline.execute(), strict=True)
        }
