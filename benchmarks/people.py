"""How long `communique people` takes: invented reports, read from a store and told by person.

usage: python benchmarks/people.py [--reports 20000]

There are half as many events as reports, two of each, and a fortieth as many persons, who meet by chance
and are now and then told by the family name alone. Timed are the parts of the command, and the whole command.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from running import server

from communique_schemas import (
    EVENT_ADAPTER,
    Article,
    Event,
    ExtractionResult,
    ExtractorInfo,
    codes_for,
)
from communique_store import ConnectionSettings, EventStore
from communique_worker.merging import merge_left

COUNTRIES = ("NOR", "FIN", "PER", "CHL", "KEN", "TJK", "EST", "JPN", "CAN", "FRA")
TITLES = ("President", "Prime Minister", "Foreign Minister", "Minister of Energy", "Ambassador")
BEGINNINGS = ("Ba", "Do", "Fe", "Ga", "Ho", "Ka", "Le", "Mo", "Ni", "Po", "Ra", "Su", "Ta", "Vo")
ENDINGS = ("rin", "lev", "nak", "dos", "mer", "gin", "tal", "bek", "rud", "fon", "sky", "ten")
EXTRACTOR = ExtractorInfo(name="communique", version="1", model="md")
PERSONS_OF = 40
"""Reports for each person."""


def main() -> None:
    """Fill a store, and print what each part takes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=20_000)
    number: int = parser.parse_args().reports
    with server() as settings, EventStore(settings=settings) as store:
        store.save_many(results(number))
        merge_left(store, at_once=True)
        began = time.perf_counter()
        reports = list(store.query(limit=None))
        read = time.perf_counter()
        found = store.people()
        told = time.perf_counter()
        events = {event for person in found for event in (*person.meetings, *person.agreements)}
        print(f"{len(reports):,} reports of {len(events):,} events: {len(found):,} persons")
        print(f"whole events {read - began:.1f} s, names and who is who {told - read:.1f} s")
        whole(settings)
        whole(settings, found[0].name)


def whole(settings: ConnectionSettings, *arguments: str) -> None:
    """Print what the command takes, with its start."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "communique", "people", *arguments], check=True, stdout=subprocess.DEVNULL,
        env={**os.environ, "COMMUNIQUE_STORE_URL": settings.store_url or ""},
    )  # fmt: skip
    print(f"communique people{' NAME' * len(arguments)}: {time.perf_counter() - began:.1f} s")


def results(number: int) -> Iterator[ExtractionResult]:
    """Invented articles, each with one report; the second report of an event follows upon the first."""
    drawn = random.Random(2026)  # noqa: S311 - the same reports in every run
    persons = [person(drawn) for _ in range(max(4, number // PERSONS_OF))]
    for at in range(0, number, 2):
        day = date(2015, 1, 1) + timedelta(days=drawn.randrange(4000))
        two = drawn.sample(persons, 2)
        for each in range(at, min(at + 2, number)):
            yield result(report(f"r{each}", day, [told(drawn, who) for who in two]))


def person(drawn: random.Random) -> dict[str, str]:
    """A person with a name that sounds like one."""
    words = (
        "".join((drawn.choice(BEGINNINGS), drawn.choice(BEGINNINGS).lower(), drawn.choice(ENDINGS)))
        for _ in range(2)
    )
    return {
        "name": " ".join(words),
        "country": drawn.choice(COUNTRIES),
        "title": drawn.choice(TITLES),
    }


def told(drawn: random.Random, who: dict[str, str]) -> dict[str, object]:
    """A participant, in a fifth of all cases by the family name."""
    name = who["name"].split()[1] if drawn.random() < 0.2 else who["name"]
    mention = {"start": 0, "end": len(name), "text": name}
    return {**who, "name": name, "kind": "person", "role": "participant", "mentions": [mention]}


def report(name: str, day: date, who: list[dict[str, object]]) -> Event:
    """A report of a meeting on a day, published on it."""
    when = day.isoformat()
    words = {"start": 0, "end": 9, "text": "They met."}
    return EVENT_ADAPTER.validate_python(
        {
            "id": name,
            "type": "meeting",
            "subtype": "meeting",
            "status": "occurred",
            "participants": who,
            "date": {"text": when, "start": when, "end": when, "precision": "day", "edtf": when},
            "trigger": words,
            "evidence": [words],
            "confidence": 0.9,
            "codes": codes_for("meeting", "meeting", "occurred"),
            "article": {"id": f"article-{name}", "published_at": when},
            "extractor": EXTRACTOR.model_dump(),
        }
    )


def result(event: Event) -> ExtractionResult:
    """What was read in the article of a report."""
    told = event.article
    article = Article(id=told.id, text="They met.", published_at=told.published_at)
    return ExtractionResult(article=article, extractor=EXTRACTOR, events=(event,))


if __name__ == "__main__":
    main()
