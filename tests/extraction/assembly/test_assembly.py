"""Records as events of the contract: ids, evidence, statements, and what is told of an agreement."""

from hypothesis import given, settings
from hypothesis import strategies as st

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

MET = "Peruvian President Rosa Salas met Chilean President Luis Soto in Lima on Monday. "


def test_the_same_article_gives_the_same_ids_and_another_text_others(extractor: Extractor) -> None:
    once, again = read(extractor, MET), read(extractor, MET)
    assert [event.id for event in once] == [event.id for event in again]
    assert read(extractor, "Today. " + MET)[0].id != once[0].id


def test_two_events_of_one_article_have_two_ids(extractor: Extractor) -> None:
    text = MET + "Salas met Bolivian President Eva Ponce on Sunday."
    first, second = read(extractor, text)
    assert first.id != second.id


def test_the_first_sentence_of_the_evidence_holds_the_trigger(extractor: Extractor) -> None:
    text = "It rained. " + MET + "The meeting was about trade and fishing."
    (event,) = read(extractor, text)
    first, *others = event.evidence
    assert first.start <= event.trigger.start < event.trigger.end <= first.end
    assert [span.text for span in others] == ["The meeting was about trade and fishing."]


def test_what_a_participant_says_after_another_event_began_is_not_said_at_this_one(
    extractor: Extractor,
) -> None:
    text = (
        MET + "Salas met Bolivian President Eva Ponce on Sunday. "
        "At that meeting Ponce said, “We shall build a railway.”"
    )
    first, second = read(extractor, text)
    assert first.type == second.type == "meeting"
    assert first.statements == ()
    assert [said.speaker for said in second.statements] == ["Eva Ponce"]


def test_fields_told_in_the_next_sentence_belong_to_the_agreement(extractor: Extractor) -> None:
    text = (
        "Peru and Chile signed nine documents on Monday. "
        "The documents cover fishing, tourism and education."
    )
    (event,) = read(extractor, text)
    assert event.type == "agreement"
    assert event.count == 9
    assert {field.label for field in event.fields} == {"fishing", "tourism", "education"}


def test_parties_come_before_those_who_signed_for_them(extractor: Extractor) -> None:
    text = "Foreign ministers Ana Rojas of Peru and Luis Soto of Chile signed a border treaty."
    (event,) = read(extractor, text)
    roles = [person.role for person in event.participants]
    assert roles == sorted(roles, key=["party", "signatory", "witness", "mediator"].index)


@settings(max_examples=25, deadline=None)
@given(before=st.text(alphabet=" \n\tabcÄ́😀.,“", max_size=30))
def test_every_span_says_what_stands_there_whatever_goes_before(
    extractor: Extractor, before: str
) -> None:
    read(extractor, before + "\n" + MET)  # `read` checks every span against the text
