"""From sentences to events: who, in what role, when, where, and did it happen."""

import json
from pathlib import Path

import jsonschema
import pytest
import spacy
from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st
from spacy.tokens import Doc
from threadpoolctl import threadpool_info, threadpool_limits

from communique_extraction.extractor import DEFAULT_MODEL, Extractor, load_model
from communique_producer.sources import read_articles
from communique_schemas import AgreementEvent, Article, MeetingEvent
from communique_schemas.errors import ModelMissingError
from communique_schemas.json_schema import json_schema

SAMPLES = Path(__file__).parents[2] / "communique" / "samples"

Events = tuple[MeetingEvent | AgreementEvent, ...]


def read(extractor: Extractor, text: str, published: str = "2024-05-14") -> Events:
    article = Article.model_validate({"text": text, "published_at": published})
    result = extractor(article)
    result.check()
    return result.events


def people(event: MeetingEvent | AgreementEvent) -> set[tuple[str, str, str | None]]:
    return {(p.name, p.role, p.country) for p in event.participants}


def test_who_met_whom_in_what_capacity_when_and_where(extractor: Extractor) -> None:
    text = (
        "TALLINN — Estonia's President Maarja Tamm met with Peruvian Foreign Minister Julio Quispe "
        "on Monday evening."
    )
    (event,) = read(extractor, text)
    assert (event.type, event.subtype, event.status) == ("meeting", "meeting", "occurred")
    by_name = {person.name: person for person in event.participants}
    assert by_name["Maarja Tamm"].title == "President"
    assert by_name["Maarja Tamm"].country == "EST"
    assert by_name["Julio Quispe"].title == "Foreign Minister"
    assert event.date is not None
    assert str(event.date.start) == "2024-05-13"
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Tallinn", "EST")
    assert event.trigger.text == "met"


def test_documents_with_parties_witnesses_count_and_fields(extractor: Extractor) -> None:
    text = (
        "Ghana's President Kofi Boateng received President of Vietnam Tran Van Minh in Accra. "
        "Senior officials of Ghana and Vietnam signed nine cooperation documents in the fields of "
        "rice, shipping, education and research, and tourism in the presence of presidents Boateng "
        "and Minh."
    )
    (signed,) = [e for e in read(extractor, text) if isinstance(e, AgreementEvent)]
    assert (signed.subtype, signed.count, signed.instrument.kind) == ("sign", 9, "document")
    labels = [field.label for field in signed.fields]
    assert labels == ["rice", "shipping", "education", "research", "tourism"]
    assert {("Kofi Boateng", "witness", "GHA"), ("Tran Van Minh", "witness", "VNM")} <= people(
        signed
    )
    assert {c for _, role, c in people(signed) if role == "party"} == {"GHA", "VNM"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "Norwegian Prime Minister Lars Hagen will meet Finnish President Elina Koskinen.",
            "planned",
        ),
        (
            "Norwegian Prime Minister Lars Hagen plans to meet Finnish President Elina Koskinen.",
            "planned",
        ),
        (
            "Norwegian Prime Minister Lars Hagen did not meet Finnish President Elina Koskinen.",
            "denied",
        ),
        (
            "Norwegian Prime Minister Lars Hagen refused to meet Finnish President Elina Koskinen.",
            "denied",
        ),
        (
            "Norwegian Prime Minister Lars Hagen offered to meet Finnish President Elina Koskinen.",
            "proposed",
        ),
        ("Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen.", "occurred"),
        (
            "Norwegian Prime Minister Lars Hagen is meeting Finnish President Elina Koskinen.",
            "ongoing",
        ),
        ("Norway and Finland cancelled talks between Lars Hagen and Elina Koskinen.", "cancelled"),
    ],
)
def test_planned_denied_and_cancelled_are_told_from_happened(
    extractor: Extractor, sentence: str, status: str
) -> None:
    (event,) = read(extractor, sentence)
    assert event.status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "The factory met the criteria of the inspectors.",
        "Growers struggle to meet demand.",
        "If Hagen and Koskinen meet, markets will rise.",
        "It was a sign of progress, and a great deal of work.",
        "Readers may visit our website.",
        "The minister agreed with the analysis.",
    ],
)
def test_false_friends_are_no_events(extractor: Extractor, sentence: str) -> None:
    assert read(extractor, sentence) == ()


def test_all_mentions_of_one_meeting_are_one_record(extractor: Extractor) -> None:
    text = (
        "Chilean President Rosa Vidal met Kenyan President Daniel Otieno in Santiago on Sunday. "
        "The two leaders discussed copper. The meeting lasted two hours."
    )
    (event,) = read(extractor, text)
    assert isinstance(event, MeetingEvent)
    assert len(event.participants) == 2
    assert len(event.evidence) == 3
    assert [topic.label for topic in event.topics] == ["copper"]


def test_calls_with_several_counterparts_are_one_call_each(extractor: Extractor) -> None:
    text = (
        "Chilean President Rosa Vidal spoke by phone with Kenyan President Daniel Otieno, "
        "Finnish President Elina Koskinen and Norwegian Prime Minister Lars Hagen."
    )
    calls = read(extractor, text)
    assert [call.subtype for call in calls] == ["call"] * 3
    assert all(("Rosa Vidal", "participant", "CHL") in people(call) for call in calls)


def test_the_same_article_gives_the_same_events(extractor: Extractor) -> None:
    text = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen on Friday."
    assert read(extractor, text) == read(extractor, text)


def test_events_validate_against_the_published_schema(extractor: Extractor) -> None:
    validator = jsonschema.Draft202012Validator(json_schema("event"))
    text = (
        "Peru and Chile signed a border treaty on Monday. Peruvian President Ana Rojas visited "
        "Chile last week."
    )
    events = read(extractor, text)
    assert len(events) == 2
    for event in events:
        validator.validate(json.loads(event.model_dump_json()))


odd = st.text(max_size=200) | st.lists(
    st.sampled_from(
        [
            "President",
            "Iran's",
            "met",
            "with",
            "signed",
            "the",
            "two",
            ",",
            "“",
            "\n",
            "🤝",
            "\u202e",
            "Dr.",
        ]
    ),
    max_size=40,
).map(" ".join)


def is_accepted(text: str) -> bool:
    """Tell whether a text may be an article at all: the contract refuses empty ones, for one."""
    try:
        Article(text=text)
    except ValueError:
        return False
    return True


@given(odd.filter(is_accepted))
@rules(max_examples=80, deadline=None)
def test_no_text_however_odd_makes_extraction_fail(text: str) -> None:
    result = _shared_extractor()(Article(text=text))
    result.check()


_made: list[Extractor] = []


def _shared_extractor() -> Extractor:
    if not _made:
        _made.append(Extractor())
    return _made[0]


def test_it_is_a_component_of_a_spacy_pipeline() -> None:
    nlp = load_model()
    nlp.add_pipe("communique")
    doc = nlp("Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo.")
    (event,) = doc._.events
    assert doc.text[event.trigger.start : event.trigger.end] == "met"


def test_a_missing_model_is_said_with_what_to_do() -> None:
    with pytest.raises(ModelMissingError, match=r"not installed.*pip install"):
        load_model("en_no_such_model")


def test_the_default_model_reads_as_it_should_under_the_locked_spacy() -> None:
    """The model was trained under spaCy 3.7, which spaCy warns of; this is why that is kept quiet."""
    doc = load_model()("The German chancellor visited Paris with Anna Weber on Monday.")
    assert [token.tag_ for token in doc][:4] == ["DT", "JJ", "NN", "VBD"]
    assert doc[3].dep_ == "ROOT"
    assert {(e.text, e.label_) for e in doc.ents} >= {("Paris", "GPE"), ("Anna Weber", "PERSON")}
    assert spacy.__version__.startswith("3.8")


def test_what_was_said_at_a_meeting_stands_with_its_speaker(extractor: Extractor) -> None:
    text = (
        "Chilean President Rosa Vidal met Kenyan President Daniel Otieno on Sunday. "
        "At the meeting, Vidal said, “We will buy more tea.”"
    )
    (event,) = read(extractor, text)
    assert isinstance(event, MeetingEvent)
    (said,) = event.statements
    assert (said.speaker, said.text, said.quoted) == ("Rosa Vidal", "We will buy more tea.", True)


@pytest.mark.filterwarnings(r"ignore:\[W095\]")
def test_the_events_are_the_same_whatever_library_multiplies_the_matrices(
    extractor: Extractor,
) -> None:
    by_blis = Extractor(nlp=spacy.load(DEFAULT_MODEL))
    samples = [
        article
        for article in read_articles([str(SAMPLES)], published="2024-05-14")
        if isinstance(article, Article)
    ]
    assert len(samples) > 5
    assert [r.events for r in extractor.pipe(samples)] == [r.events for r in by_blis.pipe(samples)]


def test_it_multiplies_in_one_thread_and_leaves_the_setting_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nlp = load_model()
    extractor, tokenise = Extractor(nlp=nlp), nlp.make_doc
    seen: list[int] = []

    def watched(text: str) -> Doc:
        seen.append(blas_threads())
        return tokenise(text)

    monkeypatch.setattr(nlp, "make_doc", watched)
    with threadpool_limits(2, user_api="blas"):
        before = blas_threads()
        read(extractor, "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen.")
        assert blas_threads() == before
    assert set(seen) == {1}


def blas_threads() -> int:
    return max(pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas")
