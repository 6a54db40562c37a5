"""A text of any typography is read as plain one, and every character of it is found where it is stored."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique_extraction.sentences.typography import plain_view

ODD = st.text(
    alphabet=st.sampled_from(
        "ab .\n\r\t\u00a0\u2009\u00ad\u200b\u2029–—-'´«»`\u0301\uff21&;#3x9amp"
    ),
    max_size=60,
)


def test_plain_text_is_read_as_it_is_stored() -> None:
    text = "Hagen’s guest, Elina Koskinen, left Oslo.\n\nHe stayed."
    view = plain_view(text)
    assert view.text == text
    assert not view.layers


@pytest.mark.parametrize(
    ("stored", "read", "words"),
    [
        ("Lars\u00a0\u00a0Hagen met", "Lars Hagen", "Lars\u00a0\u00a0Hagen"),
        ("an agree\u00adment of", "agreement", "agree\u00adment"),
        ("with O&#8217;Hara in", "O’Hara", "O&#8217;Hara"),
        ("with E\u0301lise in", "Élise", "E\u0301lise"),
        ("\uff2c\uff41\uff52\uff53 met", "Lars", "\uff2c\uff41\uff52\uff53"),
        ("a\u00a0&amp;nbsp;\u200b b", "a b", "a\u00a0&amp;nbsp;\u200b b"),
    ],
)
def test_what_is_read_is_found_where_it_is_stored(stored: str, read: str, words: str) -> None:
    view = plain_view(stored)
    begin = view.text.index(read)
    span = view.span(begin, begin + len(read))
    assert span.text == words
    assert view.labelled(begin, begin + len(read)).label == read


@given(st.one_of(ODD, st.text()), st.data())
def test_every_stretch_that_is_read_is_a_stretch_of_what_is_stored(
    stored: str, data: st.DataObject
) -> None:
    view = plain_view(stored)
    if view.text:
        begin = data.draw(st.integers(0, len(view.text) - 1))
        end = data.draw(st.integers(begin + 1, len(view.text)))
        span = view.span(begin, end)
        assert stored[span.start : span.end] == span.text


@given(st.one_of(ODD, st.text()))
def test_what_follows_is_stored_behind_and_letters_that_are_plain_stay(stored: str) -> None:
    view = plain_view(stored)
    spans = [view.span(at, at + 1) for at in range(len(view.text))]
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(spans))
    assert view.text.count("b") >= stored.count("b")
