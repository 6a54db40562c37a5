"""How often who may ask: counted in the store's server, so that all processes count together."""

import time
from typing import Any

from limits import RateLimitItem
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import SlidingWindowCounterRateLimiter

from communique_console.problems import ProblemError
from communique_store.connection.connecting import connect, reporting
from communique_store.keys import Keys


class Rates:
    """Counts requests in windows that slide."""

    def __init__(self, url: str, keys: Keys) -> None:
        """Count in the store at a URL; over a cluster, whose client `limits` cannot use, in this process."""
        self._url = url
        client: Any = connect(url, keys)
        pool = getattr(client, "connection_pool", None)
        storage: Storage = (
            RedisStorage("redis://", connection_pool=pool, key_prefix=keys.rates)
            if pool is not None
            else MemoryStorage()
        )
        self._limiter = SlidingWindowCounterRateLimiter(storage)

    def count(self, limit: RateLimitItem, scope: str, caller: str) -> None:
        """Count one request.

        Raises:
            ProblemError: it is one too many.
            ConnectionFailedError: the store cannot be reached.
        """
        with reporting(self._url):
            if self._limiter.hit(limit, scope, caller):
                return
            free_at = self._limiter.get_window_stats(limit, scope, caller).reset_time
        seconds = max(1, round(free_at - time.time()))
        raise ProblemError(
            429,
            f"More than {limit} with the scope {scope!r}: go on in {seconds} seconds.",
            kind="too-many-requests",
            headers={"Retry-After": str(seconds)},
        )
