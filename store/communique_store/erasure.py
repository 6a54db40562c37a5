"""Takes articles out of the store, of what is under way, and of the stream."""

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import redis
from pydantic import ValidationError

from communique_schemas import DeadLetter
from communique_schemas.article import derived_id
from communique_store.connection.connecting import reporting
from communique_store.entries import article_of_entry
from communique_store.keys import Keys
from communique_store.retractions import retractions
from communique_store.scripts.loading import script

_PAGE = 500
_UNSEEN = -1
_Fate = Literal["aged", "retracted", "erased"]


@dataclass(slots=True)
class ForgetReport:
    """What went: the articles, and how many events, dead letters and entries of the stream with them.

    Nothing was held of those that are `unknown`.
    """

    forgotten: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    events: int = 0
    letters: int = 0
    entries: int = 0


class Erasure:
    """What takes articles out of a store."""

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        self._client: Any = client
        self._keys = keys
        self._url = url
        self._script = self._client.register_script(
            script("forget.lua", "telling.lua", "taking_out.lua")
        )

    def age(self, article_id: str) -> None:
        """Take an article out for its age; the stream and what is under way stay as they are."""
        self._take_out(article_id, "aged")

    def forget(self, article_ids: Iterable[str], *, everywhere: bool) -> ForgetReport:
        """Take articles out for good (see `EventStore.forget`)."""
        report = ForgetReport()
        remaining = list(dict.fromkeys(article_ids))
        with reporting(self._url):
            letters = self._letters_of(set(remaining))
            while remaining:
                seen = self._client.zmscore(self._keys.stored, remaining)
                entries = self._entries_of(set(remaining)) if everywhere else {}
                stored_anew = []
                for article_id, stored in zip(remaining, seen, strict=True):
                    went = self._take_out(
                        article_id,
                        "erased" if everywhere else "retracted",
                        stored,
                        letters[article_id],
                        entries.get(article_id, ()),
                    )
                    if went:
                        _enter(report, article_id, went)
                    else:
                        stored_anew.append(article_id)
                remaining = stored_anew
        return report

    def _take_out(
        self,
        article_id: str,
        fate: _Fate,
        stored: float | None = None,
        letters: Sequence[str] = (),
        entries: Sequence[bytes] = (),
    ) -> list[int]:
        keys, seen = self._keys, list[bytes]()
        while True:
            to_tell = retractions(seen) if fate == "retracted" else entries
            answer: list[Any] = self._script(
                keys=[keys.article(article_id), keys.events_of(article_id), keys.bodies, keys.indexes,
                      keys.counters, keys.stored, keys.stream, keys.queued, keys.outbox, keys.sent,
                      keys.attempts, keys.dead, keys.forgotten, keys.due, keys.components,
                      keys.component_of, keys.canonical_of, keys.canonical.bodies,
                      keys.canonical.indexes, keys.blocks, keys.signatures],
                args=[article_id, keys.index_prefix, keys.canonical.index_prefix, fate, time.time(),
                      "" if stored is None else stored, len(letters), *letters, *to_tell],
            )  # fmt: skip
            if not answer or answer[0] != _UNSEEN:
                return answer
            seen = answer[1:]

    def _letters_of(self, article_ids: set[str]) -> Mapping[str, Sequence[str]]:
        """The names of the dead letters of each article: its own, and those of others under its id."""
        names = {article_id: [article_id] for article_id in article_ids}
        for name, body in self._client.hscan_iter(self._keys.dead, count=_PAGE):
            article_id = _article_of_letter(body)
            if article_id in names and article_id != name.decode():
                names[article_id].append(name.decode())
        return names

    def _entries_of(self, article_ids: set[str]) -> Mapping[str, Sequence[bytes]]:
        """The ids of the stream's entries that tell of each article's events, of all records and versions."""
        found: defaultdict[str, list[bytes]] = defaultdict(list)
        after = "-"
        while page := self._client.xrange(self._keys.stream, min=after, count=_PAGE):
            for entry_id, fields in page:
                article_id = article_of_entry(fields)
                if article_id in article_ids:
                    found[article_id].append(entry_id)
            after = f"({page[-1][0].decode()}"
        return found


def _enter(report: ForgetReport, article_id: str, went: Sequence[int]) -> None:
    _, _, events, letters, entries = went
    report.events += events
    report.letters += letters
    report.entries += entries
    (report.forgotten if any(went) else report.unknown).append(article_id)


def _article_of_letter(body: bytes) -> str | None:
    """The id of the article whose record a letter holds; None where it holds none, or cannot be read."""
    try:
        record = DeadLetter.model_validate_json(body).record
    except ValidationError:
        return None
    if not isinstance(record, dict):
        return None
    named, url, text = (record.get(key) for key in ("id", "url", "text"))
    if named or not isinstance(text, str):
        return named if isinstance(named, str) else None
    return derived_id(url if isinstance(url, str) else None, text)
