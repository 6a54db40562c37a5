"""The annotated reports of `crossdoc.political.dev.jsonl` as events of the contract.

The annotation has of each report its participants, date, status, subtype and sentence; what it has not
(place, topics, an instrument's name) is left out, so that nothing is compared that was not annotated.
"""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from quality import SHARED

from communique_schemas import EVENT_ADAPTER, AgreementEvent, MeetingEvent, codes_for

GOLD = SHARED / "data" / "crossdoc.political.dev.jsonl"
EXTRACTOR = {"name": "annotation", "version": "1", "model": "people"}
Event = MeetingEvent | AgreementEvent


def gold_articles(path: Path = GOLD) -> list[dict[str, Any]]:
    """The annotated articles."""
    lines = path.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def report_id(article: dict[str, Any], index: int) -> str:
    """The id of an annotated report."""
    return f"{article['id']}#{index}"


def gold_events(articles: list[dict[str, Any]]) -> list[Event]:
    """Every annotated report as an event, in order."""
    return [
        _event(article, index) for article in articles for index in range(len(article["events"]))
    ]


def _event(article: dict[str, Any], index: int) -> Event:
    told = article["events"][index]
    start, end = told.get("evidence_span") or _found(article["text"], told["evidence"])
    sentence = _span(article["text"], start, end)
    first_word = sentence["text"].split(maxsplit=1)[0]
    agreement = told["type"] == "agreement"
    own = {"instrument": {"kind": "other", "text": first_word}} if agreement else {}
    return EVENT_ADAPTER.validate_python(
        {
            "id": report_id(article, index),
            "type": told["type"],
            "subtype": told["subtype"],
            "status": told["status"],
            "participants": [
                {
                    "name": who["name"],
                    "kind": who.get("kind") or "person",
                    "country": who.get("country"),
                    "role": "party" if agreement else "participant",
                    "mentions": [sentence],
                }
                for who in told["participants"]
            ],
            "date": _date(told.get("date")),
            "trigger": {"start": start, "end": start + len(first_word), "text": first_word},
            "evidence": [
                sentence,
                *(_span(article["text"], *more["span"]) for more in told.get("more_evidence", [])),
            ],
            "confidence": 1.0,
            "codes": codes_for(told["type"], told["subtype"], told["status"]),
            "article": {
                **{key: article.get(key) for key in ("id", "url", "title", "source")},
                "published_at": _published(article.get("published_at")),
            },
            "extractor": EXTRACTOR,
            **own,
        }
    )


def _span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}


def _found(text: str, sentence: str) -> tuple[int, int]:
    start = text.index(sentence)
    return start, start + len(sentence)


def _published(told: str | None) -> str | None:
    """A time without a zone tells the day alone."""
    if told is None or datetime.fromisoformat(told).tzinfo is not None:
        return told
    return told[: len("2024-05-14")]


def _date(told: dict[str, str] | None) -> dict[str, Any] | None:
    if told is None:
        return None
    first, last = date.fromisoformat(told["start"]), date.fromisoformat(told["end"])
    precision = "day" if first == last else "range"
    return {"text": told["start"], **told, "precision": precision, "edtf": told["start"]}
