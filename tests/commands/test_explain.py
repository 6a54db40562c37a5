"""`communique explain`: how an event came about, for a person."""

from rich.console import Console

from communique.terminal.explanations import explain_events
from communique_extraction.extractor import Extractor
from communique_schemas import Article

TEXT = (
    "TALLINN — Estonia's President Maarja Tamm met with Peruvian Foreign Minister Julio Quispe on "
    "Monday. The two officials signed an agreement on rice."
)


def shown(extractor: Extractor, text: str) -> str:
    article = Article.model_validate({"text": text, "published_at": "2024-05-14"})
    console = Console(record=True, width=200, force_terminal=False)
    for panel in explain_events(article, extractor.trace(article)):
        console.print(panel)
    return console.export_text()


def test_it_shows_words_frame_status_date_and_who_each_mention_is(extractor: Extractor) -> None:
    text = shown(extractor, TEXT)
    assert "1. meeting / meeting / occurred" in text
    assert "[Estonia's President Maarja Tamm] [met] with" in text
    assert "meet, by the word “met”" in text
    assert "“Monday”, published 2024-05-14: 2024-05-13 to 2024-05-13 (day)" in text
    assert "2. agreement / sign / occurred" in text
    assert "two officials" in text


def test_it_shows_the_cues_of_a_status_from_the_innermost_outwards(extractor: Extractor) -> None:
    text = shown(extractor, "Peru threatened to cancel the talks with Chile.")
    assert "planned: “cancel” (cancellation: cancelled), “threatened” (threat: proposed)" in text


def test_escape_sequences_in_an_article_do_not_reach_the_terminal(extractor: Extractor) -> None:
    text = shown(extractor, TEXT.replace("Monday.", "Monday\x1b[31m today."))
    assert "\x1b" not in text


def test_a_trace_has_a_record_for_each_event_and_none_without_events(extractor: Extractor) -> None:
    article = Article.model_validate({"text": TEXT})
    trace = extractor.trace(article)
    assert len(trace.records) == len(trace.events) == 2
    assert trace.events == extractor(article).events
    assert extractor.trace(Article.model_validate({"text": "It rained."})).events == ()
