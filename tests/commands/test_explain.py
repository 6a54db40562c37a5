"""`communique explain`: how an event came about, for a person."""

from importlib.resources import files

from rich.console import Console

from communique.terminal.explanations import explain_events
from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.whereabouts import entries_by_name
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


def test_it_shows_where_frame_and_cues_stand_in_the_lexicon_and_an_example_of_each(
    extractor: Extractor,
) -> None:
    text = shown(extractor, "Peru threatened to cancel the talks with Chile.")
    lexicon = files("communique_extraction.lexicon")
    for file, name in (("frames.toml", "talks"), ("factuality.toml", "threat")):
        entry = entries_by_name(file)[name]
        assert f"lexicon/{file}:{entry.line}, as in “{entry.example[:40]}" in text
        lines = lexicon.joinpath(file).read_text(encoding="utf-8").splitlines()
        assert lines[entry.line - 1] == f'name = "{name}"'


def test_it_shows_words_of_the_sentence_that_say_nothing_of_the_event(extractor: Extractor) -> None:
    text = shown(
        extractor, "Peru and Chile held talks in Lima, and Bolivia will not cancel its own."
    )
    assert (
        "but not over this event: “will” (future), “not” (negation), “cancel” (cancellation)"
        in text
    )


def test_names_of_frames_and_of_cues_are_unique() -> None:
    for file in ("frames.toml", "factuality.toml"):
        text = files("communique_extraction.lexicon").joinpath(file).read_text(encoding="utf-8")
        assert text.count("\nname = ") == len(entries_by_name(file))


def test_escape_sequences_in_an_article_do_not_reach_the_terminal(extractor: Extractor) -> None:
    text = shown(extractor, TEXT.replace("Monday.", "Monday\x1b[31m today."))
    assert "\x1b" not in text


def test_a_trace_has_a_record_for_each_event_and_none_without_events(extractor: Extractor) -> None:
    article = Article.model_validate({"text": TEXT})
    trace = extractor.trace(article)
    assert len(trace.records) == len(trace.events) == 2
    assert trace.events == extractor(article).events
    assert extractor.trace(Article.model_validate({"text": "It rained."})).events == ()
