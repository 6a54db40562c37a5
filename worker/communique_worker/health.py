"""A worker's sign of life: a key in the store that expires unless it is renewed.

The same thread takes out what is older than the retention, and sends again what the broker lost.
"""

import logging
from threading import Event, Thread

from communique_producer import Producer
from communique_schemas.errors import ConnectionFailedError
from communique_store.event_store import EventStore
from communique_worker.settings import WorkerSettings

_LOG = logging.getLogger(__name__)
_MISSED_BEATS = 3


class Heartbeat:
    """Renews a worker's sign of life from a thread of its own until it is stopped."""

    def __init__(self, worker: str, settings: WorkerSettings) -> None:
        """Speak for `worker` every `settings.heartbeat_seconds`."""
        self._worker = worker
        self._settings = settings
        self._producer = Producer(settings=settings)
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="heartbeat", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()

    def _run(self) -> None:
        pause = self._settings.heartbeat_seconds
        with EventStore(settings=self._settings) as store:
            while True:
                try:
                    store.heartbeat(self._worker, _MISSED_BEATS * pause)
                    store.expire()
                    sent = self._producer.send_overdue(self._settings.visibility_seconds)
                    if sent:
                        _LOG.warning("%d articles were lost on their way and sent again", sent)
                except ConnectionFailedError as error:
                    _LOG.warning("no heartbeat: %s", error)
                if self._stopped.wait(pause):
                    store.gone(self._worker)
                    return
