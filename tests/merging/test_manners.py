"""How people came together, or which act it was."""

from typing import get_args

import pytest

from communique_merging.manners import gathering, manner_data, manner_of
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


def test_a_call_of_many_states_is_a_gathering() -> None:
    assert gathering("call", 5)
    assert not gathering("call", 3)
