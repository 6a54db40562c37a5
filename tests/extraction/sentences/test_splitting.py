"""Where sentences begin and end, and that together they are the text."""

from hypothesis import given
from hypothesis import strategies as st

from communique_extraction.sentences.dateline import find_dateline
from communique_extraction.sentences.splitting import LONGEST_SENTENCE, split_sentences
from communique_extraction.sentences.text_view import TextView


def split(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(TextView(text, text))]


def test_a_sentence_ends_where_no_abbreviation_explains_the_full_stop() -> None:
    text = "U.S. President Dr. A. Bell met Mr. Cole. “Good,” he said.\n\nHeadline\nNext line."
    assert split(text) == [
        "U.S. President Dr. A. Bell met Mr. Cole.",
        "“Good,” he said.",
        "Headline",
        "Next line.",
    ]


def test_an_abbreviation_behind_a_hyphen_ends_no_more_than_alone() -> None:
    assert split("They praised the EU-U.S. Summit. It ended.") == [
        "They praised the EU-U.S. Summit.",
        "It ended.",
    ]


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    text = "OSLO, May 14 (NNA) -- The minister met his guest. They parted."
    whole = split_sentences(TextView(text, text), find_dateline(text))
    assert [sentence.text for sentence in whole] == [
        "OSLO, May 14 (NNA) --",
        "The minister met his guest.",
        "They parted.",
    ]


def test_each_item_of_a_list_that_lost_its_lines_stands_by_itself() -> None:
    text = (
        "- Hagen – who is ill – met Koskinen - November 11: he rang Rebane\n• Call • Visit - Talks"
    )
    assert split(text) == [
        "- Hagen – who is ill – met Koskinen",
        "- November 11: he rang Rebane",
        "• Call",
        "• Visit - Talks",
    ]


def test_a_dash_in_running_text_begins_no_item() -> None:
    assert split("Hagen - Norway's premier - Koskinen and Rebane met.") == [
        "Hagen - Norway's premier - Koskinen and Rebane met."
    ]


def test_a_line_is_a_paragraph() -> None:
    text = "Talks in Oslo\n\nHagen spoke. He left"
    assert [(s.paragraph, s.text) for s in split_sentences(TextView(text, text))] == [
        (0, "Talks in Oslo"),
        (1, "Hagen spoke."),
        (1, "He left"),
    ]


@given(st.text())
def test_sentences_stand_in_the_text_as_they_are(text: str) -> None:
    spans = [s.span() for s in split_sentences(TextView(text, text))]
    assert all(text[span.start : span.end] == span.text and span.text.strip() for span in spans)
    outside = text
    for span in reversed(spans):
        outside = outside[: span.start] + outside[span.end :]
    assert not outside.strip()


@given(st.text(alphabet="ab .\n", max_size=50), st.integers(1, 200))
def test_no_sentence_is_longer_than_the_stages_can_bear(piece: str, times: int) -> None:
    text = piece * times
    sentences = split(text)
    assert all(len(sentence) <= LONGEST_SENTENCE for sentence in sentences)
    assert "".join("".join(s.split()) for s in sentences) == "".join(text.split())
