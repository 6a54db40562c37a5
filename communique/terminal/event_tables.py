"""Events as tables for people."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique_schemas import (
    CanonicalEvent,
    CanonicalParticipant,
    Event,
    MeetingEvent,
    Participant,
)
from communique_schemas.printable import printable

_LONGEST_EVIDENCE = 240


def events_table(events: Sequence[Event]) -> RenderableType:
    """A table of events with their number below it."""
    if not events:
        return Text("no events")
    return Group(event_rows(events), Text(counted(len(events))))


def counted(number: int) -> str:
    """How many events, in words: "1 event", "2,926 events"."""
    return "1 event" if number == 1 else f"{number:,} events"


def event_rows(events: Iterable[Event]) -> RenderableType:
    """A table of events, each with the sentence that says it, its trigger in bold."""
    table = Table(expand=True, show_lines=True)
    table.add_column("when", no_wrap=True)
    table.add_column("event", no_wrap=True)
    table.add_column("who, where, what about", ratio=1, overflow="fold")
    table.add_column("sure", justify="right", no_wrap=True)
    for event in events:
        table.add_row(*_cells(event))
    return table


def _cells(event: Event) -> tuple[RenderableType, ...]:
    return (
        Text(when(event)),
        Text(f"{event.subtype}\n{event.status}"),
        Group(Text("\n".join(_lines(event))), evidence(event)),
        Text(f"{event.confidence:.2f}"),
    )


def when(event: Event | CanonicalEvent) -> str:
    """When it was or will be, over two lines where that is a stretch of time."""
    return event.date.edtf.replace("/", "/\n") if event.date else "–"


def _lines(event: Event) -> list[str]:
    lines = [person_in_words(person) for person in event.participants]
    if event.place:
        lines.append(printable(f"in: {event.place.name}"))
    about = _about(event)
    return [*lines, f"about: {about}"] if about else lines


def person_in_words(person: Participant | CanonicalParticipant) -> str:
    """Who took part, and in what role: "Lars Hagen, Prime Minister (NOR) – host"."""
    of = f", {person.title}" if person.title else ""
    country = f" ({person.country})" if person.country else ""
    return printable(f"{person.name}{of}{country} – {person.role}")


def _about(event: Event) -> str:
    if isinstance(event, MeetingEvent):
        return printable(", ".join(topic.label for topic in event.topics))
    instrument = event.instrument.text
    told = [field.label for field in event.fields if field.label not in instrument]
    return printable(f"{instrument}: {', '.join(told)}" if told else instrument)


def evidence(event: Event) -> Text:
    """The sentence that tells an event, its trigger in bold."""
    first = event.evidence[0]
    start, end = event.trigger.start - first.start, event.trigger.end - first.start
    begin = max(0, start - _LONGEST_EVIDENCE // 2)
    stop = min(len(first.text), begin + _LONGEST_EVIDENCE)
    words = Text("“" if begin == 0 else "…", style="dim")
    words.append(printable(first.text[begin:start]))
    words.append(printable(first.text[start:end]), style="bold not dim")
    words.append(printable(first.text[end:stop]))
    return words.append("”" if stop == len(first.text) else "…")
