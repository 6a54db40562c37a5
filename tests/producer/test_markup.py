"""Pieces of HTML become paragraphs, whatever they are, and in one go through them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique_producer.sources.html import begins_as_html
from communique_producer.sources.markup import words_of
from communique_producer.sources.xml_document import root_of


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("They met.", "They met."),
        ("<p>They  met\nin <b>Oslo</b>.</p><P CLASS='x'>They talked.", "They met in Oslo.\n\nThey talked."),
        ("They met.<br/>They talked.<br>They ate.", "They met.\n\nThey talked.\n\nThey ate."),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("A &amp; B &#8220;met&#8221; &lt;p&gt;", "A & B “met” <p>"),
        ("a<script>if (a < b) {}</script>b", "a\n\nb"),
        ("a<STYLE>p {}</STYLE>b<table><tr><td>1</td></tr></table>c", "a\n\nb\n\nc"),
        ("a<!-- <p>no</p> -->b<!DOCTYPE html><?xml?>c", "abc"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<p>They met", "They met"),
        ("They met <a href='x", "They met <a href='x"),
        ("They <o:p>met</o:p> <x-y>here</x-y>", "They met here"),
        ("<script>never closed", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_words_are_what_is_read(markup: str, words: str) -> None:
    assert words_of(markup) == words


@pytest.mark.parametrize(
    "mark", ["<", "<a ", "<!--", "<![X", "<?", "&", "&#x", '<a href="', "</a ", "<div>"]
)
def test_marks_without_end_cost_no_more_than_others(mark: str) -> None:
    began = time.process_time()
    words_of(mark * 200_000)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "mark", ["<!-- -->", "<!--", "<?x?>", "<!DOCTYPE x>", "<!DOCTYPE [", " ", "<!-- --> "]
)
def test_a_root_that_does_not_come_is_not_looked_for_long(mark: str) -> None:
    began = time.process_time()
    assert root_of(mark * 20_000) is None
    assert not begins_as_html(mark * 20_000) or mark == "<!DOCTYPE x>"
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("opening", "root"),
    [
        ("<rss version='2.0'>", "rss"),
        ('\n<?xml version="1.0"?>\n<!-- a > b -->\n<?xml-stylesheet href="x"?><a:feed>', "feed"),
        ('<!DOCTYPE nitf SYSTEM "x" [<!ENTITY a "b>">]>\n<nitf>', "nitf"),
        ("text <rss>", None),
    ],
)
def test_the_root_is_the_first_element(opening: str, root: str | None) -> None:
    assert root_of(opening) == root


@given(st.text(alphabet="<>&!-/ap'\"\n x;#"))
def test_nothing_makes_it_fail(markup: str) -> None:
    assert "\0" not in words_of(markup)
