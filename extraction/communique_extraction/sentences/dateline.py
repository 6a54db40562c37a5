"""The dateline: where, and by which agency, a report was filed ("TEHRAN, May 31 (MNA) — ")."""

import re
from dataclasses import dataclass

from communique_extraction.gazetteer.places import find_place
from communique_schemas import Place

_LONGEST = 160
"""How many characters a dateline and what stands before it may take."""
_AGENCY = r"[(/][^()/\n]{2,40}[)/]"
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


def find_dateline(text: str) -> Dateline | None:
    """Find the dateline of an article's text.

    A place before a dash is one where it is known as a city, or written in capitals; before a colon,
    a full stop or the end of the line only beside a day or an agency.
    """
    match = _DATELINE.match(text[:_LONGEST])
    if match is None:
        return None
    told = _DAY_OR_AGENCY.search(match["rest"]) is not None
    place = _place_of(match["place"], match["rest"])
    known = place is not None and (place.kind in {"city", "venue"} or told)
    if not known and not match["place"].isupper():
        return None
    sure = told or (match["dash"] is not None) or (match["colon"] and match["place"].isupper())
    return Dateline(match.end(), place, match["rest"]) if sure else None


def _place_of(name: str, rest: str) -> Place | None:
    """The place of a dateline; before it, the agency's letters may stand: "AKP Phnom Penh"."""
    following = _NAME.match(rest)
    return find_place(name) or (find_place(following[1]) if following and name.isupper() else None)
