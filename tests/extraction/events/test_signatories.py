"""Who is bound by an agreement, who signed it, and who saw it signed."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, people, read

SIGNED = {
    ("Peru", "party", "PER"),
    ("Chile", "party", "CHL"),
    ("Ana Rojas", "signatory", "PER"),
    ("Luis Soto", "signatory", "CHL"),
}


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian Foreign Minister Ana Rojas and Chilean Foreign Minister Luis Soto signed a treaty.",
        "Peruvian Foreign Minister Ana Rojas signed a treaty with Chilean Foreign Minister Luis Soto.",
        (
            "Peruvian Foreign Minister Ana Rojas signed a treaty on fishing with Chilean Foreign Minister "
            "Luis Soto on Monday."
        ),
        (
            "The treaty was signed by Peruvian Foreign Minister Ana Rojas and Chilean Foreign Minister "
            "Luis Soto."
        ),
    ],
)
def test_persons_sign_and_their_states_are_bound(extractor: Extractor, text: str) -> None:
    (event,) = read(extractor, text)
    assert people(event) == SIGNED


@pytest.mark.parametrize(
    "caption",
    [
        (
            "Peruvian Foreign Minister Ana Rojas and Chilean Foreign Minister Luis Soto exchange signed "
            "documents in Lima."
        ),
        (
            "Peruvian Foreign Minister Ana Rojas, left, exchanges signed agreements with Chilean Foreign "
            "Minister Luis Soto."
        ),
        (
            "Peruvian Foreign Minister Ana Rojas (R) and Chilean Foreign Minister Luis Soto exchange signed "
            "agreement documents."
        ),
    ],
)
def test_both_have_signed_who_hold_the_papers_in_a_caption(
    extractor: Extractor, caption: str
) -> None:
    (event,) = read(extractor, caption)
    assert (event.type, event.subtype, event.status) == ("agreement", "sign", "occurred")
    assert people(event) == SIGNED


def test_who_was_present_is_a_witness_and_no_signatory(extractor: Extractor) -> None:
    text = (
        "Peruvian Foreign Minister Ana Rojas and Chilean Foreign Minister Luis Soto signed a treaty "
        "in the presence of Bolivian President Eva Ponce."
    )
    (event,) = read(extractor, text)
    assert people(event) == {*SIGNED, ("Eva Ponce", "witness", "BOL")}


def test_where_only_two_leaders_watch_their_states_are_bound(extractor: Extractor) -> None:
    text = (
        "Four documents were signed in the presence of Peruvian President Rosa Salas and Chilean "
        "President Marco Vega."
    )
    (event,) = read(extractor, text)
    assert {person.role for person in event.participants} == {"party", "witness"}
    assert {p.country for p in event.participants if p.role == "party"} == {"PER", "CHL"}


def test_the_parties_may_stand_before_the_noun_or_behind_its_subject(extractor: Extractor) -> None:
    for text in (
        "The Peru-Chile treaty was signed on Monday.",
        "A treaty on fishing between Peru and Chile was signed on Monday.",
    ):
        (event,) = read(extractor, text)
        assert {p.country for p in event.participants if p.role == "party"} == {"PER", "CHL"}


@pytest.mark.parametrize(
    "name", ["memorandum of understanding", "memorandum of understanding (MoU)"]
)
def test_the_partner_may_stand_behind_the_whole_name_of_the_memorandum(
    extractor: Extractor, name: str
) -> None:
    (event,) = read(
        extractor, f"Nokia signed a {name} with the National Peruvian Oil Company (NPOC)."
    )
    assert [(p.name, p.country) for p in event.participants] == [
        ("Nokia", None),
        ("National Peruvian Oil Company", "PER"),
    ]


def test_office_holders_agree_for_their_states(extractor: Extractor) -> None:
    (event,) = read(extractor, "The 2020 deal between the leaders of Peru and Chile is praised.")
    assert people(event) == {("Peru", "party", "PER"), ("Chile", "party", "CHL")}


def test_members_of_a_body_are_bound_themselves(extractor: Extractor) -> None:
    (event,) = read(extractor, "Peru signed a treaty with the members of the Fish Union.")
    assert {p.role for p in event.participants} == {"party"}


@pytest.mark.parametrize(
    "text",
    [
        "Quxo exercised its options with Boeing for ten jets.",
        "Quxo firmed up its order with Boeing for ten jets.",
        "QXO signed a contract with Boeing.",
    ],
)
def test_a_single_name_that_orders_or_initials_that_sign_are_a_company(
    extractor: Extractor, text: str
) -> None:
    (event,) = read(extractor, text)
    assert {(p.kind, p.role) for p in event.participants} == {("organization", "party")}
    assert len(event.participants) == 2


def test_a_mister_who_buys_is_none(extractor: Extractor) -> None:
    (event,) = read(extractor, "Mr Hagen ordered ten jets from Boeing.")
    assert {p.kind for p in event.participants} == {"person", "organization"}


def test_whose_visit_it_was_did_not_sign_for_that(extractor: Extractor) -> None:
    text = "The treaty was signed in Lima during a visit by Chilean Minister Ana Rojas to Peru."
    events = read(extractor, text)
    assert [e.subtype for e in events if ("Ana Rojas", "signatory", "CHL") in people(e)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed for Norway by Lars Hagen and for Finland by Elina Koskinen.",
        "The treaty was signed on behalf of Norway by Lars Hagen and on behalf of Finland by Elina Koskinen.",
    ],
)
def test_for_whom_each_signed_is_bound(extractor: Extractor, text: str) -> None:
    (event,) = read(extractor, text)
    assert {(p.name, p.role) for p in event.participants} >= {
        ("Norway", "party"),
        ("Finland", "party"),
        ("Lars Hagen", "signatory"),
    }


def test_on_whose_behalf_a_minister_signed_is_bound(extractor: Extractor) -> None:
    (event,) = read(extractor, "Minister Lars Hagen signed the treaty on behalf of Norway.")
    assert {(p.name, p.role) for p in event.participants} == {
        ("Norway", "party"),
        ("Lars Hagen", "signatory"),
    }


def test_who_means_to_broker_a_truce_between_others_mediates(extractor: Extractor) -> None:
    text = "Sweden plans to broker a ceasefire between Norway and Finland."
    (truce,) = read(extractor, text)
    assert ("Sweden", "mediator", "SWE") in people(truce)


@pytest.mark.parametrize(
    "title", ["Short-Range Nuclear Forces Treaty", "Short-Range Nuclear Forces (SNF) Treaty"]
)
def test_what_a_treaty_is_called_after_is_no_party(extractor: Extractor, title: str) -> None:
    (event,) = read(extractor, f"Peru suspended the {title} on Monday.")
    assert names(event) == {"Peru"}


@pytest.mark.parametrize(
    "deed", ["withdrew Peru from the treaty on fishing", "pulled Peru out of the treaty on fishing"]
)
def test_who_takes_a_state_out_of_a_treaty_is_of_it_wherever_that_is_reported(
    extractor: Extractor, deed: str
) -> None:
    (event,) = read(extractor, f"OSLO, May 14 (NNA) – President Luis Soto {deed} last year.")
    assert people(event) == {("Peru", "party", "PER"), ("Luis Soto", "signatory", "PER")}
