"""A worker's sign of life: a key in the store that expires unless it is renewed.

Beside it, and at its own pace, the worker takes out what is older than the retention, sends again what the
broker lost, and merges what other workers left.
"""

from collections.abc import Callable
from threading import Event, Thread

from communique_schemas.errors import ConnectionFailedError, StoreError
from communique_store import resolve_broker_url
from communique_store.event_store import EventStore
from communique_store.queue.overdue import send_overdue
from communique_store.queue.sender import Sender
from communique_store.telemetry.logs import logger
from communique_worker.merging import merge_left
from communique_worker.settings import WorkerSettings

_LOG = logger(__name__)
_MISSED_BEATS = 3


class Heartbeat:
    """Renews a worker's sign of life, and looks after the store, until it is stopped.

    Two threads: looking after the store may take long, and the worker lives meanwhile.
    """

    def __init__(self, worker: str, settings: WorkerSettings) -> None:
        """Speak for `worker` every `settings.heartbeat_seconds`."""
        self._worker = worker
        self._settings = settings
        self._broker_url = resolve_broker_url(settings)
        self._stopped = Event()
        self._threads = (
            Thread(target=self._speak, name="heartbeat", daemon=True),
            Thread(target=self._look_after, name="upkeep", daemon=True),
        )

    def start(self) -> None:
        """Start the threads."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End the threads."""
        self._stopped.set()

    def _speak(self) -> None:
        self._until_stopped(self._live)
        self._each(self._go)

    def _look_after(self) -> None:
        self._until_stopped(self._expire, self._send_again, self._merge)

    def _until_stopped(self, *duties: Callable[[EventStore], object]) -> None:
        self._each(*duties)
        while not self._stopped.wait(self._settings.heartbeat_seconds):
            self._each(*duties)

    def _each(self, *duties: Callable[[EventStore], object]) -> None:
        """Do each duty, whatever becomes of the others."""
        for duty in duties:
            try:
                with EventStore(settings=self._settings) as store:
                    duty(store)
            except (ConnectionFailedError, StoreError) as error:
                _LOG.warning("no heartbeat", duty=duty.__name__.strip("_"), error=str(error))
            except Exception:  # noqa: BLE001 - the next beat may do better, and the thread must live
                _LOG.exception("no heartbeat", duty=duty.__name__.strip("_"))

    def _expire(self, store: EventStore) -> None:
        """First of all, for it makes room: a full server refuses whatever is written."""
        store.expire()

    def _live(self, store: EventStore) -> None:
        store.workers.heartbeat(self._worker, _MISSED_BEATS * self._settings.heartbeat_seconds)

    def _send_again(self, store: EventStore) -> None:
        with Sender(self._broker_url, self._settings.queue) as sender:
            sent = send_overdue(store, sender, self._settings.visibility_seconds)
        if sent:
            _LOG.warning("lost on their way, and sent again", articles=sent)

    def _merge(self, store: EventStore) -> None:
        if self._settings.merging:
            merge_left(store)

    def _go(self, store: EventStore) -> None:
        store.workers.gone(self._worker)
