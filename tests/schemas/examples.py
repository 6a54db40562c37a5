"""One plain event of each family, as the records that the tests bend."""

from typing import Any

TEXT = "Ana Olt met Bo Tarn on Monday. They signed a pact."

EXTRACTOR = {"name": "communique", "version": "1", "model": "md"}
CODES = {"plover": "CONSULT", "plover_mode": None, "cameo": "040", "cameo_version": "1.1b3"}


def nested(levels: int) -> dict[str, Any]:
    """Metadata of so many levels."""
    value: Any = 1
    for _ in range(levels - 1):
        value = [value]
    return {"key": value}


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def meeting(**changes: Any) -> dict[str, Any]:
    return {
        "id": "m1",
        "type": "meeting",
        "subtype": "meeting",
        "status": "occurred",
        "participants": [
            {"name": name, "kind": "person", "role": "participant", "mentions": [span(name)]}
            for name in ("Ana Olt", "Bo Tarn")
        ],
        "trigger": span("met"),
        "evidence": [span("Ana Olt met Bo Tarn on Monday.")],
        "confidence": 0.9,
        "codes": CODES,
        "article": {"id": "a1"},
        "extractor": EXTRACTOR,
        **changes,
    }


def agreement(**changes: Any) -> dict[str, Any]:
    return {
        "id": "g1",
        "type": "agreement",
        "subtype": "sign",
        "status": "occurred",
        "participants": [
            {"name": "They", "kind": "group", "role": "signatory", "mentions": [span("They")]}
        ],
        "instrument": {"kind": "agreement", "text": "a pact", "span": span("a pact")},
        "trigger": span("signed"),
        "evidence": [span("They signed a pact.")],
        "confidence": 0.8,
        "codes": CODES,
        "article": {"id": "a1"},
        "extractor": EXTRACTOR,
        **changes,
    }
