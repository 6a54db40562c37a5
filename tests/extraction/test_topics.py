"""What was discussed, as reports say it."""

import pytest

from communique_extraction.details.topics import find_topics
from communique_extraction.sentences.sentence import Sentence


def topics(text: str) -> list[str]:
    return [topic.label for topic in find_topics(Sentence.alone(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They discussed trade, fisheries and tourism.", ["trade", "fisheries", "tourism"]),
        (
            "The talks focused on economic and energy security.",
            ["economic and energy security"],
        ),
        ("The border issue was also discussed.", ["border issue"]),
        ("During the visit, trade and transit were touched upon.", ["trade", "transit"]),
        ("The peace talks went on in Oslo.", ["peace"]),
        (
            "He informed his guest about the flood in the north.",
            ["flood in the north"],
        ),
        ("They met on the sidelines of the forum.", []),
        ("The two held talks on Monday.", []),
        ("They discussed issues of mutual interest.", []),
        ("They exchanged views on the Belt and Road project.", ["Belt and Road project"]),
        (
            "They discussed the harvest and Minister Lind praised the farmers.",
            ["harvest"],
        ),
        (
            "The talks focused on three priority areas: fisheries, ferries, and safety at sea.",
            ["fisheries", "ferries", "safety at sea"],
        ),
        ("They discussed this with the guests.", []),
        ("Let us discuss all of this.", []),
        ("They discussed the harvest and that of the year before.", ["harvest"]),
        ("They discussed the harvest and resolved to meet again.", ["harvest"]),
        (
            "They discussed political, economic and cultural ties, and fisheries.",
            ["political, economic and cultural ties", "fisheries"],
        ),
        ("They discussed the peace talks in Oslo.", ["peace talks in Oslo"]),
        ("He held talks with his guests in Oslo on Monday on fisheries.", ["fisheries"]),
    ],
)
def test_topics_are_head_phrases_of_what_was_discussed(text: str, expected: list[str]) -> None:
    assert topics(text) == expected


def test_a_topic_that_is_too_long_is_cut_to_its_head() -> None:
    text = (
        "They discussed the expansion of the frameworks of cooperation "
        "between the universities of the north and the harbours of the south."
    )
    assert topics(text) == ["expansion of the frameworks of cooperation"]


def test_topics_are_where_they_say() -> None:
    text = "Before lunch they discussed fisheries and the price of grain."
    for topic in find_topics(Sentence.alone(text)):
        assert text[topic.start : topic.end] == topic.text
