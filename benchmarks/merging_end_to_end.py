"""Merging as a reader of the store gets it: our own extraction of the annotated articles, then groups.

What was not found counts as an event of its own (`all_gold` of the scorer), so that the first row shows
what merging alone cannot reach: the score if all that was found were merged as annotated.
"""

from collections import defaultdict
from typing import Any

from fit_merging import Annotation, Observations, fit, model_of, print_row
from quality import article_of, load

from communique_extraction.extractor import Extractor
from communique_merging import group
from communique_schemas import AgreementEvent, MeetingEvent

Event = MeetingEvent | AgreementEvent
Homes = dict[str, str]
"""The event that each report is put into."""


def extracted(extractor: Extractor, annotation: Annotation) -> list[Event]:
    """The events that we read in the annotated articles."""
    articles = [article_of(record) for record in annotation.articles]
    return [event for result in extractor.pipe(articles) for event in result.events]


def print_end_to_end(extractor: Extractor, annotation: Annotation) -> None:
    """Print the scores of our groups of what we read ourselves."""
    events = extracted(extractor, annotation)
    scorer = load("score_clusters")
    apart = {event.id: event.id for event in events}
    print(f"{'':42} CoNLL B3    CEAFe MUC   LEA     pairs P/R/F1")
    rows = {
        "merged as annotated (what was found)": _as_annotated(annotation, events),
        "all apart": apart,
        "communique, cross-validated by story": _cross_validated(annotation, events),
    }
    for name, homes in rows.items():
        predicted = [_prediction(event, homes[event.id]) for event in events]
        scores, _ = scorer.score(annotation.articles, predicted)
        print_row(name, scores["all_gold"])
        print_row("  only what was found", scores["aligned"])
    counts = scores["counts"]
    print(f"found {counts['found']} of {counts['gold_events']} annotated reports")


def _prediction(event: Event, home: str) -> dict[str, Any]:
    """An event as the scorer reads it."""
    date = event.date and {"start": str(event.date.start), "end": str(event.date.end)}
    return {
        "article": event.article.id,
        "type": event.type,
        "trigger_or_evidence": [event.trigger.start, event.trigger.end],
        "canonical": home,
        "participants": [participant.name for participant in event.participants],
        "subtype": event.subtype,
        "date": date,
        "report": event.id,
    }


def _cross_validated(annotation: Annotation, events: list[Event]) -> Homes:
    """The groups of each story by weights that were fitted without it."""
    observations = Observations(annotation)
    stories: dict[str, list[Event]] = defaultdict(list)
    story_of = {article["id"]: article["story"] for article in annotation.articles}
    for event in events:
        stories[story_of[event.article.id]].append(event)
    homes: Homes = {}
    for story, told in stories.items():
        weights = model_of(fit(*observations.without(story)))
        for found in group(told, weights=weights):
            homes |= dict.fromkeys(found, found[0])
    return homes


def _as_annotated(annotation: Annotation, events: list[Event]) -> Homes:
    """What is annotated of the reports that were found; the others are apart."""
    by_article: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for event in events:
        by_article[event.article.id].append(_prediction(event, event.id))
    homes = {event.id: event.id for event in events}
    align = load("score_clusters").align
    for article in annotation.articles:
        for index, predicted in align(article, by_article[article["id"]]):
            homes[predicted["report"]] = article["events"][index]["cluster"]
    return homes
