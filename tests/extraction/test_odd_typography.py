"""The same words in odd typography are the same events, and every span still stands where it says."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique_extraction.extractor import Extractor
from communique_extraction.in_words import event_in_words
from communique_schemas import Article
from communique_schemas.span import check_spans

TEXT = (
    "OSLO, May 14 (NNA) -- On Monday, Norwegian Prime Minister Lars Hagen met Finland's President "
    "Elina O'Hara-Koskinen in Oslo to discuss fisheries. The two leaders signed an agreement on trade."
)
Change = Callable[[str], str]


def with_each(pattern: str, written: str) -> Change:
    return lambda text: re.sub(pattern, written, text)


CHANGES: dict[str, Change] = {
    "no-break spaces": with_each(" ", "\u00a0"),
    "thin spaces": with_each(" ", "\u2009"),
    "double spaces": with_each(" ", "  "),
    "tabs": with_each(" ", "\t"),
    "soft hyphens": with_each(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad"),
    "zero-width joiners": with_each(r"(?<=[a-z])(?=[a-z])", "\u200d"),
    "line breaks in names": with_each(r"(?<=Lars|lina) ", "\n"),
    "named entities": with_each("'", "&rsquo;"),
    "numbered entities": with_each("'", "&#8217;"),
    "entities escaped twice": with_each(" (?=[A-Z])", "&amp;nbsp;"),
    "acute accents": with_each("'", "´"),
    "letter apostrophes": with_each("'", "ʼ"),
    "backticks": with_each("'", "`"),
    "full-width capitals": with_each("[A-Z]", lambda m: chr(ord(m[0]) + 0xFEE0)),  # type: ignore[arg-type]
    "no-break hyphens": with_each("(?<=a)-(?=K)", "\u2011"),
    "tight dashes": with_each(" -- ", "—"),
    "bold words": with_each(r"(Oslo|Lars Hagen)", r"**\1**"),
    "links of Markdown": with_each(
        r"(Prime Minister Lars Hagen|trade)", r"[\1](https://example.com/a_b)"
    ),
    "links of a wiki": with_each(r"(Lars Hagen)", r"[[Hagen (premier)|\1]]"),
    "quoted lines": lambda text: f"> {text}",
    "tags of HTML": with_each(r"(Lars Hagen|Oslo)", r'<a href="/x" class="y">\1</a>'),
}


def events_of(extractor: Extractor, text: str) -> list[str]:
    result = extractor(Article(text=text, published_at="2024-05-14"))  # type: ignore[arg-type]
    check_spans(result.events, text)
    return [re.sub("['’]", "'", event_in_words(event)) for event in result.events]


@pytest.mark.parametrize("name", CHANGES)
def test_typography_changes_no_event(extractor: Extractor, name: str) -> None:
    changed = CHANGES[name](TEXT)
    assert changed != TEXT
    expected = events_of(extractor, TEXT)
    assert len(expected) == 2
    assert events_of(extractor, changed) == expected


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.sampled_from("\u00ad\u200b\u2060\ufeff"))))
def test_signs_without_width_change_no_event_wherever_they_stand(
    extractor: Extractor, inserted: list[tuple[int, str]]
) -> None:
    text = TEXT
    for place, sign in sorted(inserted, reverse=True):
        text = text[:place] + sign + text[place:]
    assert events_of(extractor, text) == events_of(extractor, TEXT)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from(" \n\r\t\u00a0–—-'´«»\u0301\uff21&;#39amp"), max_size=12))
def test_spans_stand_where_they_say_in_any_typography(extractor: Extractor, odd: str) -> None:
    for place in (20, 60, 120):
        events_of(extractor, TEXT[:place] + odd + TEXT[place:])
