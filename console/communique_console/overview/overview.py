"""The read model of one application: its tables, and the thread that keeps them."""

from communique_console.overview.keeping import Keeper, Progress
from communique_console.overview.tables import Tables
from communique_store import ConnectionSettings, EventStore


class Overview:
    """Tables that are kept true from `start` to `stop`."""

    def __init__(self, settings: ConnectionSettings, url: str | None = None) -> None:
        """Keep them by a connection of its own, which is made at the start."""
        self.tables = Tables()
        self._store = EventStore(url, settings=settings)
        self._keeper = Keeper(self.tables, self._store)

    @property
    def progress(self) -> Progress:
        """How far the tables are."""
        return self._keeper.progress

    def start(self) -> None:
        """Begin to read the store, beside the caller."""
        self._keeper.start()

    def stop(self) -> None:
        """End, and give everything back."""
        self._keeper.stop()
        self._store.close()
        self.tables.close()
