"""What states are called, and about where they lie, by their codes (source: countryinfo)."""

from dataclasses import dataclass
from functools import cache

from countryinfo import all_countries


@dataclass(frozen=True, slots=True)
class State:
    """A state; the middle is None where nobody knows it."""

    code: str
    name: str
    lat: float | None = None
    lon: float | None = None


def state(code: str) -> State:
    """The state of a code; named by its code where there is none of it."""
    return _states().get(code) or State(code, code)


@cache
def _states() -> dict[str, State]:
    found: dict[str, State] = {}
    for country in all_countries():
        code, middle = country.iso(3), country.latlng()
        if code and code not in found and middle:
            found[code] = State(code, country.name(), *map(float, middle))
    return found
