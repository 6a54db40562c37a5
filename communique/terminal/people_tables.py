"""Persons and organisations as tables for people."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from communique.terminal.lists import add
from communique_consumer.persons import office_in_words, seen
from communique_merging.identity import SAME, same_name
from communique_schemas import CanonicalEvent, CanonicalParticipant, Person
from communique_schemas.printable import printable

_NAMES = 4
_OFFICES = 3


def people_rows(persons: Iterable[Person]) -> RenderableType:
    """A table of persons: other names seen, latest offices, and how many events there are of each."""
    table = Table("who", "also written", "offices, the latest first", expand=True, show_lines=True)
    for heading in ("meetings", "agreements"):
        table.add_column(heading, justify="right")
    for person in persons:
        others = [form for form in person.names if form.name != person.name]
        names = [f"{form.name} ({form.times})" for form in others]
        offices = [f"{office_in_words(office)}: {seen(office)}" for office in person.offices]
        cells = (_called(person), _first(names, _NAMES), _first(offices[::-1], _OFFICES))
        numbers = (str(len(person.meetings)), str(len(person.agreements)))
        table.add_row(*(Text(cell) for cell in (*cells, *numbers)))
    return table


def whole_person(person: Person, events: Iterable[CanonicalEvent]) -> Iterator[RenderableType]:
    """Yield a person with all names and offices, and below it the events in the order given."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    for form in person.names:
        table.add_row("written", Text(printable(f"{form.name} ({form.times})")))
    for office in person.offices:
        words = f"{office_in_words(office)}: {seen(office)}, {_so_many(office.reports, 'report')}"
        table.add_row("office", Text(printable(words)))
    meetings, agreements = len(person.meetings), len(person.agreements)
    table.add_row("in", f"{_so_many(meetings, 'meeting')}, {_so_many(agreements, 'agreement')}")
    yield Panel(table, title=Text(_called(person)), title_align="left")
    yield _events(person, events)


def _events(person: Person, events: Iterable[CanonicalEvent]) -> RenderableType:
    table = Table(expand=True)
    table.add_column("when", no_wrap=True)
    table.add_column("what", ratio=1)
    table.add_column("with whom", ratio=2)
    table.add_column("event", overflow="fold")
    for event in events:
        where = f" in {event.place.name}" if event.place else ""
        what = f"{event.subtype} {event.status}{where}"
        day = event.date.edtf if event.date else "–"
        add(table, (day, what, ", ".join(map(_other, others(person, event))), event.id))
    return table


def others(person: Person, event: CanonicalEvent) -> list[CanonicalParticipant]:
    """Who took part beside the person: all but the one whose name is nearest to those of the person."""
    scores = {
        at: max(same_name(each.name, form.name) for form in person.names)
        for at, each in enumerate(event.participants)
        if each.kind == person.kind
    }
    itself = max(scores, key=lambda at: scores[at], default=None)
    if itself is not None and scores[itself] < SAME:
        itself = None
    return [each for at, each in enumerate(event.participants) if at != itself]


def _other(participant: CanonicalParticipant) -> str:
    return (
        f"{participant.name} ({participant.country})" if participant.country else participant.name
    )


def _so_many(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _called(person: Person) -> str:
    told = ", ".join(filter(None, (person.country, _kind(person))))
    return printable(f"{person.name} ({told})" if told else person.name)


def _kind(person: Person) -> str:
    return "organisation" if person.kind == "organization" else ""


def _first(lines: Sequence[str], most: int) -> str:
    """So many lines, and how many more there are."""
    more = [f"and {len(lines) - most} more"] if len(lines) > most else []
    return "\n".join(map(printable, (*lines[:most], *more)))
