"""The rules of typography read as their examples say, and not without themselves."""

import pytest

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.typography import TypeRule, typography
from communique_extraction.sentences.typography import plain_view
from tests.lexicon.edits import without

GROUPS = ("escaped", "sign", "width", "spacing", "setting")
RULES = [(group, place) for group in GROUPS for place in range(len(getattr(typography(), group)))]


def rule_at(group: str, place: int) -> TypeRule:
    rule: TypeRule = getattr(typography(), group)[place]
    return rule


def expected(example: Example) -> str:
    return example.text if example.is_wrong else example.gives


@pytest.mark.parametrize(("group", "place"), RULES)
def test_each_rule_reads_its_examples_as_they_say(group: str, place: int) -> None:
    for example in rule_at(group, place).example:
        assert plain_view(example.text).text == expected(example)


@pytest.mark.parametrize(("group", "place"), RULES)
def test_without_a_rule_its_right_examples_are_read_otherwise(group: str, place: int) -> None:
    right = [example for example in rule_at(group, place).example if not example.is_wrong]
    wrong = [example for example in rule_at(group, place).example if example.is_wrong]
    assert right
    assert wrong
    with without("lexicon/typography", (group, place)):
        assert all(plain_view(example.text).text != example.gives for example in right)
