"""The contract of a person or an organisation, by all reports that name it."""

from datetime import date
from typing import Literal

from pydantic import Field

from communique_schemas.event import CountryCode
from communique_schemas.span import Contract


class NameSeen(Contract):
    """A form of the name, and how often it is written so."""

    name: str = Field(min_length=1)
    times: int = Field(ge=1)
    """How many events name it so."""


class Office(Contract):
    """An office, and when reports told that somebody holds it."""

    title: str = Field(min_length=1)
    """As most reports write it: "Foreign Minister"."""
    affiliation: str | None = None
    """What the title is of: "Tajikistan", "Ministry of Energy"."""
    country: CountryCode | None = None
    """The affiliation's country."""
    first_seen: date | None = None
    """When the first report with it was published; null where no report has a date."""
    last_seen: date | None = None
    """When the last report with it was published."""
    reports: int = Field(ge=1)
    """How many events tell it."""


class Person(Contract):
    """A person or an organisation across articles: its names, offices and events."""

    name: str = Field(min_length=1)
    """The whole name, in the form that is written most often."""
    kind: Literal["person", "organization"]
    country: CountryCode | None = None
    """As most reports tell it."""
    names: tuple[NameSeen, ...] = Field(min_length=1)
    """All forms seen, the most frequent first."""
    offices: tuple[Office, ...] = ()
    """In the order in which they were first told; one that was not told for two years is told anew."""
    meetings: tuple[str, ...] = ()
    """Ids of the meeting events, sorted."""
    agreements: tuple[str, ...] = ()
    """Ids of the agreement events, sorted."""
