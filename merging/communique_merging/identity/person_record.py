"""What mentions of one person or organisation tell of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from communique_merging.identity.mention import Mention
from communique_merging.identity.name import name
from communique_merging.identity.offices import TitleWords, held_title
from communique_schemas import NameSeen, Office, Person

LONG = timedelta(days=730)
"""After this without a report of it, an office was perhaps somebody else's for a while."""


def person_of(told: Sequence[Mention]) -> Person:
    """The record of the one that all these mentions are of; a function of their set."""
    names = Counter(
        form for form, _ in {(mention.participant.name, mention.event) for mention in told}
    )
    return Person(
        name=min(names, key=lambda form: (not _is_whole(form), -names[form], -len(form), form)),
        kind=told[0].kind,
        country=_most(mention.participant.country for mention in told),
        names=tuple(
            NameSeen(name=form, times=times)
            for form, times in sorted(names.items(), key=lambda each: (-each[1], each[0]))
        ),
        offices=_offices(told),
        meetings=tuple(sorted({mention.event for mention in told if mention.is_meeting})),
        agreements=tuple(sorted({mention.event for mention in told if not mention.is_meeting})),
    )


def _is_whole(form: str) -> bool:
    words = name(form).words
    return len(words) > 1 and not words[0].is_initial


def _offices(told: Sequence[Mention]) -> tuple[Office, ...]:
    by_office: defaultdict[tuple[TitleWords, str | None], list[Mention]] = defaultdict(list)
    for mention in told:
        who = mention.participant
        if who.title and (words := held_title(who.title)):
            by_office[words, who.country].append(mention)
    terms = (term for told_of_one in by_office.values() for term in _terms(told_of_one))
    return tuple(sorted(map(_office, terms), key=_when_told))


def _terms(told: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The mentions of an office, those apart between which it was not told for long."""
    term: list[Mention] = []
    for mention in sorted(told, key=lambda each: each.day or date.min):
        before = term[-1].day if term else None
        if before and mention.day and mention.day - before > LONG:
            yield term
            term = []
        term.append(mention)
    yield term


def _office(told: Sequence[Mention]) -> Office:
    days = [mention.day for mention in told if mention.day]
    return Office(
        title=_most(mention.participant.title for mention in told) or "",
        affiliation=_most(mention.participant.affiliation for mention in told),
        country=told[0].participant.country,
        first_seen=min(days, default=None),
        last_seen=max(days, default=None),
        reports=len({mention.event for mention in told}),
    )


def _when_told(office: Office) -> tuple[date, date, str, str]:
    return (
        office.first_seen or date.max,
        office.last_seen or date.max,
        office.title,
        office.country or "",
    )


def _most(values: Iterable[str | None]) -> str | None:
    """The value said most often, of several the first of the alphabet."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value), default=None)
