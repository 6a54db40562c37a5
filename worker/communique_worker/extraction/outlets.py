"""The country of an outlet: whose offices its reports name without saying of which state."""

import re
from collections.abc import Mapping
from functools import cache

from communique_schemas import Article
from communique_worker.extraction.places import dateline, find_place
from communique_worker.lexicon.loader import Lexicon, load_as


class _Outlets(Lexicon):
    countries: Mapping[str, str]
    domains: Mapping[str, str]


@cache
def _outlets() -> _Outlets:
    return load_as(_Outlets, "outlets")


def home_country(article: Article) -> str | None:
    """ISO alpha-3 code of the article's outlet, by its host name, else by the dateline."""
    for address in (article.source, article.url):
        host = re.sub(r"^[a-z]+://|[/?#:].*$", "", (address or "").lower())
        outlet = next(
            (code for name, code in _outlets().countries.items() if host.endswith(name)), None
        )
        code = outlet or _outlets().domains.get(
            host.rsplit(".", maxsplit=1)[-1] if "." in host else ""
        )
        if code:
            return code
    place = find_place(dateline(article.text) or "")
    return place.country if place else None
