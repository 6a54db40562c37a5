"""Canonical events as tables for people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from communique.terminal.event_tables import evidence, person_in_words, when
from communique_consumer.flat_canonical import disagreements
from communique_schemas import CanonicalEvent, CanonicalParticipant, Event, Link
from communique_schemas.canonical import LinkKind
from communique_schemas.printable import printable

Reports = Mapping[str, Event]
"""Reports by id."""


def canonical_rows(events: Iterable[CanonicalEvent], reports: Reports) -> RenderableType:
    """A table of canonical events, each with the words of its surest report and what others disagree on."""
    table = Table(expand=True, show_lines=True)
    table.add_column("when", no_wrap=True)
    table.add_column("event", no_wrap=True)
    table.add_column("who, where, what about", ratio=1, overflow="fold")
    table.add_column("told by", justify="right")
    table.add_column("sure", justify="right", no_wrap=True)
    for event in events:
        table.add_row(
            Text(when(event)),
            Text(f"{event.subtype}\n{event.status}"),
            Group(Text("\n".join(_lines(event))), *_words(event, reports)),
            Text(_tellers(event)),
            Text(f"{event.confidence:.2f}"),
        )
    return table


def whole_event(
    event: CanonicalEvent,
    reports: Reports,
    links: Sequence[Link] = (),
    linked: Mapping[str, CanonicalEvent] | None = None,
) -> Iterator[RenderableType]:
    """Yield a canonical event with all that is told of it: its history, and each report with its words.

    Args:
        event: the event.
        reports: its reports.
        links: how it belongs with others.
        linked: these others, by id.
    """
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_row("when", when(event).replace("\n", ""))
    for line in _lines(event):
        table.add_row("", Text(line))
    for change in event.status_history:
        day = change.published_at.isoformat()[:10] if change.published_at else "undated"
        table.add_row("told", f"{day}: {change.status}, by {_reports(len(change.reports))}")
    for words in disagreements(event):
        table.add_row("disagreed on", Text(printable(words)))
    for link in links:
        other = (linked or {})[link.target if link.source == event.id else link.source]
        table.add_row(_TIES[link.kind][link.source != event.id], Text(_named(other)))
    title = f"{event.id}: {event.type} / {event.subtype} / {event.status}"
    yield Panel(table, title=printable(title), title_align="left")
    for reference in event.reports:
        article = reference.article
        day = article.published_at.isoformat()[:10] if article.published_at else "undated"
        heading = f"{article.source or 'no outlet'}, {day}: {article.title or article.id}"
        report = reports.get(reference.id)
        said = Text(f"{reference.id}\n{reference.status}, sure {reference.confidence:.2f}", "dim")
        body = Group(said, evidence(report)) if report else said
        yield Panel(body, title=printable(heading), title_align="left")


_TIES: dict[LinkKind, tuple[str, str]] = {
    "part_of": ("part of", "part of it"),
    "series": ("after", "before"),
    "later_act_on": ("later act on", "later act"),
}
"""What a link is called from the event that it goes out from, and from the one that it leads to."""


def _named(event: CanonicalEvent) -> str:
    day = f" {event.date.edtf}" if event.date else ""
    people = ", ".join(person.name for person in event.participants)
    return printable(f"{event.subtype}{day} ({event.status}) of {people}: {event.id}")


def _lines(event: CanonicalEvent) -> list[str]:
    lines = [_person(person, len(event.reports)) for person in event.participants]
    if event.place:
        lines.append(printable(f"in: {event.place.name}"))
    about = _about(event)
    return [*lines, f"about: {about}"] if about else lines


def _person(person: CanonicalParticipant, reports: int) -> str:
    by = f", by {person.reports} of {reports}" if person.reports < reports else ""
    return person_in_words(person) + by


def _about(event: CanonicalEvent) -> str:
    if event.instrument is None:
        return printable(", ".join(event.topics))
    instrument = event.instrument.title or event.instrument.text
    told = [field for field in event.fields if field not in instrument]
    words = instrument if str(event.count or "") in instrument else f"{event.count} × {instrument}"
    return printable(f"{words}: {', '.join(told)}" if told else words)


def _words(event: CanonicalEvent, reports: Reports) -> Iterator[Text]:
    surest = max(event.reports, key=lambda report: report.confidence)
    if surest.id in reports:
        yield evidence(reports[surest.id])
    differing = disagreements(event)
    if differing:
        yield Text(printable(f"disagreed on {'; '.join(differing)}"), "dim")


def _tellers(event: CanonicalEvent) -> str:
    outlets = f"\n{event.outlets} outlets" if event.outlets > 1 else ""
    return f"{_reports(len(event.reports))}{outlets}"


def _reports(number: int) -> str:
    return "1 report" if number == 1 else f"{number} reports"


def surest_reports(events: Sequence[CanonicalEvent]) -> list[str]:
    """The ids of the reports whose words a table of these events shows."""
    return [max(event.reports, key=lambda report: report.confidence).id for event in events]
