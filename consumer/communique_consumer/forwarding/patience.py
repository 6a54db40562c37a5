"""Waiting for a target that is away, with pauses that grow, or as long as it asks for."""

from collections.abc import Callable

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_delay,
    stop_never,
    wait_random_exponential,
)

from communique_schemas.errors import FailingError, TargetAwayError

_LONGEST_PAUSE_SECONDS = 60.0
_LONGEST_ASKED_SECONDS = 3600.0
"""For how long a target is left alone at most, if it asks for that."""

_growing = wait_random_exponential(max=_LONGEST_PAUSE_SECONDS)


class Patience:
    """Does again what finds the target away, and says so."""

    def __init__(self, seconds: float | None, tell: Callable[[str], object]) -> None:
        """Wait for so many seconds each time, None for ever; `tell` is told of each wait."""
        self._late = stop_never if seconds is None else stop_after_delay(seconds)
        self._tell = tell

    def until_done(
        self, doing: Callable[[], object], pause: Callable[[float], None], failures: int
    ) -> None:
        """Do something until it is done; the target may be away for as long as patience lasts.

        Args:
            doing: what is to be done.
            pause: lets so many seconds pass.
            failures: so often may the target fail rather than be away.

        Raises:
            TargetAwayError: it was away for longer, or failed more often.
        """
        Retrying(
            retry=retry_if_exception_type(TargetAwayError),
            wait=_wait,
            stop=lambda state: _has_failed(state, failures) or self._late(state),
            sleep=pause,
            before_sleep=self._tell_wait,
            reraise=True,
        )(doing)

    def _tell_wait(self, state: RetryCallState) -> None:
        if state.outcome:
            self._tell(f"waiting: {state.outcome.exception()}")


def _wait(state: RetryCallState) -> float:
    """As long as the target asks for, else a pause that grows."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, TargetAwayError) else None
    return _growing(state) if asked is None else min(asked, _LONGEST_ASKED_SECONDS)


def _has_failed(state: RetryCallState, failures: int) -> bool:
    error = state.outcome.exception() if state.outcome else None
    return isinstance(error, FailingError) and state.attempt_number >= failures
