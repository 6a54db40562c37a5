"""Who is who across articles: names, offices and events of each person, whatever the order of the reports."""

import json
from datetime import date
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from communique_merging.identity import SAME, OfficeHolders, people, same_name, same_participant
from communique_schemas import AgreementEvent, MeetingEvent, MeetingParticipant, Person
from tests.merging.reports import pact, report

Event = MeetingEvent | AgreementEvent


def who(
    name: str, country: str | None = None, title: str | None = None, **more: str
) -> MeetingParticipant:
    """A person who took part."""
    given = {
        "name": name,
        "kind": "person",
        "role": "participant",
        "country": country,
        "title": title,
        **more,
    }
    return MeetingParticipant.model_validate(
        {**given, "mentions": [{"start": 0, "end": len(name), "text": name}]}
    )


def told(
    event: str,
    *persons: MeetingParticipant,
    published: str | None = "2024-05-14",
    article: str | None = None,
) -> Event:
    """A report of a meeting of these persons."""
    return report(event, published=published, article=article).model_copy(
        update={"participants": persons}
    )


def named(found: tuple[Person, ...], name: str) -> Person:
    """The person of this name."""
    (one,) = [person for person in found if person.name == name]
    return one


def test_a_person_has_all_forms_of_the_name_and_how_often_each_was_seen() -> None:
    (person,) = people(
        [
            told("1", who("Hagen", "NOR")),
            told("2", who("Lars Hagen", "NOR")),
            told("3", who("Hagen", "NOR")),
            told("4", who("Hagen, Lars")),
            told("5", who("Lars Hagen")),
        ]
    )
    assert person.name == "Lars Hagen"
    assert person.country == "NOR"
    assert [(seen.name, seen.times) for seen in person.names] == [
        ("Hagen", 2),
        ("Lars Hagen", 2),
        ("Hagen, Lars", 1),
    ]
    assert person.meetings == ("1", "2", "3", "4", "5")


def test_meetings_and_agreements_are_kept_apart() -> None:
    found = people(
        [report("met", "Lars Hagen/NOR"), pact("signed", "Lars Hagen/NOR", "Baltic Port Union")]
    )
    assert named(found, "Lars Hagen").meetings == ("met",)
    assert named(found, "Lars Hagen").agreements == ("signed",)
    assert named(found, "Baltic Port Union").kind == "organization"


def test_states_and_participants_told_by_their_office_are_nobody() -> None:
    unnamed = who("Norwegian prime minister", "NOR", "prime minister", affiliation="Norwegian")
    assert people([report("1", "NOR", "FIN"), told("2", unnamed)]) == ()


def test_two_given_names_are_two_persons() -> None:
    found = people([told("1", who("Raoul Tavares", "PER"), who("Fidel Tavares", "PER"))])
    assert [person.name for person in found] == ["Fidel Tavares", "Raoul Tavares"]


def test_one_name_in_two_countries_is_two_persons() -> None:
    assert len(people([told("1", who("Lars Hagen", "NOR"), who("Lars Hagen", "FIN"))])) == 2


TWO_PRESIDENTS = [
    told("1", who("Fidel Tavares", "PER", "President"), published="2005-03-01"),
    told("2", who("Fidel Tavares", "PER", "President"), published="2006-03-01"),
    told("3", who("Raoul Tavares", "PER", "President"), published="2012-03-01"),
    told("4", who("Raoul Tavares", "PER", "Defence Minister"), published="2006-03-02"),
]


def test_a_family_name_goes_to_who_it_fits_by_its_time() -> None:
    found = people(
        [*TWO_PRESIDENTS, told("5", who("Tavares", "PER", "President"), published="2012-04-01")]
    )
    assert named(found, "Raoul Tavares").meetings == ("3", "4", "5")


def test_a_family_name_goes_to_who_it_fits_by_its_office() -> None:
    found = people(
        [
            *TWO_PRESIDENTS,
            told("5", who("Tavares", "PER", "Minister of Defense"), published="2006-03-05"),
        ]
    )
    assert named(found, "Raoul Tavares").meetings == ("3", "4", "5")


def test_a_family_name_goes_to_who_is_named_in_the_article() -> None:
    beside = told("5", who("Raoul Tavares", "PER"), published="2009-01-01", article="one")
    found = people(
        [
            *TWO_PRESIDENTS,
            beside,
            told("6", who("Tavares", "PER"), published="2009-01-01", article="one"),
        ]
    )
    assert "6" in named(found, "Raoul Tavares").meetings


def test_a_family_name_that_fits_two_stays_apart() -> None:
    found = people([*TWO_PRESIDENTS, told("5", who("Tavares", "PER"), published="2009-01-01")])
    assert named(found, "Tavares").meetings == ("5",)


def test_a_family_name_of_another_country_is_somebody_else() -> None:
    found = people([told("1", who("Lars Hagen", "NOR")), told("2", who("Hagen", "FIN"))])
    assert [(person.name, person.country) for person in found] == [
        ("Hagen", "FIN"),
        ("Lars Hagen", "NOR"),
    ]


def test_a_country_that_is_hardly_ever_told_of_a_name_is_misread() -> None:
    often = [told(str(at), who("Lars Hagen", "NOR")) for at in range(10)]
    (person,) = people([*often, told("odd", who("Lars Hagen", "FIN"))])
    assert person.country == "NOR"
    assert len(people([*often[1:], told("odd", who("Lars Hagen", "FIN"))])) == 2


def test_a_family_name_in_another_spelling_needs_more_than_the_country() -> None:
    whole = told("1", who("Amir Hatavi", "PER"), published="2012-03-01")
    near = told("2", who("Khatavi", "PER"), published="2012-03-09")
    far = told("2", who("Khatavi", "PER"), published="2001-03-09")
    assert len(people([whole, near])) == 1
    assert len(people([whole, far])) == 2


def test_one_word_of_a_company_is_not_the_company() -> None:
    found = people([pact("1", "Tarvik Shipping", "NOR"), pact("2", "Tarvik", "NOR")])
    assert [each.name for each in found] == ["Tarvik", "Tarvik Shipping"]


def test_letters_of_given_names_tell_persons_apart() -> None:
    found = people([told("1", who("R. Tavares"), who("F. Tavares")), told("2", who("Tavares"))])
    assert [person.name for person in found] == ["F. Tavares", "R. Tavares", "Tavares"]


def test_offices_have_the_days_on_which_they_were_told() -> None:
    raoul = named(people(TWO_PRESIDENTS), "Raoul Tavares")
    assert [(office.title, office.first_seen, office.last_seen) for office in raoul.offices] == [
        ("Defence Minister", date(2006, 3, 2), date(2006, 3, 2)),
        ("President", date(2012, 3, 1), date(2012, 3, 1)),
    ]


def test_an_office_held_twice_is_not_held_between() -> None:
    found = people(
        [
            *(
                told(year, who("Ana Olt", "CHL", "President"), published=f"{year}-03-01")
                for year in ("2003", "2012")
            ),
            told("former", who("Ana Olt", "CHL", "former President"), published="2009-03-01"),
            told("luz", who("Luz Mora", "CHL", "President"), published="2009-02-01"),
        ]
    )
    assert [office.first_seen for office in named(found, "Ana Olt").offices] == [
        date(2003, 3, 1),
        date(2012, 3, 1),
    ]
    holder = OfficeHolders(found).holder("president", "CHL", date(2009, 3, 1))
    assert holder is not None
    assert holder.name == "Luz Mora"


HOLDERS = OfficeHolders(people(TWO_PRESIDENTS))


def test_who_held_an_office_at_a_time() -> None:
    for title, day, name in [
        ("president", date(2005, 9, 1), "Fidel Tavares"),
        ("head of state", date(2012, 5, 1), "Raoul Tavares"),
        ("Minister of Defense", date(2006, 4, 1), "Raoul Tavares"),
    ]:
        holder = HOLDERS.holder(title, "PER", day)
        assert holder is not None
        assert holder.name == name
    assert HOLDERS.holder("president", "PER", date(2009, 1, 1)) is None
    assert HOLDERS.holder("president", "CHL", date(2005, 9, 1)) is None


def test_an_office_that_is_told_of_somebody_once_by_mistake() -> None:
    often = [told(str(at), who("Ana Olt", "CHL", "President")) for at in range(10)]
    mistaken = told("odd", who("Luz Mora", "CHL", "President"))
    holder = OfficeHolders(people([*often, mistaken])).holder("president", "CHL", date(2024, 5, 14))
    assert holder is not None
    assert holder.name == "Ana Olt"
    torn = OfficeHolders(people([*often[1:], mistaken]))
    assert torn.holder("president", "CHL", date(2024, 5, 14)) is None


PRESIDENT_ALONE = who("Peruvian president", "PER", "president", affiliation="Peruvian")


def test_an_office_stands_for_who_held_it_then() -> None:
    for name, day in [
        ("Fidel Tavares", date(2005, 9, 1)),
        ("Tavares", date(2005, 9, 1)),
        ("Raoul Tavares", date(2012, 5, 1)),
    ]:
        assert same_participant(who(name, "PER"), PRESIDENT_ALONE, day, HOLDERS) >= SAME
    assert (
        same_participant(who("Raoul Tavares", "PER"), PRESIDENT_ALONE, date(2005, 9, 1), HOLDERS)
        < SAME
    )


def test_an_office_stands_for_who_is_told_by_it() -> None:
    assert same_participant(who("Ana Olt", "PER", "President"), PRESIDENT_ALONE) >= SAME
    assert same_participant(who("Ana Olt", "PER", "Foreign Minister"), PRESIDENT_ALONE) < SAME
    assert same_participant(who("Ana Olt", "CHL", "President"), PRESIDENT_ALONE) < SAME
    assert (
        same_participant(
            PRESIDENT_ALONE,
            who("head of state of Peru", "PER", "head of state", affiliation="Peru"),
        )
        >= SAME
    )


NAMES = """
    Raoul Tavares, Fidel Tavares, Tavares, R. Tavares, Tavares Raoul, Raoul Castell Tavares, Raoul,
    Lars Hagen, Hagen, L. Hagen, Mira Hagen, President Hagen
"""
PERSONS = st.builds(
    who,
    st.sampled_from([name.strip() for name in NAMES.split(",")]),
    st.sampled_from([None, "PER", "NOR"]),
    st.sampled_from([None, "President", "Foreign Minister"]),
)
DAYS = st.sampled_from(["2005-03-01", "2005-05-01", "2012-03-01"])


def numbered(drawn: list[tuple[list[MeetingParticipant], str]]) -> list[Event]:
    """Reports of these persons on these days, two of each article."""
    return [
        told(str(at), *persons, published=day, article=f"article-{at // 2}")
        for at, (persons, day) in enumerate(drawn)
    ]


REPORTS = st.lists(st.tuples(st.lists(PERSONS, min_size=1, max_size=3), DAYS), max_size=8).map(
    numbered
)


@settings(max_examples=150)
@given(REPORTS, st.randoms())
def test_the_order_of_reports_changes_nothing(events: list[Event], random: Random) -> None:
    shuffled = random.sample(events, len(events))
    assert people(shuffled) == people(events)


@settings(max_examples=150)
@given(REPORTS)
def test_no_person_has_two_given_names_or_two_countries(events: list[Event]) -> None:
    for person in people(events):
        names = [seen.name for seen in person.names if " " in seen.name]
        assert not [pair for pair in combinations(names, 2) if same_name(*pair) == 0], person
        assert {office.country for office in person.offices} <= {person.country, None}


@settings(max_examples=100)
@given(REPORTS)
def test_everybody_is_somewhere_and_once(events: list[Event]) -> None:
    seen = sorted((n.name, n.times) for person in people(events) for n in person.names)
    total = sum(times for _, times in seen)
    assert total >= len({(event.id, p.name) for event in events for p in event.participants})
    meetings = {meeting for person in people(events) for meeting in person.meetings}
    assert meetings == {event.id for event in events}


@settings(max_examples=100)
@given(PERSONS, PERSONS)
def test_it_does_not_matter_which_participant_comes_first(
    a: MeetingParticipant, b: MeetingParticipant
) -> None:
    day = date(2005, 9, 1)
    assert same_participant(a, b, day, HOLDERS) == same_participant(b, a, day, HOLDERS)


def test_a_person_is_plain_json() -> None:
    for person in people(TWO_PRESIDENTS):
        assert Person.model_validate(json.loads(person.model_dump_json())) == person
