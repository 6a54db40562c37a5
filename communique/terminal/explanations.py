"""Shows a person how an event came about: its sentences with their spans, and each stage's finding."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from communique_extraction.assembly.confidence import reasons
from communique_extraction.event_coreference.record import Record
from communique_extraction.events.factuality.cues import cues_in
from communique_extraction.lexicon.whereabouts import entries_by_name
from communique_extraction.pipeline import Trace
from communique_schemas import Article, Event
from communique_schemas.printable import printable
from communique_schemas.span import Span

_STYLES = {
    "trigger": "bold red",
    "participant": "bold cyan",
    "date": "bold green",
    "place": "bold magenta",
    "instrument": "bold yellow",
    "field": "yellow",
    "topic": "blue",
}


def explain_events(article: Article, trace: Trace) -> Iterator[RenderableType]:
    """Yield a panel for each event of an article, in their order.

    Args:
        article: the article.
        trace: what `Extractor.trace` made of it.
    """
    told = _days_told(article, trace)
    for number, (record, event) in enumerate(zip(trace.records, trace.events, strict=True), 1):
        heading = f"{number}. {event.type} / {event.subtype} / {event.status}"
        marked = list(_marked(event))
        sentences = [_sentence(span, marked) for span in event.evidence]
        yield Panel(
            Group(*sentences, "", _findings(told, record, event), _people(record, event)),
            title=heading,
            title_align="left",
        )


def heading(article: Article) -> Text:
    """The title of an article, or its id."""
    return Text(printable(article.title or article.id))


def legend() -> Text:
    """The colours by what they mark."""
    words = Text("marks: ")
    for role, style in _STYLES.items():
        words.append(role, style=style)
        words.append("  ")
    return words


def _marked(event: Event) -> Iterator[tuple[Span, str]]:
    yield event.trigger, "trigger"
    for participant in event.participants:
        yield from ((mention, "participant") for mention in participant.mentions)
    if event.date and event.date.span:
        yield event.date.span, "date"
    if event.place and event.place.span:
        yield event.place.span, "place"
    if event.type == "agreement":
        if event.instrument.span:
            yield event.instrument.span, "instrument"
        yield from ((field, "field") for field in event.fields)
    else:
        yield from ((topic, "topic") for topic in event.topics)


def _sentence(sentence: Span, marked: Iterable[tuple[Span, str]]) -> Text:
    """The sentence with its spans in colour, and in brackets where colours are not shown."""
    inside = sorted(
        ((span, role) for span, role in marked if sentence.start <= span.start < sentence.end),
        key=lambda item: (item[0].start, -item[0].end),
    )
    shown, position = Text(), sentence.start
    for span, role in inside:
        if span.start < position or span.end > sentence.end:
            continue
        shown.append(
            printable(sentence.text[position - sentence.start : span.start - sentence.start])
        )
        shown.append(f"[{printable(span.text)}]", style=_STYLES[role])
        position = span.end
    shown.append(printable(sentence.text[position - sentence.start :]))
    return shown


def _days_told(article: Article, trace: Trace) -> str:
    """When the article was published, and the day from which its words count where that is another."""
    published = str(article.published_at or "on an unknown day")
    written = str(trace.written or published)
    return f"published {published}" + (f", written {written}" if written != published else "")


def _findings(told: str, record: Record, event: Event) -> Table:
    """What each stage found, a line each; `told` says from which day dates count."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    frame = record.first.frame.name
    table.add_row("frame", f"{frame}, by the word “{printable(event.trigger.text)}”")
    table.add_row("", _entry("frames.toml", frame))
    table.add_row("told", f"{_times(len(record.mentions))}, in sentences: {len(event.evidence)}")
    _add_status(table, record, event)
    if event.date:
        days = f"{event.date.start} to {event.date.end}"
        said = f"“{printable(event.date.text)}”, {told}: {days}"
        table.add_row("date", f"{said} ({event.date.precision})")
    if event.place:
        country = event.place.country or "country unknown"
        table.add_row("place", f"{printable(event.place.name)}: {event.place.kind}, {country}")
    because = ", ".join(f"{name} {weight:+.2f}" for name, weight in reasons(record).items())
    table.add_row("confidence", f"{event.confidence:.2f}: {because}")
    return table


def _add_status(table: Table, record: Record, event: Event) -> None:
    """The cues of the status from the innermost outwards, and what in the sentence could be one."""
    reading = record.first.reading
    doubt = f"; {reading.certainty}" if reading.certainty != "certain" else ""
    told = ", ".join(f"“{cue.words}” ({cue.name}: {cue.effect})" for cue in reading.cues)
    table.add_row("status", printable(f"{event.status}: {told or 'no word says otherwise'}{doubt}"))
    for name in dict.fromkeys(cue.name for cue in reading.cues):
        table.add_row("", _entry("factuality.toml", name))
    trigger = record.first.trigger
    over = {trigger, *(cue.at for cue in reading.cues)}
    beside = [cue for cue in cues_in(trigger.doc) if cue.at not in over]
    if beside:
        words = ", ".join(f"“{cue.words}” ({cue.name})" for cue in beside)
        table.add_row("", printable(f"in the sentence, but not over this event: {words}"))


def _entry(file: str, name: str) -> str:
    """Where the lexicon has an entry, with its example; what has none is read by grammar."""
    entry = entries_by_name(file).get(name)
    return f"{entry}, as in “{entry.example}”" if entry else f"{name}: a rule of grammar"


def _people(record: Record, event: Event) -> Table:
    """The participants, each with the mention that put it there and all that stand for it."""
    table = Table("role", "participant", "title, country", "read from", "also mentioned as")
    by_name = {part.entity.name: part for part in record.parts}
    for participant in event.participants:
        part = by_name.get(participant.name)
        read_from = part.mention.span.text if part else ""
        others = dict.fromkeys(m.text for m in participant.mentions if m.text != read_from)
        office = ", ".join(word for word in (participant.title, participant.country) if word)
        cells = (participant.role, participant.name, office, read_from, " | ".join(others))
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
