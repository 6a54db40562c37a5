"""An invented world of events, as large as wanted: few meet often, and most hardly ever."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from countryinfo import all_countries

from communique_schemas import Article, Event, ExtractionResult, ExtractorInfo, codes_for
from communique_schemas.event import EVENT_ADAPTER
from communique_store import EventStore

_EXTRACTOR = ExtractorInfo(name="communique", version="1", model="invented")
_FIRST = date(2022, 1, 1)
_DAYS = 3 * 365
_AT_ONCE = 500
_SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ren",
    "tu",
    "va",
    "sel",
    "dor",
    "ni",
    "pa",
    "zu",
    "hem",
    "ba",
    "rik",
    "o",
    "fen",
    "la",
    "du",
    "mar",
    "ti",
]
_OFFICES = ("President", "Prime Minister", "Foreign Minister", "Ambassador", "Energy Minister")
_TOPICS = ("trade", "energy", "transport", "defence", "education", "water", "visas", "agriculture")
_MEETINGS = ("meeting", "talks", "call", "visit", "summit", "reception", "session")
_ACTS = ("sign", "ratify", "conclude", "extend", "suspend")
_STATUSES = ("occurred",) * 14 + (
    "ongoing",
    "planned",
    "planned",
    "planned",
    "proposed",
    "cancelled",
    "denied",
)


class World:
    """States, places and persons of which events are drawn."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        known = [
            country
            for country in all_countries()
            if country.iso(3) and country.latlng() and country.area()
        ]
        states = sorted({country.iso(3): country for country in known}.items())
        self._chance.shuffle(states)
        self._states = [code for code, _ in states]
        self._places = [
            place for code, country in states for place in self._places_of(code, country)
        ]
        self._persons = [self._person() for _ in range(4000)]

    def events(self, number: int) -> Iterator[ExtractionResult]:
        """Yield so many articles, each with one event."""
        for at in range(number):
            event = self._event(at)
            told = event.article
            article = Article(
                id=told.id,
                text=event.evidence[0].text,
                source=told.source,
                published_at=told.published_at,
            )
            yield ExtractionResult(article=article, extractor=_EXTRACTOR, events=(event,))

    def _word(self, most: int = 3) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(2, most))).title()

    def _rare(self, items: list[Any]) -> Any:
        """One of them, the first far more often than the last."""
        return items[min(int(self._chance.paretovariate(0.35)) - 1, len(items) * 9) % len(items)]

    def _places_of(self, code: str, country: Any) -> list[dict[str, Any]]:
        lat, lon = map(float, country.latlng())
        spread = min(6.0, float(country.area()) ** 0.5 / 400)
        return [
            {
                "kind": "city", "name": name, "text": name, "country": code,
                "lat": max(-80, min(80, lat + self._chance.uniform(-spread, spread))),
                "lon": max(-180, min(180, lon + self._chance.uniform(-spread, spread))),
            }
            for name in (self._word(), self._word())
        ]  # fmt: skip

    def _person(self) -> dict[str, Any]:
        return {
            "name": f"{self._word()} {self._word()}",
            "kind": "person",
            "country": self._rare(self._states),
            "title": self._chance.choice(_OFFICES),
        }

    def _sides(self) -> list[dict[str, Any]]:
        persons = {one["name"]: one for one in (self._rare(self._persons) for _ in range(2))}
        if self._chance.random() < 0.1:
            persons |= {one["name"]: one for one in (self._rare(self._persons) for _ in range(3))}
        states = {self._rare(self._states) for _ in range(self._chance.choice((0, 1, 2)))}
        return [*persons.values(), *({"name": s, "kind": "country", "country": s} for s in states)]

    def _event(self, at: int) -> Event:
        is_agreement = self._chance.random() < 0.25
        kind = "agreement" if is_agreement else "meeting"
        subtype = self._chance.choice(_ACTS if is_agreement else _MEETINGS)
        status = self._chance.choice(_STATUSES)
        day = _FIRST + timedelta(days=int(self._chance.triangular(0, _DAYS, _DAYS)))
        span = {"start": 0, "end": 9, "text": "They met."}
        role = "party" if is_agreement else "participant"
        event: dict[str, Any] = {
            "id": f"w{at}", "type": kind, "subtype": subtype, "status": status,
            "participants": [{**one, "role": role, "mentions": [span]} for one in self._sides()],
            "date": self._date(day),
            "place": self._rare(self._places) if self._chance.random() < 0.7 else None,
            "trigger": {"start": 0, "end": 4, "text": "They"}, "evidence": [span],
            "confidence": round(self._chance.uniform(0.4, 0.99), 3),
            "codes": codes_for(kind, subtype, status),
            "article": {
                "id": f"world-{at}", "source": f"{self._chance.randint(1, 40)}.example",
                "published_at": day + timedelta(days=1),
            },
            "extractor": _EXTRACTOR.model_dump(),
        }  # fmt: skip
        return EVENT_ADAPTER.validate_python(event | (self._agreed() if is_agreement else {}))

    def _date(self, day: date) -> dict[str, Any] | None:
        if self._chance.random() < 0.15:
            return None
        told = {
            "text": day.isoformat(),
            "start": day,
            "end": day,
            "precision": "day",
            "edtf": day.isoformat(),
        }
        if self._chance.random() < 0.05:
            told |= {"precision": "month", "start": day.replace(day=1), "end": day.replace(day=28)}
        return told

    def _agreed(self) -> dict[str, Any]:
        topics = self._chance.sample(_TOPICS, k=self._chance.randint(0, 3))
        agreed: dict[str, Any] = {
            "instrument": {
                "kind": self._chance.choice(("treaty", "memorandum", "deal")),
                "text": "a deal",
            },
            "fields": [
                {"start": 0, "end": len(topic), "text": topic, "label": topic} for topic in topics
            ],
            "count": self._chance.choice((None, 1, 3, 17)),
        }
        if self._chance.random() < 0.2:
            amount = round(self._chance.lognormvariate(18, 2))
            currency = self._chance.choice(("USD", "EUR", "CNY", "RUB"))
            agreed["value"] = {
                "amount": amount,
                "currency": currency,
                "text": f"{amount} {currency}",
            }
        return agreed


def fill(store: EventStore, number: int, say: Callable[[int], None] | None = None) -> None:
    """Put so many invented events into a store; `say` is told how many there are, now and then."""
    results, stored = World().events(number), 0
    while page := list(islice(results, _AT_ONCE)):
        store.save_many(page)
        stored += len(page)
        if say:
            say(stored)
