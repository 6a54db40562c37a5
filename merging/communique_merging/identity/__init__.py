"""Who is who across articles.

same_name(a, b)            how sure it is that two names are one
name_keys(name)            short words that names share which are one
people(events)             persons and organisations with their names, offices and events
is_called(person, name)    whether a name, or a part of one, is this person's
is_called_exactly(…)       whether it is one of the names seen, whole
OfficeHolders(people)      who held an office at a time
same_participant(a, b)     the same of participants, some of which are told by their office alone
"""

from communique_merging.identity.called import is_called, is_called_exactly
from communique_merging.identity.office_holders import OfficeHolders
from communique_merging.identity.offices import is_unnamed
from communique_merging.identity.participants import same_participant
from communique_merging.identity.people import people
from communique_merging.identity.same_name import SAME, name_keys, same_name

__all__ = [
    "SAME",
    "OfficeHolders",
    "is_called",
    "is_called_exactly",
    "is_unnamed",
    "name_keys",
    "people",
    "same_name",
    "same_participant",
]
