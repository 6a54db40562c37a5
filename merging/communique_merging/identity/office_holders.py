"""Who held an office at a time, by what reports told."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from communique_merging.identity.offices import TitleWords, title_words
from communique_schemas import Office, Person

BEYOND = timedelta(days=180)
"""How long before the first and after the last report of it somebody may still have held an office."""


class OfficeHolders:
    """The offices of states, and who held them when."""

    def __init__(self, persons: Iterable[Person]) -> None:
        """Take in persons, as `people` gives them."""
        self._held: defaultdict[tuple[TitleWords, str], list[tuple[Office, Person]]] = defaultdict(
            list
        )
        for person in persons:
            for office in person.offices:
                if office.country and office.first_seen:
                    self._held[title_words(office.title), office.country].append((office, person))

    def holder(self, title: str, country: str, on: date) -> Person | None:
        """Who held the office of this title in this country on a day.

        None where nobody is known, or where two are: of one who was told to hold it on days around this
        one and another who was not, the first; else whoever was told within half a year.
        """
        held = self._held.get((title_words(title), country), [])
        at_the_time = _holding(held, on, timedelta(0))
        found = at_the_time or _holding(held, on, BEYOND)
        return found[0] if len(found) == 1 else None


def _holding(held: Iterable[tuple[Office, Person]], on: date, beyond: timedelta) -> list[Person]:
    found: list[Person] = []
    for office, person in held:
        first, last = office.first_seen, office.last_seen
        if first and last and first - beyond <= on <= last + beyond and person not in found:
            found.append(person)
    return found
