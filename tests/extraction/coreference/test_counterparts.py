"""Whom a counterpart is: somebody of the state, and of an office such as that of whose counterpart he is."""

from communique_extraction.extractor import Extractor
from communique_schemas import Article


def guests(extractor: Extractor, text: str) -> set[str]:
    """Who takes part in the last event of a text, besides Lars Hagen."""
    last = extractor(Article(text=text)).events[-1]
    return {participant.name for participant in last.participants} - {"Lars Hagen"}


def test_a_ministers_counterpart_is_no_president(extractor: Extractor) -> None:
    received = "Finnish President Elina Koskinen received Norwegian Foreign Minister Lars Hagen."
    text = f"{received} Hagen will meet his Finnish counterpart on Friday."
    assert guests(extractor, text) == {"Finnish counterpart"}


def test_a_leaders_counterpart_is_a_leader(extractor: Extractor) -> None:
    met = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo."
    assert guests(extractor, f"{met} He invited his Finnish counterpart to Bergen.") == {
        "Elina Koskinen"
    }


def test_whom_a_minister_met_as_his_counterpart_is_meant_again(extractor: Extractor) -> None:
    talks = (
        "Norwegian Foreign Minister Lars Hagen held talks with Finnish President Elina Koskinen and his "
        "Finnish counterpart Eero Laine in Turku."
    )
    text = f"{talks} Hagen also plans to meet his Finnish counterpart in Oslo."
    assert guests(extractor, text) == {"Eero Laine"}


def test_a_minister_with_a_rank_is_one_person(extractor: Extractor) -> None:
    text = (
        "Norwegian envoy Lars Hagen met visiting Finnish Defense Minister Colonel General Eero Laine. The "
        "Finnish defense minister also met Danish President Mette Juhl."
    )
    assert guests(extractor, text) == {"Eero Laine", "Mette Juhl"}


def test_a_call_of_last_year_is_not_the_meeting(extractor: Extractor) -> None:
    text = (
        "Norwegian Foreign Minister Lars Hagen met Finnish Foreign Minister Eero Laine in Oslo. Last year, "
        "they talked over the phone."
    )
    events = extractor(Article(text=text, published_at="2024-05-15T12:00:00Z")).events
    assert [(e.subtype, e.date and e.date.start.year) for e in events] == [
        ("meeting", None),
        ("call", 2023),
    ]


def test_a_counterpart_whose_office_is_told_later_holds_it(extractor: Extractor) -> None:
    text = (
        "Hagen receives his Finnish counterpart Elina Koskinen in Oslo. Norwegian President Lars Hagen "
        "and Finnish President Elina Koskinen held talks."
    )
    titles = {p.title for event in extractor(Article(text=text)).events for p in event.participants}
    assert titles == {"President"}
