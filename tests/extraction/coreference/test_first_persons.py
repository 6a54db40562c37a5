"""Who says "I" in a statement or in a transcript, and who does not."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.in_words import cast_in_words, event_in_words
from communique_schemas import Article

KOSKINEN = "President of Finland Elina Koskinen"
MET = "I met President of Norway Lars Hagen."


def test_a_statement_gives_its_speaker_the_title_and_the_state_of_the_outlet(
    extractor: Extractor,
) -> None:
    read = extractor(
        Article(
            title="Statement by President Jane Doe on Norway", source="whitehouse.gov", text=MET
        )
    )
    assert [cast_in_words(event) for event in read.events] == [
        "Jane Doe, President, USA | Lars Hagen, President, NOR"
    ]


def test_a_later_label_may_leave_the_title_out(extractor: Extractor) -> None:
    text = f"{KOSKINEN}: Good morning.\nGuest: Welcome.\nElina Koskinen: {MET}"
    assert [event_in_words(event) for event in extractor(Article(text=text)).events] == [
        "meeting occurred: participant Elina Koskinen, participant Lars Hagen"
    ]


def test_a_label_that_is_not_read_well_gives_nobody_the_word(extractor: Extractor) -> None:
    text = f"{KOSKINEN}: Good morning.\nPresident Juri Tamm Tamm JuriPresident: {MET}"
    assert not extractor(Article(text=text)).events


def test_a_clause_before_a_colon_is_no_label(extractor: Extractor) -> None:
    for clause in ("Let me be clear", "This I told the people of Norway"):
        text = f"{KOSKINEN}: Good morning. {clause}: {MET}"
        assert [event_in_words(event) for event in extractor(Article(text=text)).events] == [
            "meeting occurred: participant Elina Koskinen, participant Lars Hagen"
        ]


def test_who_says_i_meets_the_families_of_others_too(extractor: Extractor) -> None:
    title = "Remarks by President Elina Koskinen Marking A Day of Mourning"
    article = Article(title=title, text="I have met the families of the sailors.")
    assert [event_in_words(event) for event in extractor(article).events] == [
        "meeting occurred: participant Elina Koskinen, participant families"
    ]


def test_he_is_not_the_one_who_says_i(extractor: Extractor) -> None:
    text = f"{MET} He met President of Estonia Kaja Rebane on Friday."
    article = Article(title=f"Statement by {KOSKINEN}", text=text)
    assert "meeting occurred: participant Lars Hagen, participant Kaja Rebane" in [
        event_in_words(event) for event in extractor(article).events
    ]


def test_in_a_quotation_the_one_who_is_said_to_say_it_says_i(extractor: Extractor) -> None:
    text = f"“{MET}” So said Finland. “I met President of Norway Lars Hagen”, {KOSKINEN} said."
    assert [event_in_words(event) for event in extractor(Article(text=text)).events] == [
        "meeting occurred: participant Elina Koskinen, participant Lars Hagen"
    ]


def test_who_says_i_may_be_called_by_a_pronoun(extractor: Extractor) -> None:
    text = f"{KOSKINEN} left Oslo. “I met President of Norway Lars Hagen”, she told reporters."
    assert [event_in_words(event) for event in extractor(Article(text=text)).events] == [
        "meeting occurred: participant Elina Koskinen, participant Lars Hagen"
    ]


@pytest.mark.parametrize(
    ("told", "gives"),
    [
        (
            "{of_norway} called me this morning.",
            "call occurred: participant {norway}, participant {finland}",
        ),
        (
            "{of_norway} met with me.",
            "meeting occurred: participant {norway}, participant {finland}",
        ),
        (
            "I am in Vienna to meet {of_norway}.",
            "meeting planned: participant {finland}, participant {norway}",
        ),
        (
            "I was glad to receive {of_norway}.",
            "reception occurred: host {finland}, guest {norway}",
        ),
        ("I invited {of_norway} to visit Turku.", "visit proposed: host {finland}, guest {norway}"),
        ("I was the first president to visit Peru.", "visit occurred: guest {finland}, host Peru"),
    ],
)
def test_who_says_i_acts_in_many_ways(extractor: Extractor, told: str, gives: str) -> None:
    names = {"norway": "Lars Hagen", "finland": "Elina Koskinen"}
    text = told.format(of_norway="President of Norway Lars Hagen")
    read = extractor(Article(title=f"Statement by {KOSKINEN}", text=text))
    assert gives.format(**names) in [event_in_words(event) for event in read.events]


def test_who_says_i_of_what_others_did_took_no_part(extractor: Extractor) -> None:
    text = (
        "I am grateful to President of Norway Lars Hagen for meeting President of Peru Ana Rojas."
    )
    read = extractor(Article(title=f"Statement by {KOSKINEN}", text=text))
    assert not any("Koskinen" in event_in_words(event) for event in read.events)
