"""The names of all keys. One hash tag holds them together, so that Redis Cluster keeps one store."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from communique_schemas import CanonicalEvent, Event, ExtractorInfo, Place
from communique_store.canonical.backing import steps_of
from communique_store.names import name_words


class _Named(Protocol):
    """A participant, of a report or of a canonical event."""

    @property
    def name(self) -> str: ...

    @property
    def country(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Keys:
    """Key names under a prefix."""

    prefix: str

    def _key(self, *parts: str) -> str:
        return ":".join(("{" + self.prefix + "}", *parts))

    @property
    def key_prefix(self) -> str:
        """What the names of all keys begin with."""
        return self._key("")

    @property
    def bodies(self) -> str:
        """Hash: event id to the event's JSON, compressed."""
        return self._key("events")

    @property
    def indexes(self) -> str:
        """Hash: event id to the indexes that name it, beside those of all events and of its article."""
        return self._key("indexes")

    @property
    def stream(self) -> str:
        """Stream of events added and retracted."""
        return self._key("stream")

    @property
    def lost(self) -> str:
        """Hash: consumer group to the number of entries that it lost to a trim."""
        return self._key("lost")

    @property
    def queued(self) -> str:
        """Hash: id of an article that is under way to its record's fingerprint, the receipt for it."""
        return self._key("queued")

    @property
    def outbox(self) -> str:
        """Hash: id of an article that is under way to its record, compressed."""
        return self._key("outbox")

    @property
    def sent(self) -> str:
        """Sorted set: articles under way by the time of their last sending."""
        return self._key("sent")

    @property
    def attempts(self) -> str:
        """Hash: article id to the number of times that it was begun."""
        return self._key("attempts")

    @property
    def dead(self) -> str:
        """Hash: article id to its dead letter."""
        return self._key("dead")

    @property
    def forgotten(self) -> str:
        """Hash: SHA-1 of the id of an article that was forgotten to the time when it was."""
        return self._key("forgotten")

    @property
    def copies_seen(self) -> str:
        """Hash: article id to what near copies of it are found by."""
        return self._key("copies", "seen")

    @property
    def copies_order(self) -> str:
        """Sorted set: the ids of these articles by the time at which they came."""
        return self._key("copies", "order")

    @property
    def copies_bands(self) -> str:
        """Hash: a part of a signature to the id of the last article that has it."""
        return self._key("copies", "bands")

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
        """Hash of an article: the record's fingerprint (as `hash`), extractor, record."""
        return self._key("article", article_id)

    def events_of(self, article_id: str) -> str:
        """Sorted set of an article's events by date."""
        return self.index("article", article_id)

    @property
    def index_prefix(self) -> str:
        """What the names of all indexes begin with."""
        return self._key("by", "")

    def index(self, field: str, value: str) -> str:
        """Sorted set of the events with a value in a field, by date."""
        return self._key("by", field, value)

    @property
    def due(self) -> str:
        """Sorted set: reports that are to be merged, by the time when they came or went."""
        return self._key("due")

    @property
    def blocks(self) -> str:
        """Hash: report id to its blocks, behind a "?" until it was merged for the first time."""
        return self._key("blocks")

    @property
    def signatures(self) -> str:
        """Hash: report id to what comparison needs of it, while the report is as it was signed."""
        return self._key("signatures")

    @property
    def block_prefix(self) -> str:
        """What the names of all blocks begin with."""
        return self._key("block", "")

    @property
    def components(self) -> str:
        """Hash: number of a component to its canonical events with their reports, as JSON."""
        return self._key("components")

    @property
    def component_of(self) -> str:
        """Hash: report id to the number of its component."""
        return self._key("component-of")

    @property
    def canonical_of(self) -> str:
        """Hash: report id to its canonical event, where that is stored."""
        return self._key("canonical-of")

    @property
    def changes(self) -> str:
        """Stream of canonical events created, updated, merged, split and retracted."""
        return self._key("changes")

    @property
    def lost_changes(self) -> str:
        """Hash: consumer group of that stream to the number of entries that it lost to a trim."""
        return self._key("lost-changes")

    @property
    def corrections(self) -> str:
        """Hash: number of a correction to what an analyst decided, as JSON."""
        return self._key("corrections")

    @property
    def canonical(self) -> "CanonicalKeys":
        """The names of bodies and indexes of canonical events, which stand beside those of reports."""
        return CanonicalKeys(self.prefix)

    @property
    def rates(self) -> str:
        """What the names of counts of requests begin with; each is a string that expires."""
        return self._key("rates")

    def answer(self, digest: str) -> str:
        """What was answered to a request over HTTP that names a key of its own; expires."""
        return self._key("answer", digest)

    def worker(self, name: str) -> str:
        """Sign of life of a worker."""
        return self._key("worker", name)

    def of_event(self, event: Event) -> list[str]:
        """The indexes that name an event, beside those of all events and of its article."""
        return self._of(event.participants, event.place)

    def _of(self, people: Sequence[_Named], place: Place | None) -> list[str]:
        countries = {person.country for person in people} | {place.country if place else None}
        words = {word for person in people for word in name_words(person.name)}
        return [
            *(self.index("country", code) for code in sorted(filter(None, countries))),
            *(self.index("name", word) for word in sorted(words)),
        ]


class CanonicalKeys(Keys):
    """The same names, of canonical events."""

    __slots__ = ()

    @property
    def bodies(self) -> str:
        """Hash: canonical id to the event's JSON, compressed."""
        return self._key("canonical")

    @property
    def indexes(self) -> str:
        """Hash: canonical id to the indexes that name it, beside that of all of them."""
        return self._key("canonical-indexes")

    @property
    def index_prefix(self) -> str:
        """What the names of all indexes begin with."""
        return self._key("canonical-by", "")

    @property
    def all(self) -> str:
        """Sorted set of all of them by date."""
        return self._key("canonical-by", "all")

    def index(self, field: str, value: str) -> str:
        """Sorted set of those with a value in a field, by date."""
        return self._key("canonical-by", field, value)

    def listed(self, event: CanonicalEvent) -> frozenset[str]:
        """The same without their prefix, as `indexes` lists them of an event."""
        return frozenset(key.removeprefix(self.index_prefix) for key in self.of_canonical(event))

    def listed_in(self, stored: bytes) -> frozenset[str]:
        """The indexes without their prefix, as `indexes` holds them of an event."""
        return frozenset(stored.decode().split("\n"))

    def of_canonical(self, event: CanonicalEvent) -> list[str]:
        """The indexes that name an event, beside that of all."""
        articles = sorted({report.article.id for report in event.reports})
        return [
            *self._of(event.participants, event.place),
            *map(self.events_of, articles),
            *(self.index("reports", step) for step in steps_of(len(event.reports))),
            *(self.index("outlets", step) for step in steps_of(event.outlets)),
        ]


def sortable(extractor: ExtractorInfo) -> str:
    """The extractor as a string that sorts by version: numbers padded, the model's name last."""
    digest = hashlib.sha256(extractor.model.encode()).hexdigest()[:8]
    return f"{sortable_version(extractor.version)}/{digest}"


def sortable_version(version: str) -> str:
    """A version as a string that sorts, its numbers padded: "0.10.0" comes after "0.9.0"."""
    return ".".join(part.zfill(6) for part in version.split("."))
