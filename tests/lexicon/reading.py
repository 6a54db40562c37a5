"""What the extraction makes of an example, in words."""

from communique_extraction.extractor import Extractor
from communique_extraction.in_words import event_in_words
from communique_extraction.lexicon.example import Example
from communique_schemas import Article


def events_by_frame(extractor: Extractor, example: Example) -> dict[str, set[str]]:
    """The events of an example, by the frames of all words that tell of them."""
    day = example.published.isoformat() if example.published else None
    article = Article.model_validate({"text": example.text, "published_at": day})
    trace = extractor.trace(article)
    told: dict[str, set[str]] = {}
    for record, event in zip(trace.records, trace.events, strict=True):
        for mention in record.mentions:
            told.setdefault(mention.frame.name, set()).add(event_in_words(event))
    return told


def events(extractor: Extractor, example: Example) -> set[str]:
    """The events of an example, whatever their frames."""
    return set().union(*events_by_frame(extractor, example).values())
