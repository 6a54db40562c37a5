"""Places against a gazetteer: venues, cities, regions and states, with coordinates where known."""

import gzip
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from sys import intern
from typing import NamedTuple
from zoneinfo import ZoneInfo

from communique_extraction.gazetteer.countries import countries
from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import WordGroup
from communique_schemas import Place


class Venues(Lexicon):
    """Venues known by name, each with its city and the ISO alpha-3 code of its state."""

    words: Mapping[str, tuple[str, str]]
    example: tuple[Example, ...]


_PLAIN_LETTERS = str.maketrans("øØłŁđĐı", "oOlLdDi")


class Provinces(Lexicon):
    """Parts of states, each with the ISO alpha-3 code of its state."""

    words: Mapping[str, str]
    example: tuple[Example, ...]


class PlaceWords(Lexicon):
    """`places.toml`."""

    heads: WordGroup
    first_heads: WordGroup
    buildings: WordGroup
    regions: WordGroup
    prepositions: WordGroup
    beside: WordGroup
    towards: WordGroup
    welcoming: WordGroup
    welcoming_to_come: WordGroup
    welcoming_at_length: WordGroup
    bidding: WordGroup
    here: WordGroup
    away: WordGroup
    scenes: WordGroup
    there: WordGroup
    before_it: WordGroup
    hosts: WordGroup
    sorts: WordGroup
    seats: WordGroup
    provinces: Provinces
    venues: Venues


@cache
def place_words() -> PlaceWords:
    """The words of places as data."""
    return load_as(PlaceWords, "gazetteer/places")


@cache
def site_words() -> frozenset[str]:
    """The head nouns of buildings and sites."""
    return place_words().heads.words


class _City(NamedTuple):
    country: str
    latitude: float
    longitude: float
    zone: str


class _Gazetteer(NamedTuple):
    cities: dict[str, list[_City]]
    """By name, the most populous first."""
    zones: dict[str, str]
    """The time zone of each country's most populous city."""


@cache
def _gazetteer() -> _Gazetteer:
    packed = files("communique_extraction.gazetteer").joinpath("cities.tsv.gz").read_bytes()
    made = _Gazetteer({}, {})
    for line in gzip.decompress(packed).decode().splitlines():
        if not line.startswith("#"):
            name, code, latitude, longitude, zone = line.split("\t")
            city = _City(intern(code), float(latitude), float(longitude), intern(zone))
            made.cities.setdefault(name, []).append(city)
            made.zones.setdefault(city.country, city.zone)
    return made


def _cities() -> dict[str, list[_City]]:
    return _gazetteer().cities


def zone_of(place: Place) -> ZoneInfo | None:
    """The time zone of a place: of the city, else of its country's most populous city."""
    if place.country is None:
        return None
    named = _cities().get(place.name) or _cities().get(place.text) or []
    city = next((city for city in named if city.country == place.country), None)
    zone = city.zone if city else _gazetteer().zones.get(place.country)
    return ZoneInfo(zone) if zone else None


def find_place(name: str, country: str | None = None, homes: Sequence[str] = ()) -> Place | None:
    """Look a place up by its name as written; one that is not known may be a venue by its last word.

    Args:
        name: "Tehran", "Saad Abad Palace", "Iran".
        country: ISO alpha-3 code of the state in which it is said to be.
        homes: codes that decide between cities of one name, where none of them is a capital.

    Returns:
        The place without its span, or None where it is no place that can be told by its name.
    """
    return find_known_place(name, country, homes) or _venue(_plain(name))


def find_known_place(
    name: str, country: str | None = None, homes: Sequence[str] = ()
) -> Place | None:
    """Look up a place that the gazetteer has; arguments and result as for `find_place`."""
    plain = _plain(name)
    shown = plain.title() if plain.isupper() and len(plain) > 3 else plain
    return (
        _known_venue(plain)
        or _state(plain, shown)
        or _region(plain)
        or _city(name.strip(), plain, country, homes)
        or _capital(shown)
    )


def _plain(name: str) -> str:
    return re.sub(r"^(the|The)\s+|,?\s+D\.?C\.?$", "", name.strip())


def _known_venue(plain: str) -> Place | None:
    known = place_words().venues.words.get(plain)
    if known is None:
        return None
    found = _cities().get(known[0], [])
    here = next((city for city in found if city.country == known[1]), None)
    return Place(
        text=plain,
        name=plain,
        kind="venue",
        country=known[1],
        lat=here.latitude if here else None,
        lon=here.longitude if here else None,
    )


def _state(plain: str, shown: str) -> Place | None:
    found = next(iter(countries().find(plain)), None)
    whole = found is not None and found.start == 0 and found.end >= len(plain)
    if found is None or not whole or found.kind != "country":
        return None
    return Place(text=plain, name=shown, kind="country", country=found.code)


def _city(name: str, plain: str, country: str | None, homes: Sequence[str]) -> Place | None:
    shown = plain.title() if plain.isupper() and len(plain) > 3 else plain
    told = dict.fromkeys((name, plain, shown, shown.removesuffix(" City")))
    form, found = next(
        ((form, cities) for form in told if (cities := _cities_called(form))), ("", [])
    )
    if not found:
        return None
    city = _chosen(form, found, country, homes)
    whole = name if form == name else shown
    return Place(
        text=name if form == name else plain,
        name=whole,
        kind="city",
        country=city.country,
        lat=city.latitude,
        lon=city.longitude,
    )


def _cities_called(name: str) -> list[_City]:
    folded = _folded(name)
    return _cities().get(name) or _folded_cities().get(folded) or _cities().get(folded) or []


def _chosen(name: str, cities: list[_City], country: str | None, homes: Sequence[str]) -> _City:
    """Of cities of one name: that of the state told, a capital, one of a home, the most populous."""
    capital = next((f.code for f in countries().find(name) if f.kind == "capital"), None)
    wanted = (code for code in (country, capital, *homes) if code is not None)
    chosen = (city for code in wanted for city in cities if city.country == code)
    return next(chosen, cities[0])


@cache
def _folded_cities() -> dict[str, list[_City]]:
    """The cities whose names have marks that many leave out, by their names without them."""
    return {_folded(name): cities for name, cities in _cities().items() if not name.isascii()}


def _folded(name: str) -> str:
    """A name without accents, and with plain apostrophes."""
    letters = unicodedata.normalize("NFKD", name.translate(_PLAIN_LETTERS))
    return re.sub(r"[‘’ʻʼ`]", "'", "".join(c for c in letters if not unicodedata.combining(c)))


def _capital(shown: str) -> Place | None:
    """A capital under a name that the gazetteer does not have."""
    found = next(iter(countries().find(shown)), None)
    if found is None or (found.start, found.end, found.kind) != (0, len(shown), "capital"):
        return None
    return Place(text=shown, name=shown, kind="city", country=found.code)


def _region(plain: str) -> Place | None:
    state = place_words().provinces.words.get(plain)
    if plain not in place_words().regions and state is None:
        return None
    return Place(text=plain, name=plain, kind="region", country=state)


def _venue(plain: str) -> Place | None:
    words = plain.split()
    owned = re.search(r"['’]s?\b", plain) is not None
    begins = tuple(f"{first} " for first in place_words().first_heads.words)
    last = words[-1].lower() if words else ""
    headed = last in site_words() or plain.startswith(begins)
    if not owned and len(words) > 1 and headed and plain[0].isupper():
        return Place(text=plain, name=plain, kind="venue")
    return None


def is_finer(place: Place, other: Place) -> bool:
    """Tell whether a place is more precise than another one, and can lie in it."""
    order = ("country", "region", "city", "venue")
    same = place.country is None or other.country is None or place.country == other.country
    if place.kind == "region" and place.country is None:
        return False
    return same and order.index(place.kind) > order.index(other.kind)
