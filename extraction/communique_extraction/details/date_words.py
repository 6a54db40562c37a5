"""The words of a date by their meaning: numbers, months, weekdays, and the year that is meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from communique_extraction.details.date_arithmetic import calendar_day, last_of_month
from communique_extraction.lexicon.calendar import news_calendar, steps

_SLACK = 31
"""How many days on the other side of the writing a day without a year may lie."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of a date by the names of their groups, and from when and whither they count."""

    words: Mapping[str, str | None]
    written: date | None
    future: bool | None

    def word(self, name: str) -> str:
        """The words of a group, in lower case; empty where the pattern has or the text tells none."""
        return (self.words.get(name) or "").strip().lower()

    def number(self, name: str) -> int:
        """The number that a group has in digits."""
        return int(re.sub(r"\D", "", self.word(name)) or 0)

    def month(self, name: str = "month") -> int:
        """The month by its name; where the pattern has no such group, the only one told."""
        word = self.word(name) or self.word("month") or self.word("month2")
        return news_calendar().months.words[word.rstrip(".")]

    def weekday(self, name: str = "weekday") -> int:
        """The number of a weekday in its week; Monday is 1."""
        return news_calendar().weekdays.words[self.word(name)]

    def year(self, month: int, day: int) -> int | None:
        """The year that is told, or else the one that puts month and day nearest to the writing."""
        told = self.number("y") or self.year_away()
        return told or _nearest_year(month, day, self.written, future=self.future)

    def year_of_month(self, month: int) -> int | None:
        """The year of a month: "last June" is over by now, "next June" has not begun."""
        step = steps().get(self.word("way"))
        if not step or self.written is None or self.number("y"):
            return self.year(month, 15)
        ahead = month - self.written.month
        return self.written.year + (0 if ahead * step > 0 else step)

    def year_away(self) -> int | None:
        """The year that is told by its distance from the writing: "of last year"."""
        step = steps().get(self.word("which"))
        return self.written.year + step if self.written and step is not None else None


def _nearest_year(month: int, day: int, written: date | None, *, future: bool | None) -> int | None:
    """The year that puts a month and day nearest to the writing, on the side the tense tells."""
    if written is None:
        return None
    gaps = {
        year: (nearest - written).days
        for year in (written.year - 1, written.year, written.year + 1)
        if (last := last_of_month(year, month))
        and (nearest := calendar_day(year, month, min(day, last.day)))
    }
    fitting = [
        year
        for year, gap in gaps.items()
        if future is None or (gap >= -_SLACK if future else gap <= _SLACK)
    ]
    return min(fitting, key=lambda year: abs(gaps[year]), default=None)
