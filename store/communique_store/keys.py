"""The names of all keys. One hash tag holds them together, so that Redis Cluster keeps one store."""

from dataclasses import dataclass

from communique_schemas import Event
from communique_store.names import name_words


@dataclass(frozen=True, slots=True)
class Keys:
    """Key names under a prefix."""

    prefix: str

    def _key(self, *parts: str) -> str:
        return ":".join(("{" + self.prefix + "}", *parts))

    @property
    def bodies(self) -> str:
        """Hash: event id to the event's JSON, compressed."""
        return self._key("events")

    @property
    def indexes(self) -> str:
        """Hash: event id to the keys of the indexes that name it."""
        return self._key("indexes")

    @property
    def stream(self) -> str:
        """Stream of events added and retracted."""
        return self._key("stream")

    @property
    def queued(self) -> str:
        """Hash: id of an article that is under way to its text's hash."""
        return self._key("queued")

    @property
    def attempts(self) -> str:
        """Hash: article id to the number of times that it was begun."""
        return self._key("attempts")

    @property
    def dead(self) -> str:
        """Hash: article id to its dead letter."""
        return self._key("dead")

    @property
    def counters(self) -> str:
        """Hash of counters."""
        return self._key("counters")

    @property
    def stored(self) -> str:
        """Sorted set: article ids by the time of storing."""
        return self._key("stored")

    @property
    def all(self) -> str:
        """Sorted set of all events by date."""
        return self._key("by", "all")

    def article(self, article_id: str) -> str:
        """Hash of an article: text hash, extractor, record."""
        return self._key("article", article_id)

    def events_of(self, article_id: str) -> str:
        """Set of the ids of an article's events."""
        return self._key("article-events", article_id)

    def index(self, field: str, value: str) -> str:
        """Sorted set of the events with a value in a field, by date."""
        return self._key("by", field, value)

    def worker(self, name: str) -> str:
        """Sign of life of a worker."""
        return self._key("worker", name)

    def of_event(self, event: Event) -> list[str]:
        """All indexes that name an event."""
        people = event.participants
        countries = {person.country for person in people} | {
            event.place.country if event.place else None
        }
        words = {word for person in people for word in name_words(person.name)}
        return [
            self.all,
            self.index("type", event.type),
            self.index("status", event.status),
            self.index("article", event.article.id),
            *(self.index("country", code) for code in sorted(filter(None, countries))),
            *(self.index("name", word) for word in sorted(words)),
        ]
