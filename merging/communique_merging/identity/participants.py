"""Whether two participants are one: by name, or by the office that only one of them is told by."""

from datetime import date

from communique_merging.identity.office_holders import OfficeHolders
from communique_merging.identity.offices import is_unnamed, office_of, title_words
from communique_merging.identity.same_name import same_name
from communique_schemas import Participant

SAME_OFFICE = 0.85
HELD_OFFICE = 0.8
NOTHING_AGAINST_IT = 0.3
"""Of one country, and nothing says that it is the office's holder, or is not."""

_NOBODY = OfficeHolders(())


def same_participant(
    a: Participant, b: Participant, on: date | None = None, holders: OfficeHolders = _NOBODY
) -> float:
    """How sure it is that two participants are one, from 0 to 1; symmetric.

    `on` is the day of the event, for who held an office then.
    """
    if a.country and b.country and a.country != b.country:
        return 0.0
    if a.kind == b.kind == "country":
        return 1.0 if a.country and a.country == b.country else same_name(a.name, b.name)
    if "country" in {a.kind, b.kind}:
        return 0.0
    unnamed = is_unnamed(a), is_unnamed(b)
    if not any(unnamed):
        return same_name(a.name, b.name)
    if all(unnamed):
        office = office_of(a)
        return SAME_OFFICE if office is not None and office == office_of(b) else 0.0
    return _holds(b, a, on, holders) if unnamed[0] else _holds(a, b, on, holders)


def _holds(
    named: Participant, unnamed: Participant, on: date | None, holders: OfficeHolders
) -> float:
    """Whether somebody with a name is the one that only an office tells."""
    office = office_of(unnamed)
    if office is None or named.kind != "person":
        return 0.0
    if office_of(named) == office:
        return SAME_OFFICE
    holder = None
    if on and unnamed.title and unnamed.country:
        holder = holders.holder(unnamed.title, unnamed.country, on)
    if holder is not None:
        return HELD_OFFICE * max(same_name(named.name, form.name) for form in holder.names)
    if named.title and named.country and title_words(named.title) != office.title:
        return 0.0
    return NOTHING_AGAINST_IT if named.country else 0.0
