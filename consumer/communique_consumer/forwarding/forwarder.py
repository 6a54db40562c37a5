"""Hands batches of the stream to a target: what it has is acknowledged, what it refuses is kept in a file.

A target that fails may be ill, or ill of one event. Where it goes on failing, its batch is offered entry by
entry, and those over which it fails are passed over for a while: they come again by the claim's delay, as all
that is not acknowledged. One over which it fails again and again, and takes others in between, is refused.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_delay,
    stop_never,
    wait_random_exponential,
)

from communique_consumer.forwarding.rejected import RejectedFile
from communique_consumer.forwarding.target import Target
from communique_schemas import StreamEntry
from communique_schemas.errors import FailingError, RefusedError, TargetAwayError
from communique_store.batch import Batch, Entry
from communique_store.queries import EventQuery
from communique_store.telemetry.metrics import ENTRIES_FORWARDED

_LONGEST_PAUSE_SECONDS = 60.0
_LONGEST_ASKED_SECONDS = 3600.0
"""For how long a target is left alone at most, if it asks for that."""
_RENEW_SECONDS = 10.0
"""How often a batch that waits for its target is said to be held still."""

_FAILURES = 5
"""So often a batch is offered to a target that fails, with growing pauses, before its entries are alone."""
_ILL = 3
"""So many entries fail alone while none is taken: the target is ill, and not of them."""

_ALL = EventQuery()

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


class Forwarder:
    """Delivers to one target; no event stops another one, and a target that is away stops none but waits."""

    def __init__(
        self,
        target: Target,
        rejected: RejectedFile,
        *,
        wanted: EventQuery = _ALL,
        patience: float | None,
        tell: Callable[[str], object],
        pause: Callable[[float], None],
    ) -> None:
        """Deliver to `target`.

        Args:
            target: where to.
            rejected: where what it refuses goes.
            wanted: what does not fit is left out (see `_wanted_of`).
            patience: seconds for which one batch waits for a target that is away; None waits for ever.
            tell: is told of each wait, and of each event that is refused.
            pause: lets so many seconds pass.
        """
        self._target = target
        self._rejected = rejected
        self._wanted = wanted
        self._patience = patience
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
        self._patiently(self._target.prepare, self._pause)

    def deliver(self, batch: Batch) -> None:
        """Deliver a batch, and acknowledge what the target has, and what is kept as refused.

        Raises:
            TargetAwayError: the target was away for longer than patience lasts.
            ExportError: what it refuses cannot be kept.
        """
        fitting, others = list[StreamEntry](), list[StreamEntry]()
        for entry in batch.entries:
            if not isinstance(entry, StreamEntry):
                self._reject(batch, entry, entry.reason)
            elif kept := self._wanted_of(entry):
                fitting.append(kept)
            else:
                others.append(entry)
        if others:
            batch.acknowledge(others)
            self.delivered.left_out += len(others)
        if fitting:
            self._offer(batch, fitting)

    def _wanted_of(self, entry: StreamEntry) -> StreamEntry | None:
        """What of an entry concerns the target, if anything does.

        A retraction holds the event as it was, and so fits where that did. An event that is updated so that
        it fits no more is retracted there, whether it was delivered or not.
        """
        if self._wanted.fits(entry.event):
            return entry
        return (
            entry.model_copy(update={"action": "retracted"}) if entry.action == "updated" else None
        )

    def _offer(self, batch: Batch, entries: Sequence[StreamEntry]) -> None:
        """Offer entries together, and where one of them is refused, halves of them."""
        try:
            self._deliver(batch, entries, _FAILURES)
        except RefusedError as error:
            if len(entries) == 1:
                self._reject(batch, entries[0], str(error))
                return
            half = len(entries) // 2
            self._offer(batch, entries[:half])
            self._offer(batch, entries[half:])
        except FailingError:
            self._offer_each(batch, entries)

    def _offer_each(self, batch: Batch, entries: Sequence[StreamEntry]) -> None:
        """Offer entries alone, for as long as it does not seem that all of them would fail."""
        taken, failed = self.delivered.taken, 0
        for entry in entries:
            try:
                self._deliver(batch, [entry], 1)
            except RefusedError as error:
                self._reject(batch, entry, str(error))
            except FailingError as error:
                failed += 1
                self._pass_over(batch, entry, error)
                if failed == _ILL and self.delivered.taken == taken:
                    return

    def _pass_over(self, batch: Batch, entry: StreamEntry, error: FailingError) -> None:
        times, taken = self._suspected.get(entry.entry_id, (0, -1))
        times += self.delivered.taken > taken
        if times > _COMES_AGAIN:
            self._reject(batch, entry, str(error))
        else:
            self._suspected[entry.entry_id] = (times, self.delivered.taken)
            self._tell(f"passed over {entry.event.id}, which comes again: {error}")

    def _deliver(self, batch: Batch, entries: Sequence[StreamEntry], failures: int) -> None:
        """Deliver entries and acknowledge them; the target may fail so often over them."""
        self._patiently(
            partial(self._target.deliver, entries),
            lambda seconds: self._hold(batch, seconds),
            failures,
        )
        batch.acknowledge(entries)
        retracted = sum(entry.action == "retracted" for entry in entries)
        self.delivered.added += len(entries) - retracted
        self.delivered.retracted += retracted
        ENTRIES_FORWARDED.add(len(entries) - retracted, result="added")
        ENTRIES_FORWARDED.add(retracted, result="retracted")
        for entry in entries:
            self._suspected.pop(entry.entry_id, None)

    def _patiently(
        self,
        doing: Callable[[], object],
        pausing: Callable[[float], None],
        failures: int = _FAILURES,
    ) -> None:
        late = stop_never if self._patience is None else stop_after_delay(self._patience)
        Retrying(
            retry=retry_if_exception_type(TargetAwayError),
            wait=_wait,
            stop=lambda state: _has_failed(state, failures) or late(state),
            sleep=pausing,
            before_sleep=self._tell_wait,
            reraise=True,
        )(doing)

    def _hold(self, batch: Batch, seconds: float) -> None:
        """Let time pass, and nobody else take the batch meanwhile."""
        while seconds > 0:
            batch.renew()
            self._pause(min(seconds, _RENEW_SECONDS))
            seconds -= _RENEW_SECONDS

    def _tell_wait(self, state: RetryCallState) -> None:
        if state.outcome:
            self._tell(f"waiting: {state.outcome.exception()}")

    def _reject(self, batch: Batch, entry: Entry, reason: str) -> None:
        self._rejected.add(entry, reason, self._target.name)
        batch.acknowledge([entry])
        self._suspected.pop(entry.entry_id, None)
        self.delivered.rejected += 1
        ENTRIES_FORWARDED.add(result="rejected")
        what = entry.event.id if isinstance(entry, StreamEntry) else f"entry {entry.entry_id}"
        self._tell(f"rejected {what}: {reason}")


_growing = wait_random_exponential(max=_LONGEST_PAUSE_SECONDS)


def _wait(state: RetryCallState) -> float:
    """As long as the target asks for, else a pause that grows."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, TargetAwayError) else None
    return _growing(state) if asked is None else min(asked, _LONGEST_ASKED_SECONDS)


def _has_failed(state: RetryCallState, failures: int) -> bool:
    error = state.outcome.exception() if state.outcome else None
    return isinstance(error, FailingError) and state.attempt_number >= failures
