"""How people came together, or which act it was."""

from typing import get_args

import pytest

from communique_merging.manners import gathering, manner_data, manner_of, manner_of_few
from communique_schemas.event import AgreementSubtype, MeetingSubtype

SUBTYPES = (*get_args(MeetingSubtype), *get_args(AgreementSubtype))


@pytest.mark.parametrize("subtype", SUBTYPES)
def test_every_subtype_has_one_manner(subtype: MeetingSubtype | AgreementSubtype) -> None:
    assert sum(subtype in entry.subtypes for entry in manner_data().manner) == 1


def test_signing_and_concluding_make_an_agreement() -> None:
    assert manner_of("sign") == manner_of("conclude") == manner_data().manner_of_making


def test_a_summit_of_two_states_is_no_gathering() -> None:
    assert not gathering("summit", 2)
    assert gathering("summit", 0)
    assert gathering("summit", 3)


def test_a_summit_with_one_whose_state_is_not_told_is_of_two() -> None:
    assert not gathering("summit", 1, stateless=1)
    assert gathering("summit", 2, stateless=1)


def test_a_summit_of_two_is_a_meeting_face_to_face() -> None:
    assert manner_of_few("summit") == manner_of_few("meeting") == "face to face"
    assert manner_of_few("session") == manner_of("session")


def test_a_call_of_many_states_is_a_gathering() -> None:
    assert gathering("call", 5)
    assert not gathering("call", 3)
