"""The stages that need no model, each on its own."""

from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique_extraction.details.dates import find_dates
from communique_extraction.frames.prefilter import may_name_event
from communique_extraction.gazetteer.countries import countries
from communique_extraction.gazetteer.places import find_place
from communique_extraction.lexicon.factuality import FactualityLexicon
from communique_extraction.lexicon.frames import FrameLexicon
from communique_extraction.lexicon.instruments import InstrumentLexicon
from communique_extraction.lexicon.loader import Lexicon, check
from communique_extraction.lexicon.mention_patterns import MentionPatterns
from communique_extraction.lexicon.titles import Titles
from communique_extraction.lexicon.topics import TopicWords
from communique_extraction.sentences.sentence import Sentence
from communique_schemas.errors import LexiconError

TUESDAY = date(2022, 5, 31)


@pytest.mark.parametrize(
    ("words", "future", "start", "end"),
    [
        ("on Monday evening", False, "2022-05-30", "2022-05-30"),
        ("on Tuesday", False, "2022-05-31", "2022-05-31"),
        ("on Friday", True, "2022-06-03", "2022-06-03"),
        ("yesterday", False, "2022-05-30", "2022-05-30"),
        ("last week", False, "2022-05-23", "2022-05-29"),
        ("in July", False, "2021-07-01", "2021-07-31"),
        ("on 19-20 November 2021", False, "2021-11-19", "2021-11-20"),
        ("on December 22, 2020", False, "2020-12-22", "2020-12-22"),
        ("in 1951", False, "1951-01-01", "1951-12-31"),
        ("two years ago", False, "2020-01-01", "2020-12-31"),
        ("in late December 2021", False, "2021-12-20", "2021-12-31"),
    ],
)
def test_dates_are_resolved_against_publication(
    words: str, future: bool, start: str, end: str
) -> None:
    (found,) = find_dates(f"They met {words}.", TUESDAY, future=future)
    assert (str(found.date.start), str(found.date.end)) == (start, end)


@pytest.mark.parametrize(
    "words", ["recently", "soon", "31 June 2022", "the 2030 Agenda", "may march"]
)
def test_no_date_is_better_than_a_wrong_one(words: str) -> None:
    assert find_dates(f"They met {words}.", TUESDAY) == ()


@given(st.text(), st.dates(), st.booleans())
def test_dates_never_fail_and_their_offsets_hold(text: str, published: date, future: bool) -> None:
    for found in find_dates(text, published, future=future):
        assert text[found.start : found.end] == found.date.text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Iran and Tajikistan", ["IRN", "TJK"]),
        ("the South Korean leader in Seoul", ["KOR", "KOR"]),
        ("U.S. and Emirati officials", ["USA", "ARE"]),
        ("Democratic Republic of the Congo", ["COD"]),
        ("TEHRAN —", ["IRN"]),
        ("Soviet Union", ["SUN"]),
    ],
)
def test_states_are_found_by_name_demonym_and_capital(text: str, codes: list[str]) -> None:
    assert [found.code for found in countries().find(text)] == codes


def test_places_have_kind_country_and_coordinates() -> None:
    oslo = find_place("Oslo")
    assert oslo is not None
    assert (oslo.kind, oslo.country) == ("city", "NOR")
    assert oslo.lat == pytest.approx(59.9, abs=0.2)
    venue = find_place("the Rose Palace")
    assert venue is not None
    assert venue.kind == "venue"
    assert find_place("cooperation") is None


def test_the_gate_lets_through_what_can_name_an_event() -> None:
    assert may_name_event(Sentence.alone("They signed a pact."))
    assert not may_name_event(Sentence.alone("The harvest was good."))


def test_a_bad_lexicon_entry_is_named_with_file_and_line() -> None:
    text = "[[verb]]\nname = 'meet'\ntype = 'party'\nsubtype = 'meeting'\nforms = ['meet']\n"
    with pytest.raises(LexiconError, match=r"frames.toml:\d+: .*type"):
        check(FrameLexicon, text, "frames.toml")
    with pytest.raises(LexiconError, match=r"frames.toml:2: not valid TOML"):
        check(FrameLexicon, "a = 1\nb = = 2\n", "frames.toml")


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        (FrameLexicon, "lexicon/frames"),
        (InstrumentLexicon, "lexicon/instruments"),
        (MentionPatterns, "lexicon/mention_patterns"),
        (FactualityLexicon, "lexicon/factuality"),
        (Titles, "lexicon/titles"),
        (TopicWords, "lexicon/topics"),
    ],
)
def test_every_lexicon_file_is_closed_to_entries_that_nothing_reads(
    schema: type[Lexicon], name: str
) -> None:
    text = files("communique_extraction").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    check(schema, text, f"{name}.toml")
    with pytest.raises(LexiconError, match=rf"{name}.toml:1: .*no_such_entry"):
        check(schema, "no_such_entry = 1\n" + text, f"{name}.toml")
