"""The ways of readouts and joint statements: dialogues of two states by name, visits of office-holders."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import people, read


@pytest.mark.parametrize(
    "dialogue",
    [
        "The U.S.-Kenya Bilateral Dialogue was",
        "The third U.S.-Kenya Strategic Minerals Dialogue was",
        "The U.S.-Kenya Political Consultations were",
    ],
)
def test_a_dialogue_with_a_name_of_its_own_is_talks(extractor: Extractor, dialogue: str) -> None:
    (talks,) = read(extractor, f"{dialogue} held in Nairobi on Monday.")
    assert talks.subtype == "talks"
    assert {country for _, _, country in people(talks)} == {"USA", "KEN"}


@pytest.mark.parametrize("by", ["by the President of Ghana", "of the President of Ghana"])
@pytest.mark.parametrize("to", ["Peru", "the United States"])
def test_where_an_office_holder_goes_is_no_part_of_the_office(
    extractor: Extractor, by: str, to: str
) -> None:
    (visit,) = read(extractor, f"The ministers praised the visit {by} to {to} in March.")
    assert ("President of Ghana", "guest", "GHA") in people(visit)
    assert visit.place is not None
    assert visit.place.name in to


def test_where_an_ambassador_is_posted_is(extractor: Extractor) -> None:
    text = "The Ambassador of Ghana to Peru met Foreign Minister Omar Haddad of Oman."
    (event,) = read(extractor, text)
    assert ("Ambassador of Ghana to Peru", "participant", "GHA") in people(event)


@pytest.mark.parametrize("doers", ["the leaders", "the two presidents"])
def test_those_who_do_something_after_talks_held_them(extractor: Extractor, doers: str) -> None:
    known = "President Adam Marlow spoke by phone with President Ivo Sandel of Croatia. "
    text = f"{known}Following the talks held in Split on May 2, {doers} opened a bridge."
    _, talks = read(extractor, text)
    assert talks.subtype == "talks"
    assert {name for name, _, _ in people(talks)} == {"Adam Marlow", "Ivo Sandel"}


def test_one_who_does_something_after_talks_may_have_been_elsewhere(extractor: Extractor) -> None:
    known = "President Adam Marlow spoke by phone with President Ivo Sandel of Croatia. "
    text = f"{known}Following the talks held in Split on May 2, President Marlow opened a bridge."
    (call,) = read(extractor, text)
    assert call.subtype == "call"


@pytest.mark.parametrize(
    "said",
    [
        "stressed the importance of reaching",
        "discussed the urgency of concluding",
        "discussed efforts to secure",
    ],
)
def test_who_speaks_of_a_truce_between_others_is_no_party(extractor: Extractor, said: str) -> None:
    text = f"President Adam Marlow of Croatia {said} a ceasefire between Ghana and Peru."
    (truce,) = read(extractor, text)
    assert truce.status == "proposed"
    assert {country for _, _, country in people(truce)} == {"GHA", "PER"}


@pytest.mark.parametrize(
    "said",
    [
        "discussed ways of settling the border dispute",
        "welcomed progress towards concluding a fishing treaty",
        "agreed to cooperate on fishing",
    ],
)
def test_how_something_may_be_agreed_is_no_agreement(extractor: Extractor, said: str) -> None:
    assert read(extractor, f"Ghana and Peru {said}.") == ()


@pytest.mark.parametrize(
    "bound", ["committed to meet", "committed to meeting", "undertook to meet"]
)
def test_what_one_commits_to_lies_ahead(extractor: Extractor, bound: str) -> None:
    (meeting,) = read(extractor, f"Ghana and Peru {bound} again next year.")
    assert meeting.status == "planned"


@pytest.mark.parametrize("members", ["The Council’s members", "Members of the Council"])
def test_a_session_told_again_by_its_members_is_one(extractor: Extractor, members: str) -> None:
    text = f"The National Rivers Council held its first meeting. {members} met to discuss dams."
    (session,) = read(extractor, text)
    assert session.subtype == "session"


@pytest.mark.parametrize("host", ["Erdoğan", "Škoda", "Marlow"])
def test_a_host_is_found_whatever_the_letters_of_the_name(extractor: Extractor, host: str) -> None:
    (event,) = read(extractor, f"President {host} received Prime Minister Omar Haddad.")
    assert {name for name, _, _ in people(event)} == {host, "Omar Haddad"}


def test_he_behind_a_title_is_a_name(extractor: Extractor) -> None:
    text = "Chinese Vice Premier He Weimin met Finnish President Elina Koskinen in Vienna."
    (event,) = read(extractor, text)
    assert {name for name, _, _ in people(event)} == {"He Weimin", "Elina Koskinen"}


@pytest.mark.parametrize("told", ["reported to", "presented a report to"])
def test_who_reports_to_a_president_was_there(extractor: Extractor, told: str) -> None:
    text = f"Governor Niels Holm {told} the President on the harvest. Adam Marlow praised him."
    assert "Niels Holm" in {name for event in read(extractor, text) for name, _, _ in people(event)}
