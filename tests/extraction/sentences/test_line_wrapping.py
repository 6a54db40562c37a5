"""Which line ends only break a line, and which of them end a paragraph."""

import textwrap

import pytest

from communique_extraction.sentences.line_wrapping import unwrapped
from communique_extraction.sentences.text_view import TextView

REPORT = (
    "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo on Monday. The two "
    "spoke about fisheries, the ministry said. They will meet again in Helsinki before the end of the year, "
    "when a treaty on the shared use of harbours is to be signed by both governments."
)


def joined(text: str) -> str:
    return unwrapped(TextView(text, text)).text


@pytest.mark.parametrize("width", [35, 60, 80, 120])
def test_a_text_wrapped_at_a_width_is_one_paragraph(width: int) -> None:
    assert joined(textwrap.fill(REPORT, width)) == REPORT


def test_paragraphs_and_headings_of_a_wrapped_text_stay() -> None:
    text = f"Talks in Oslo\n{textwrap.fill(REPORT, 60)}\n\n{textwrap.fill(REPORT, 60)}"
    assert joined(text) == f"Talks in Oslo\n{REPORT}\n\n{REPORT}"


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("Hagen will leave", "before noon."),
        ("The guest of the", "Prime Minister left."),
        ("Hagen received Mrs.", "Koskinen in Oslo."),
        ("Norwegian Prime Minister Lars", "Hagen met his guest."),
        ("OSLO, May 14 (NNA) - Hagen received Elina", "Koskinen of Finland."),
        ("It rained. The guest was Elina", "Koskinen of Finland."),
        ("On Monday, said the ministry,", "Koskinen left."),
    ],
)
def test_a_line_that_goes_on_is_joined(line: str, following: str) -> None:
    assert joined(f"{line}\n{following}") == f"{line} {following}"


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("Hagen met Koskinen.", "The two spoke."),
        ("Norway and Finland sign treaty", "Hagen met Koskinen in Oslo."),
        ("Hagen receives President Koskinen", "OSLO, May 14 (NNA) - The prime minister spoke."),
        ("Hagen receives President Koskinen", "The two spoke about fisheries."),
        ("They signed a memorandum on trade", "* a memorandum on culture"),
        ("They signed", "2. a memorandum on culture"),
    ],
)
def test_a_paragraph_ends_where_its_line_does(line: str, following: str) -> None:
    assert joined(f"{line}\n{following}") == f"{line}\n{following}"


def test_a_line_that_is_the_title_of_the_article_ends_there() -> None:
    text = "Hagen Calls Finnish Foreign Minister\nDate\nThe two spoke."
    assert unwrapped(TextView(text, text), "Hagen Calls Finnish Foreign Minister").text == text
