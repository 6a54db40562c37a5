"""The dateline: where, and by which agency, a report was filed ("TEHRAN, May 31 (MNA) — ")."""

import re
from dataclasses import dataclass
from itertools import islice

from communique_extraction.gazetteer.places import find_place
from communique_schemas import Place

_LONGEST = 160
"""How many characters a dateline and what stands before it may take."""
_FURTHEST = 500
_LINES = 5
"""How many characters and lines may stand above a dateline."""
_LINE_END = re.compile(r"\n\s*")
_AGENCY = r"(?:\([^()\n]{2,40}\)|/[^()/\n]{2,40}/)"
_DAY = r"(?:(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))(?:[/,]? ?\d{4})?"
_CAPITALS = r"[A-ZÀ-Ž][A-ZÀ-Ž'’-]+(?: [A-ZÀ-Ž][A-ZÀ-Ž'’-]+){0,2}(?!\w)"
_NAMED = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
_ITEM = rf"{_DAY}|{_AGENCY}|[A-Z]{{2,10}}|[A-Z][\w.]*(?: [A-Z][\w.]*){{0,2}}"
_DATELINE = re.compile(
    r"\s*(?:\((?:[^()]|\([^()]*\))*\)\s+)?"  # "(MENAFN - Kuwait News Agency (KUNA)) KUWAIT, …"
    r"(?:[A-Z]{2,8} - )?"  # "APA - Bamako"
    rf"(?P<place>{_CAPITALS}|{_NAMED})(?:/[A-Z][\w ]{{2,20}})?"  # "Kathmandu/New Delhi"
    rf"(?P<rest>(?:[\s,.]+(?:{_ITEM})){{0,3}}?)"
    r"(?:\s*(?:(?P<dash>—|–|--|-|…)|(?P<colon>:)|\.|(?=\n))\s+|(?<=[)/])(?:\s?-|\s+(?=[A-Z])))"
    r"(?:/[^/\n]{2,30}/\.?\s+)?"  # "MOSCOW, November 28. /TASS/."
)
_DAY_OR_AGENCY = re.compile(rf"[\s,.](?:{_DAY}|{_AGENCY}|[A-Z]{{2,10}}\b)")

_NAME = re.compile(r"\s+([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a text: it ends before code point `end`, and names `place`."""

    end: int
    place: Place | None
    beside: str = ""
    """What stands beside the place, as written: a day, an agency, a state."""
    told: bool = False
    """Whether a day or an agency stands beside the place."""


def find_dateline(text: str) -> Dateline | None:
    """Find the dateline of an article's text, at its start or below a heading.

    A place before a dash is one where it is known as a city, or written in capitals; before a colon,
    a full stop or the end of the line only beside a day or an agency. Below a heading, a byline or the
    like it needs these, too.
    """
    first = _dateline_at(text, 0)
    if first is not None:
        return first
    below = (line.end() for line in _LINE_END.finditer(text, 0, _FURTHEST))
    found = (_dateline_at(text, start) for start in islice(below, _LINES))
    return next((dateline for dateline in found if dateline and dateline.told), None)


def _dateline_at(text: str, start: int) -> Dateline | None:
    match = _DATELINE.match(text[start : start + _LONGEST])
    if match is None:
        return None
    told = _DAY_OR_AGENCY.search(match["rest"]) is not None
    place = _place_of(match["place"], match["rest"])
    known = place is not None and (place.kind in {"city", "venue"} or told)
    if not known and not match["place"].isupper():
        return None
    sure = told or (match["dash"] is not None) or (match["colon"] and match["place"].isupper())
    return Dateline(start + match.end(), place, match["rest"], told=told) if sure else None


def _place_of(name: str, rest: str) -> Place | None:
    """The place of a dateline; before it, the agency's letters may stand: "AKP Phnom Penh"."""
    following = _NAME.match(rest)
    return find_place(name) or (find_place(following[1]) if following and name.isupper() else None)
