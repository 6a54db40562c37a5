"""Keeps the events of all articles beside the project, and tells which of them a change has altered.

usage: python benchmarks/snapshot.py write FILE
       python benchmarks/snapshot.py compare FILE [--show N]

Run `write` before a change that should alter no event, `compare` after it: it exits with 1, and names
articles and fields, where an event came, went or became another one.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from feed import DATA

from communique_extraction.extractor import Extractor
from communique_schemas import Article

FILES = {
    "dev.gold.jsonl": None,
    "dev2.gold.jsonl": None,
    "cases.dev.jsonl": None,
    "crossdoc.political.dev.jsonl": 80,
    "load.agency.jsonl": 150,
    "load.diplomatic.jsonl": 80,
    "load.voa.jsonl": 60,
}
"""The files, and how many of their articles are read; None for all."""
Events = dict[str, list[dict[str, Any]]]


def articles() -> Iterator[Article]:
    """The articles, each under the name of its file and its number in it."""
    for name, most in FILES.items():
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines[:most], 1):
            record = json.loads(line)
            if record["text"].strip():
                yield Article.model_validate(
                    {
                        "id": f"{name}:{number}",
                        "text": record["text"],
                        "title": record.get("title") or None,
                        "source": record.get("source") or None,
                        "url": record.get("url") or None,
                        "published_at": record.get("published_at") or None,
                    },
                    context={"max_characters": len(record["text"])},
                )


def read_all() -> Events:
    """The events by article, without what changes with the version alone."""
    return {
        result.article.id: [
            event.model_dump(
                mode="json", exclude={"id", "article", "extractor", "meeting", "agreements"}
            )
            for event in result.events
        ]
        for result in Extractor().pipe(articles())
    }


def differences(before: Events, after: Events) -> Iterator[str]:
    """A line for each event that came, went or changed."""
    for key in sorted(before.keys() & after.keys()):
        old = {_place(event): event for event in before[key]}
        new = {_place(event): event for event in after[key]}
        for place in sorted(old.keys() | new.keys()):
            if place not in new:
                yield f"{key}: gone: {_words(old[place])}"
            elif place not in old:
                yield f"{key}: new: {_words(new[place])}"
            elif old[place] != new[place]:
                changed = [f for f in old[place] if old[place][f] != new[place].get(f)]
                told = "; ".join(f"{f}: {old[place][f]} -> {new[place].get(f)}" for f in changed)
                yield f"{key}: changed: {_words(new[place])}: {told[:400]}"


def _place(event: dict[str, Any]) -> tuple[int, str, str]:
    names = ",".join(sorted(person["name"] for person in event["participants"]))
    return event["trigger"]["start"], event["type"], names if event["subtype"] == "call" else ""


def _words(event: dict[str, Any]) -> str:
    names = ", ".join(person["name"] for person in event["participants"])
    return f"{event['subtype']}/{event['status']} “{event['trigger']['text']}” of {names}"


def main() -> int:
    """Write or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["write", "compare"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=40, metavar="N")
    options = parser.parse_args()
    events = read_all()
    if options.action == "write":
        options.file.write_bytes(gzip.compress(json.dumps(events).encode()))
        return 0
    before = json.loads(gzip.decompress(options.file.read_bytes()))
    found = list(differences(before, events))
    print(*found[: options.show], sep="\n")
    print(f"{len(found)} events differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
