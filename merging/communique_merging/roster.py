"""Who took part by all reports: mentions of one person or body under its fullest name, with its backing."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from communique_merging.identity import SAME, same_name
from communique_schemas import AgreementEvent, CanonicalParticipant, MeetingEvent, Participant

T = TypeVar("T", bound=str)
Naming = tuple[str, Participant]
"""The id of a report, and one participant of it."""


def roster(
    events: Sequence[MeetingEvent | AgreementEvent],
) -> tuple[tuple[CanonicalParticipant, tuple[str, ...]], ...]:
    """Participants with the ids of the reports that name them, best backed first."""
    found: list[list[Naming]] = []
    namings = [(event.id, participant) for event in events for participant in event.participants]
    for naming in sorted(namings, key=lambda each: (-len(each[1].name), each[1].name)):
        home = next((one for one in found if _same(one[0][1], naming[1])), None)
        if home is None:
            found.append([naming])
        else:
            home.append(naming)
    told = [(_participant(one), tuple(sorted({report for report, _ in one}))) for one in found]
    return tuple(sorted(told, key=lambda each: (-each[0].reports, each[0].name)))


def _same(a: Participant, b: Participant) -> bool:
    if a.kind == "country" or b.kind == "country":
        return a.kind == b.kind and (a.name == b.name or (a.country or "") == b.country)
    if a.country and b.country and a.country != b.country:
        return False
    return a.kind == b.kind and same_name(a.name, b.name) >= SAME


def _participant(namings: Sequence[Naming]) -> CanonicalParticipant:
    """One participant of its namings, the fullest name first."""
    if len(namings) == 1:
        return _named_once(namings[0][1])
    participants = [participant for _, participant in namings]
    roles = [participant.role for participant in participants]
    return CanonicalParticipant(
        name=participants[0].name,
        kind=participants[0].kind,
        role=_most(roles) or roles[0],
        title=_most([participant.title for participant in participants]),
        affiliation=_most([participant.affiliation for participant in participants]),
        country=_most([participant.country for participant in participants]),
        reports=len({report for report, _ in namings}),
    )


def _named_once(told: Participant) -> CanonicalParticipant:
    return CanonicalParticipant(
        name=told.name,
        kind=told.kind,
        role=told.role,
        title=told.title or None,
        affiliation=told.affiliation or None,
        country=told.country or None,
        reports=1,
    )


def _most(values: Sequence[T | None]) -> T | None:
    """The value told most often, of several the first of the alphabet."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
