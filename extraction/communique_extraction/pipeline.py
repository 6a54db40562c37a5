"""The stages in a row: an article's sentences in, its events out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from communique_extraction.assembly.assembly import assemble
from communique_extraction.assembly.event_base import EventBase
from communique_extraction.coreference.abbreviations import abbreviations
from communique_extraction.coreference.home_state import home_country, home_office
from communique_extraction.coreference.persons import NO_BACKGROUND, Background
from communique_extraction.coreference.resolution import Coreference
from communique_extraction.coreference.shared_names import with_states_meant
from communique_extraction.coreference.states_told import StatesTold
from communique_extraction.details.day_of_writing import day_of_writing
from communique_extraction.details.statements import find_statements
from communique_extraction.event_coreference.cities_told import CitiesTold
from communique_extraction.event_coreference.day_in_heading import DayInHeading
from communique_extraction.event_coreference.day_of_speech import DayOfSpeech
from communique_extraction.event_coreference.guests_abroad import forget_presumed_homes
from communique_extraction.event_coreference.propagation import Scene
from communique_extraction.event_coreference.record import Record
from communique_extraction.event_coreference.resolution import resolve_events
from communique_extraction.events.detection import find_events
from communique_extraction.events.event_mention import Dated
from communique_extraction.events.location import Location
from communique_extraction.events.timing import Timing
from communique_extraction.frames.prefilter import may_name_event
from communique_extraction.sentences.article_text import ArticleText
from communique_extraction.sentences.rosters import items_below, opens_roster
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.sentences.surface_cues import refers_back
from communique_extraction.syntax.parsed_sentence import ParsedSentence
from communique_schemas import Article, ExtractorInfo
from communique_schemas.event import AgreementEvent, MeetingEvent

_CONTEXT = 2
"""How many sentences before one that refers back are looked at with it."""


def sentences_to_read(text: ArticleText, *, thorough: bool = False) -> list[Sentence]:
    """The sentences that the model must see: those that can name an event, or all of them.

    Where one speaks of somebody by a pronoun, or of "the two", the sentences before it tell of whom; where a
    list stands below one, its items do.
    """
    sentences = text.sentences
    if thorough:
        return list(sentences)
    naming = {sentence.index for sentence in sentences if may_name_event(sentence)}
    context = {
        index
        for last in naming
        if refers_back(sentences[last].text)
        for index in range(max(0, last - _CONTEXT), last)
    }
    context |= {
        item.index
        for header in naming
        if opens_roster(sentences[header].text)
        for item in items_below(sentences[header], sentences[header + 1 :])
    }
    return [
        sentences[index] if index in naming else replace(sentences[index], context=True)
        for index in sorted(naming | context)
    ]


@dataclass(frozen=True, slots=True)
class Trace:
    """What the stages made of an article: `records[n]` is what `events[n]` was assembled from.

    `written` is the day from which words such as "today" count.
    """

    sentences: tuple[ParsedSentence, ...] = ()
    coreference: Coreference | None = None
    records: tuple[Record, ...] = ()
    events: tuple[MeetingEvent | AgreementEvent, ...] = ()
    written: date | None = None


def trace_events(
    article: Article,
    text: ArticleText,
    sentences: Sequence[ParsedSentence],
    extractor: ExtractorInfo,
    known: Background = NO_BACKGROUND,
) -> Trace:
    """Read the events of an article from those of its sentences that the model has seen."""
    if not sentences:
        return Trace()
    filed = text.dateline.place.country if text.dateline and text.dateline.place else None
    told = StatesTold(text.whole, text.lead)
    coreference = Coreference(
        with_states_meant(sentences, text.whole, filed),
        home_country(article, text.dateline, told),
        home_office(article),
        known,
        told,
        abbreviations(text.view.text),
    )
    written = day_of_writing(article.published_at, text.dateline)
    timing, location = Timing(written, text.sentences), Location(text.dateline)
    found = [
        Dated(
            replace(event, number=day) if day else event,
            date,
            location.place_of(event),
            timing.counted_from_writing(event),
        )
        for sentence in coreference.sentences
        if not sentence.sentence.context
        for event in find_events(sentence, coreference, written)
        for day, date in enumerate(timing.dates_of(event))
    ]
    filed_from = text.dateline.place if text.dateline else None
    lead = text.dateline.end if text.dateline else 0
    heading = DayInHeading(text.heading, written)
    speech = DayOfSpeech(text.sentences, written)
    scene = Scene(filed_from, lead, written, CitiesTold(text.sentences), heading, speech)
    records = resolve_events(found, coreference.state, scene)
    forget_presumed_homes(records)
    said = [
        (sentence.sentence.index, speaker, statement)
        for sentence in coreference.sentences
        for speaker, statement in find_statements(sentence, coreference)
    ]
    events = assemble(records, EventBase(article, extractor), text.sentences, said)
    return Trace(coreference.sentences, coreference, records, events, written)
