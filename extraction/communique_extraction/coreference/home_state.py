"""The country of an outlet: whose offices its reports name without saying of which state."""

import re
from dataclasses import dataclass

from communique_extraction.coreference.states_told import StatesTold
from communique_extraction.gazetteer.outlets import outlets
from communique_extraction.sentences.dateline import Dateline
from communique_schemas import Article

_AMONG_OTHERS = 2
"""So many states named make a report of other states where that of the page's address is not among them."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a state, by its ISO alpha-3 code."""

    title: str
    country: str


@dataclass(frozen=True, slots=True)
class Home:
    """The state of an outlet, by its ISO alpha-3 code; `sure` where the outlet's address tells it.

    A dateline tells only where the report was filed: a guest may be at home there, or the host.
    Not `spoken_of` is the state of an outlet of the press whose article names others alone; an `official`
    page is a government's own.
    """

    country: str
    sure: bool = True
    spoken_of: bool = True
    official: bool = False


def home_country(article: Article, dateline: Dateline | None, told: StatesTold) -> Home | None:
    """The state of the article's outlet, by its host name, else by the dateline."""
    for host in _hosts(article):
        press = next(
            (code for name, code in outlets().countries.items() if host.endswith(name)), None
        )
        code = press or outlets().domains.get(
            host.rsplit(".", maxsplit=1)[-1] if "." in host else ""
        )
        if code:
            official = _is_of_government(host)
            near = press is None and not _is_filed_abroad(dateline, code)
            others = _AMONG_OTHERS if near else 0
            told_of = official or code in told.times or len(told.times) < others
            return Home(code, spoken_of=told_of, official=official)
    code = dateline.place.country if dateline and dateline.place else None
    return Home(code, sure=False) if code else None


def home_office(article: Article) -> Office | None:
    """The office whose own site the article stands on, if it is one."""
    for host in _hosts(article):
        for name, (title, code) in outlets().offices.items():
            if host == name or host.endswith(f".{name}"):
                return Office(title, code)
    return None


def _is_filed_abroad(dateline: Dateline | None, code: str) -> bool:
    """Tell a report from another state, whose offices may be meant."""
    place = dateline.place if dateline else None
    return place is not None and place.country not in {None, code}


def _is_of_government(host: str) -> bool:
    """Tell the page of a government, or of an office in it, from an outlet of the press."""
    labels = outlets().governments.labels
    office = any(host == name or host.endswith(f".{name}") for name in outlets().offices)
    return office or not labels.isdisjoint(host.split("."))


def _hosts(article: Article) -> list[str]:
    addresses = (article.source, article.url)
    return [re.sub(r"^[a-z]+://|[/?#:].*$", "", (address or "").lower()) for address in addresses]
