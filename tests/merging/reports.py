"""Invented reports: one event of one article, said in a few words."""

from datetime import date, timedelta
from typing import Any

from communique_schemas import EVENT_ADAPTER, AgreementEvent, MeetingEvent, codes_for

COUNTRIES = {"NOR": "Norway", "FIN": "Finland", "PER": "Peru", "CHL": "Chile", "KEN": "Kenya"}


def _span(text: str, start: int = 0) -> dict[str, Any]:
    return {"start": start, "end": start + len(text), "text": text}


def _who(said: str, role: str) -> dict[str, Any]:
    """Of "Lars Hagen/NOR" a person, of "NOR" a state, of "Northern Ports Union" a body; with its role."""
    for part in ("guest", "host"):
        if said.endswith(f" {part}"):
            return _who(said.removesuffix(f" {part}"), part)
    name, slash, country = said.partition("/")
    kind = "person" if slash else "country" if name in COUNTRIES else "organization"
    code = country or (name if name in COUNTRIES else None)
    full = COUNTRIES.get(name, name)
    mentions = [_span(full)]
    return {"name": full, "kind": kind, "role": role, "country": code, "mentions": mentions}


def _date(said: str) -> dict[str, Any]:
    """Of "2024-05-13" a day, of "2024-05" a month, of "2024" a year, of "2024-05-13/2024-05-14" a range."""
    first, _, last = said.partition("/")
    if len(first) == len("2024"):
        start, end = f"{first}-01-01", f"{first}-12-31"
        return {"text": said, "start": start, "end": end, "precision": "year", "edtf": said}
    if len(first) == len("2024-05"):
        start = date.fromisoformat(f"{first}-01")
        end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return {"text": said, "start": start, "end": end, "precision": "month", "edtf": said}
    precision = "range" if last else "day"
    return {
        "text": said, "start": first, "end": last or first, "precision": precision, "edtf": said
    }  # fmt: skip


def report(
    name: str,
    *who: str,
    subtype: str = "meeting",
    published: str | None = "2024-05-14",
    on: str | None = None,
    status: str = "occurred",
    sentence: str = "They met.",
    at: int = 0,
    article: str | None = None,
    source: str | None = None,
    **more: Any,
) -> MeetingEvent | AgreementEvent:
    """The report with this id: who took part, when it was, and where it stands in its article."""
    family = "agreement" if "instrument" in more else "meeting"
    event = {
        "id": name,
        "type": family,
        "subtype": subtype,
        "status": status,
        "participants": [_who(each, "party" if "instrument" in more else "participant") for each in who],
        "date": None if on is None else _date(on),
        "trigger": _span(sentence.split(maxsplit=1)[0], at),
        "evidence": [_span(sentence, at)],
        "confidence": 0.9,
        "codes": codes_for(family, subtype, status),
        "article": {"id": article or f"article-{name}", "source": source, "published_at": published},
        "extractor": {"name": "communique", "version": "1", "model": "md"},
        **more,
    }  # fmt: skip
    return EVENT_ADAPTER.validate_python(event)


def pact(
    name: str, *who: str, title: str | None = None, **more: Any
) -> MeetingEvent | AgreementEvent:
    """The report of an act on an instrument."""
    instrument = {"kind": "treaty", "title": title, "text": title or "a treaty"}
    return report(
        name,
        *who,
        **{"subtype": "sign", "sentence": "They signed it.", "instrument": instrument, **more},
    )
