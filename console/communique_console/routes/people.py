"""Persons and organisations across articles."""

import hashlib
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from communique_console.access import Reader
from communique_console.filters import Day, Parameters
from communique_console.services import Serving
from communique_schemas import CanonicalEvent, Person
from communique_schemas.errors import NotFoundError, PositionError

router = APIRouter(tags=["people"])


class _Days(Parameters):
    since: Day | None = None
    """With `until`, of which events all of it is told: they end on this day or later."""
    until: Day | None = None


class PeoplePage(_Days):
    """Who is meant, and which page of them."""

    name: str | None = Field(default=None, max_length=500)
    """A name or a part of one, in any form seen."""
    country: str | None = Field(default=None, pattern="^[A-Za-z]{3}$")
    kind: Literal["person", "organization"] | None = None
    min_events: int = Field(default=1, ge=1, le=1_000_000)
    """In so many events."""
    limit: int = Field(default=50, ge=1, le=1000)
    cursor: str | None = Field(default=None, max_length=64)
    """Go on behind an earlier page: its `next`."""


class PersonDays(_Days):
    """Of which events a person is told."""


class ListedPerson(BaseModel):
    """A person or an organisation, with the id by which it is asked for."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    id: str
    """By name, kind and country: one whose name comes to be written otherwise gets another one."""
    person: Person


class People(BaseModel):
    """A page of persons and organisations."""

    people: list[ListedPerson]
    next: str | None


class WholePerson(ListedPerson):
    """A person or an organisation with its events, the newest first."""

    events: list[CanonicalEvent]


@router.get("/people", responses={400: {}})
def list_people(serving: Serving, _: Reader, page: Annotated[PeoplePage, Query()]) -> People:
    """List persons and organisations with names, offices, meetings and agreements, the most active first.

    All reports of the time asked for are read for it.
    """
    wanted = page.model_dump(exclude={"limit", "cursor"})
    found = [ListedPerson(id=_id(each), person=each) for each in serving.store.people(**wanted)]
    start = 0
    if page.cursor is not None:
        places = {each.id: at for at, each in enumerate(found)}
        if page.cursor not in places:
            raise PositionError("this cursor is none, or who it stands for is gone: begin anew")
        start = places[page.cursor] + 1
    shown = found[start : start + page.limit]
    more = start + page.limit < len(found)
    return People(people=shown, next=shown[-1].id if more else None)


@router.get("/people/{person_id}", responses={404: {}})
def get_person(
    serving: Serving, _: Reader, person_id: str, days: Annotated[PersonDays, Query()]
) -> WholePerson:
    """Give one person or organisation whole, by the id of the list."""
    store = serving.store
    people = store.people(since=days.since, until=days.until)
    person = next((each for each in people if _id(each) == person_id), None)
    if person is None:
        raise NotFoundError(f"there is nobody {person_id!r}")
    events = store.canonical.many([*person.meetings, *person.agreements]).values()
    newest = sorted(events, key=_last_day, reverse=True)
    return WholePerson(id=person_id, person=person, events=newest)


def _id(person: Person) -> str:
    told = "\n".join((person.name, person.kind, person.country or ""))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _last_day(event: CanonicalEvent) -> tuple[str, str]:
    told = event.date.end if event.date else event.first_seen
    return (told.isoformat()[:10] if told else "", event.id)
