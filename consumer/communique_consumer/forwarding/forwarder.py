"""Hands batches of a stream to a target: what it has is acknowledged, what it refuses is kept in a file.

A target that fails may be ill, or ill of one event. Where it goes on failing, its batch is offered entry by
entry, and those over which it fails are passed over for a while: they come again by the claim's delay, as all
that is not acknowledged. One over which it fails again and again, and takes others in between, is refused.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic

from communique_consumer.forwarding.patience import Patience
from communique_consumer.forwarding.reading import E, Reading
from communique_consumer.forwarding.rejected import RejectedFile
from communique_consumer.forwarding.target import R, Target
from communique_schemas.errors import FailingError, InvalidEventError, RefusedError
from communique_store.batch import Batch, Entry, UnreadableEntry
from communique_store.telemetry.metrics import ENTRIES_FORWARDED

_RENEW_SECONDS = 10.0
"""How often a batch that waits for its target is said to be held still."""

_FAILURES = 5
"""So often a batch is offered to a target that fails, with growing pauses, before its entries are alone."""
_ILL = 3
"""So many entries fail alone while none is taken: the target is ill, and not of them."""

_COMES_AGAIN = 2
"""So often an entry over which the target fails is passed over."""


@dataclass(slots=True)
class Delivered:
    """What became of the entries so far."""

    added: int = 0
    retracted: int = 0
    rejected: int = 0
    left_out: int = 0

    @property
    def total(self) -> int:
        """All that were dealt with."""
        return self.taken + self.rejected + self.left_out

    @property
    def taken(self) -> int:
        """All that the target has."""
        return self.added + self.retracted


class Forwarder(Generic[E, R]):
    """Delivers to one target; no event stops another one, and a target that is away stops none but waits."""

    def __init__(
        self,
        target: Target[R],
        rejected: RejectedFile,
        *,
        read: Reading[E, R],
        patience: float | None,
        tell: Callable[[str], object],
        pause: Callable[[float], None],
    ) -> None:
        """Deliver to `target`.

        Args:
            target: where to.
            rejected: where what it refuses goes.
            read: what entries bring to the target; what brings nothing is left out.
            patience: seconds for which one batch waits for a target that is away; None waits for ever.
            tell: is told of each wait, and of each event that is refused.
            pause: lets so many seconds pass.
        """
        self._target = target
        self._rejected = rejected
        self._read = read
        self._patience = Patience(patience, tell)
        self._tell = tell
        self._pause = pause
        self.delivered = Delivered()
        self._suspected: dict[str, tuple[int, int]] = {}
        """How often an entry failed, once where no other was taken in between, and how many were by then."""

    @property
    def passed_over(self) -> int:
        """Entries over which the target failed, and which come again."""
        return len(self._suspected)

    def prepare(self) -> None:
        """Make the target ready.

        Raises:
            TargetAwayError: it was away for longer than patience lasts.
            TargetError: it never will be.
        """
        self._patience.until_done(self._target.prepare, self._pause, _FAILURES)

    def deliver(self, batch: Batch[E]) -> None:
        """Deliver a batch, and acknowledge what the target has, and what is kept as refused.

        Raises:
            TargetAwayError: the target was away for longer than patience lasts.
            ExportError: what it refuses cannot be kept.
        """
        readable = list[E]()
        for entry in batch.entries:
            if isinstance(entry, UnreadableEntry):
                self._reject(batch, entry, entry.reason)
            else:
                readable.append(entry)
        fitting, others = list[R](), list[E]()
        for entry, record in zip(readable, self._read(readable), strict=True):
            if record is None:
                others.append(entry)
            elif isinstance(record, InvalidEventError):
                self._reject(batch, entry, str(record))
            else:
                fitting.append(record)
        if others:
            batch.acknowledge(others)
            self.delivered.left_out += len(others)
        if fitting:
            self._offer(batch, fitting)

    def _offer(self, batch: Batch[E], records: Sequence[R]) -> None:
        """Offer records together, and where one of them is refused, halves of them."""
        try:
            self._deliver(batch, records, _FAILURES)
        except RefusedError as error:
            if len(records) == 1:
                self._reject(batch, records[0], str(error))
                return
            half = len(records) // 2
            self._offer(batch, records[:half])
            self._offer(batch, records[half:])
        except FailingError:
            self._offer_each(batch, records)

    def _offer_each(self, batch: Batch[E], records: Sequence[R]) -> None:
        """Offer records alone, for as long as it does not seem that all of them would fail."""
        taken, failed = self.delivered.taken, 0
        for record in records:
            try:
                self._deliver(batch, [record], 1)
            except RefusedError as error:
                self._reject(batch, record, str(error))
            except FailingError as error:
                failed += 1
                self._pass_over(batch, record, error)
                if failed == _ILL and self.delivered.taken == taken:
                    return

    def _pass_over(self, batch: Batch[E], record: R, error: FailingError) -> None:
        times, taken = self._suspected.get(record.entry_id, (0, -1))
        times += self.delivered.taken > taken
        if times > _COMES_AGAIN:
            self._reject(batch, record, str(error))
        else:
            self._suspected[record.entry_id] = (times, self.delivered.taken)
            self._tell(f"passed over {record.event_id}, which comes again: {error}")

    def _deliver(self, batch: Batch[E], records: Sequence[R], failures: int) -> None:
        """Deliver records and acknowledge them; the target may fail so often over them."""
        self._patience.until_done(
            partial(self._target.deliver, records),
            lambda seconds: self._hold(batch, seconds),
            failures,
        )
        batch.acknowledge(records)
        retracted = sum(record.is_retraction for record in records)
        self.delivered.added += len(records) - retracted
        self.delivered.retracted += retracted
        ENTRIES_FORWARDED.add(len(records) - retracted, result="added")
        ENTRIES_FORWARDED.add(retracted, result="retracted")
        for record in records:
            self._suspected.pop(record.entry_id, None)

    def _hold(self, batch: Batch[E], seconds: float) -> None:
        """Let time pass, and nobody else take the batch meanwhile."""
        while seconds > 0:
            batch.renew()
            self._pause(min(seconds, _RENEW_SECONDS))
            seconds -= _RENEW_SECONDS

    def _reject(self, batch: Batch[E], entry: Entry, reason: str) -> None:
        self._rejected.add(entry, reason, self._target.name)
        batch.acknowledge([entry])
        self._suspected.pop(entry.entry_id, None)
        self.delivered.rejected += 1
        ENTRIES_FORWARDED.add(result="rejected")
        what = f"entry {entry.entry_id}" if isinstance(entry, UnreadableEntry) else entry.event_id
        self._tell(f"rejected {what}: {reason}")
