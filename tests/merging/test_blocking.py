"""Which reports are worth comparing."""

from datetime import date

from communique_merging import blocks
from communique_merging.blocking import overlap
from tests.merging.reports import COUNTRIES, report


def test_a_key_is_a_pair_of_states() -> None:
    assert "meeting|FIN+NOR" in blocks(report("a", "Lars Hagen/NOR", "FIN")).keys


def test_a_state_alone_is_a_key_together_with_the_manner() -> None:
    left_out = blocks(report("a", "FIN", subtype="call"))
    told = blocks(report("b", "NOR", "FIN", subtype="call"))
    assert left_out.keys == ("meeting|call|FIN?",)
    assert overlap(left_out, told)
    assert overlap(left_out, blocks(report("c", "FIN", subtype="call")))


def test_who_names_two_states_is_compared_with_others_of_these_two_or_with_who_leaves_one_open() -> (
    None
):
    told = blocks(report("a", "NOR", "FIN"))
    assert not overlap(told, blocks(report("b", "NOR", "PER")))
    assert overlap(told, blocks(report("c", "NOR", "FIN", "PER")))
    assert overlap(told, blocks(report("d", "NOR")))
    assert overlap(told, blocks(report("e", *COUNTRIES)))


def test_a_body_without_a_state_shares_a_key_with_its_acronym() -> None:
    whole = blocks(report("a", "Northern Ports Union")).keys
    short = blocks(report("b", "NPU")).keys
    assert set(whole) & set(short)


def test_a_gathering_is_known_by_what_its_sentence_calls_it() -> None:
    told = "Leaders came to Lund for the Northern Ports Union summit."
    summit = blocks(report("a", subtype="summit", sentence=told)).keys
    assert set(summit) & set(blocks(report("b", "NPU", subtype="summit")).keys)


def test_nobody_named_makes_no_keys() -> None:
    assert blocks(report("a")).keys == ()


def test_a_gathering_has_few_keys() -> None:
    assert len(blocks(report("a", *COUNTRIES, "Ana Olt/AND", "Bo Tarn/TUR")).keys) <= 12


def test_the_days_of_a_told_date_have_a_day_of_slack() -> None:
    found = blocks(report("a", "NOR", on="2024-05-13"))
    assert (found.first, found.last) == (date(2024, 5, 12), date(2024, 5, 14))


def test_without_any_date_it_may_have_been_whenever() -> None:
    found = blocks(report("a", "NOR", published=None))
    assert (found.first, found.last) == (date.min, date.max)


def test_candidates_share_a_key_and_a_day() -> None:
    ours, theirs = (blocks(report("a", "NOR", "FIN", on=f"2024-05-{day}")) for day in (13, 20))
    assert not overlap(ours, theirs)
    assert overlap(ours, blocks(report("b", "NOR", "FIN", published="2024-05-14")))
