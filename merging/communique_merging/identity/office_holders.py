"""Who held an office at a time, by what reports told."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from communique_merging.identity.offices import TitleWords, title_words
from communique_schemas import Office, Person

BEYOND = timedelta(days=180)
"""How long before the first and after the last report of it somebody may still have held an office."""

FAR_OFTENER = 10
"""How many times more reports tell an office of its holder than of somebody by mistake."""

_Held = tuple[Office, Person]


class OfficeHolders:
    """The offices of states, and who held them when."""

    def __init__(self, persons: Iterable[Person]) -> None:
        """Take in persons, as `people` gives them."""
        self._held: defaultdict[tuple[TitleWords, str], list[_Held]] = defaultdict(list)
        for person in persons:
            for office in person.offices:
                if office.country and office.first_seen:
                    self._held[title_words(office.title), office.country].append((office, person))

    def holder(self, title: str, country: str, on: date) -> Person | None:
        """Who held the office of this title in this country on a day.

        First asked are those who were told to hold it before and after that day, then those who were within
        half a year of it. None where nobody is known, or where two are, neither of them by far the oftener.
        """
        held = self._held.get((title_words(title), country), [])
        return _foremost(_holding(held, on, timedelta(0)) or _holding(held, on, BEYOND))


def _holding(held: Iterable[_Held], on: date, beyond: timedelta) -> list[_Held]:
    return [
        (office, person)
        for office, person in held
        if office.first_seen
        and office.last_seen
        and office.first_seen - beyond <= on <= office.last_seen + beyond
    ]


def _foremost(found: list[_Held]) -> Person | None:
    """The one of whom it is told, or told many times oftener than of the next."""
    reports: Counter[Person] = Counter()
    for office, person in found:
        reports[person] += office.reports
    ranked = reports.most_common(2)
    if len(ranked) == 2 and ranked[0][1] < FAR_OFTENER * ranked[1][1]:
        return None
    return ranked[0][0] if ranked else None
