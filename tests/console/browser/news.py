"""Invented news: each text has people of its own, so that no event of one test is of another one."""

from typing import Any

_PUBLISHED = "2024-05-14T08:00:00Z"


def signing(
    name: str, first: str, second: str, *, outlet: str, count: int = 17, **more: Any
) -> dict[str, Any]:
    """An article on two who signed so many agreements."""
    text = (
        f"REYKJAVIK, May 14 — {first} and {second} signed {count} agreements on trade and energy in "
        "Reykjavik on Monday. The two sides praised the old friendship of their peoples."
    )
    return {"id": name, "text": text, "source": outlet, "published_at": _PUBLISHED, **more}


def meeting(name: str, first: str, second: str, city: str = "Oslo", **more: Any) -> dict[str, Any]:
    """An article on one who received another."""
    text = f"{first} received {second} in {city} on Monday. They discussed fishing and shipping."
    return {"id": name, "text": text, "source": "Harbour Wire", "published_at": _PUBLISHED, **more}
