"""PLOVER and CAMEO codes of an event, by act and status; the table itself is `codes.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from communique_schemas.event import AgreementSubtype, Codes, MeetingSubtype, Status

EventType = Literal["meeting", "agreement"]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("communique_schemas").joinpath("codes.toml").read_text("utf-8"))


@cache
def codes_for(
    event_type: EventType, subtype: MeetingSubtype | AgreementSubtype, status: Status
) -> Codes:
    """Look up the codes of an act in a status.

    A planned meeting is not coded as a meeting but as the intent to meet, a cancelled one as a
    refusal: the codes follow act and status, never the family alone.

    Raises:
        KeyError: the type has no such subtype, or there is no such status.
    """
    table = _table()
    name = table[event_type][subtype][status]
    return Codes(**table["codes"][name], cameo_version=table["cameo_version"])
