"""How long a producer waits for servers that are away or full, and whom it tells."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_delay,
    stop_never,
    wait_random_exponential,
)

from communique_schemas.errors import ConnectionFailedError

_LONGEST_PAUSE = 5.0

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a push waits, and whom it tells.

    `broker_seconds`: for a broker or a store that is away or full; 0 fails at once, None waits for
    ever. `max_queued`: articles under way above which it waits until some are done; None for no limit.
    `notice`: called with a sentence whenever the wait begins.
    """

    broker_seconds: float | None = 0
    max_queued: int | None = None
    notice: Callable[[str], None] = lambda _: None


def patiently(
    patience: Patience,
    action: Callable[Parameters, Answer],
    *arguments: Parameters.args,
    **options: Parameters.kwargs,
) -> Answer:
    """Do it, and where broker or store are away or full do it again until patience ends."""
    limit = patience.broker_seconds

    def tell(state: RetryCallState) -> None:
        failure = state.outcome.exception() if state.outcome else None
        if state.attempt_number == 1:
            patience.notice(f"waiting: {failure}")

    return Retrying(
        retry=retry_if_exception_type(ConnectionFailedError),
        wait=wait_random_exponential(multiplier=0.1, max=_LONGEST_PAUSE),
        stop=stop_never if limit is None else stop_after_delay(limit),
        before_sleep=tell,
        reraise=True,
    )(action, *arguments, **options)
