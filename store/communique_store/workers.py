"""Which workers live: each says so now and then, under a name of its own."""

from typing import Any

from communique_store.connection.connecting import reporting
from communique_store.keys import Keys


class WorkerRegistry:
    """The signs of life of the workers."""

    def __init__(self, client: Any, keys: Keys, url: str) -> None:
        """Use a connection; `url` is told where it fails."""
        self._client = client
        self._keys = keys
        self._url = url

    def heartbeat(self, worker: str, ttl_seconds: int) -> None:
        """Note that a worker lives, for so long."""
        with reporting(self._url):
            self._client.set(self._keys.worker(worker), "1", ex=ttl_seconds)

    def gone(self, worker: str) -> None:
        """Note that a worker has ended."""
        with reporting(self._url):
            self._client.delete(self._keys.worker(worker))

    def alive(self) -> list[str]:
        """The names of the workers that live."""
        start = self._keys.worker("")
        with reporting(self._url):
            scan = self._client.scan_iter(f"{start}*", count=1000)
            found = [key.decode(errors="backslashreplace") for key in scan]
        return sorted(key.removeprefix(start) for key in found)
