"""Every act in every status has codes, and they agree with the tables that they come from."""

from itertools import product
from typing import get_args

import pytest

from communique_schemas import codes_for
from communique_schemas.event import AgreementSubtype, MeetingSubtype, Status

COMBINATIONS = [
    (family, subtype, status)
    for family, subtypes in (("meeting", MeetingSubtype), ("agreement", AgreementSubtype))
    for subtype, status in product(get_args(subtypes), get_args(Status))
]

# The PLOVER category of each two-digit CAMEO category, from the PLOVER conversion table.
CATEGORY = {
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "12": "REJECT",
    "13": "THREATEN",
    "16": "SANCTION",
}

# The modes that the PLOVER manual lists for these categories; AGREE and SUPPORT have none.
MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"},
    "SANCTION": {"convict", "cancel", "expel", "withdraw", "sever"},
}


@pytest.mark.parametrize(("family", "subtype", "status"), COMBINATIONS)
def test_every_combination_is_coded_consistently(family, subtype, status) -> None:  # type: ignore[no-untyped-def]
    codes = codes_for(family, subtype, status)
    assert codes.cameo is not None
    assert codes.plover == CATEGORY[codes.cameo[:2]]
    assert codes.plover_mode is None or codes.plover_mode in MODES[codes.plover]
    assert codes.cameo_version == "1.1b3"


@pytest.mark.parametrize("subtype", get_args(MeetingSubtype))
def test_a_meeting_is_coded_by_its_status(subtype: MeetingSubtype) -> None:
    assert codes_for("meeting", subtype, "occurred").plover == "CONSULT"
    assert codes_for("meeting", subtype, "planned").plover == "AGREE"
    assert codes_for("meeting", subtype, "cancelled").plover == "REJECT"
    assert codes_for("meeting", subtype, "cancelled").cameo == "125"


@pytest.mark.parametrize(
    ("subtype", "mode", "cameo"),
    [
        ("call", "phone", "041"),
        ("visit", "visit", "042"),
        ("reception", "visit", "043"),
        ("talks", None, "046"),
        ("summit", "multilateral", "040"),
    ],
)
def test_a_meeting_that_took_place_says_how(
    subtype: MeetingSubtype, mode: str | None, cameo: str
) -> None:
    codes = codes_for("meeting", subtype, "occurred")
    assert (codes.plover_mode, codes.cameo) == (mode, cameo)


def test_signing_is_support_and_a_promise_to_sign_is_agree() -> None:
    assert codes_for("agreement", "sign", "occurred").cameo == "057"
    assert codes_for("agreement", "sign", "occurred").plover == "SUPPORT"
    assert codes_for("agreement", "sign", "planned").plover == "AGREE"


def test_a_threat_to_withdraw_is_a_threat_and_a_withdrawal_a_sanction() -> None:
    assert codes_for("agreement", "withdraw", "proposed").plover == "THREATEN"
    assert codes_for("agreement", "withdraw", "occurred").plover == "SANCTION"


def test_an_act_of_the_other_family_has_no_codes() -> None:
    with pytest.raises(KeyError):
        codes_for("meeting", "sign", "occurred")
