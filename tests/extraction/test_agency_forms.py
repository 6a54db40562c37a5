"""The shapes in which agencies and ministries report visits, audiences, calls and signings."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import AgreementEvent, Article, Event


def told(event: Event) -> tuple[str, list[str]]:
    """An event in short: its kind and act, and its participants by role, name, title and country."""
    return (
        f"{event.subtype} {event.status}",
        sorted(
            f"{p.role}: {p.name}, {p.title or '-'}, {p.country or '-'}" for p in event.participants
        ),
    )


def read(
    extractor: Extractor, text: str, title: str | None = None, source: str = ""
) -> list[Event]:
    data = {"text": text, "published_at": "2024-05-16", "title": title, "source": source or None}
    result = extractor(Article.model_validate(data))
    result.check()
    return list(result.events)


FORMS = [
    (
        (
            "DOHA — Qatari Prime Minister Hamad al-Naimi held talks with Jordanian Foreign Minister "
            "Samir Haddad in Doha on Sunday. The two sides discussed the reconstruction of roads."
        ),
        "talks occurred",
        [
            "guest: Samir Haddad, Foreign Minister, JOR",
            "host: Hamad al-Naimi, Prime Minister, QAT",
        ],
    ),
    (
        (
            "President of Uzbekistan Anvar Karimjonov received in audience the Ambassador of Finland, "
            "Soili Makelainen."
        ),
        "reception occurred",
        ["guest: Soili Makelainen, Ambassador, FIN", "host: Anvar Karimjonov, President, UZB"],
    ),
    (
        (
            "H.E. Sheikh Hamad bin Saleh Al Nuaimi met today with H.E. Dr. Ravi Menon, Minister of "
            "External Affairs of the Republic of India, who is in the country."
        ),
        "meeting occurred",
        [
            "participant: Ravi Menon, Minister of External Affairs, IND",
            "participant: Sheikh Hamad bin Saleh Al Nuaimi, Sheikh, -",
        ],
    ),
    (
        (
            "King Otto of Norway has received a delegation led by Speaker of the Parliament of Serbia "
            "Jovana Petrović."
        ),
        "reception occurred",
        ["guest: Jovana Petrović, Speaker of the Parliament, SRB", "host: Otto, King, NOR"],
    ),
    (
        "Foreign Ministers of Georgia and Armenia Levan Beridze and Aram Hakobyan met in Almaty.",
        "meeting occurred",
        [
            "participant: Aram Hakobyan, Foreign Minister, ARM",
            "participant: Levan Beridze, Foreign Minister, GEO",
        ],
    ),
    (
        "Presidents Pavel Sidorov of Russia and Daulet Akhmetov of Kazakhstan held talks in Omsk.",
        "talks occurred",
        [
            "guest: Daulet Akhmetov, President, KAZ",
            "host: Pavel Sidorov, President, RUS",
        ],
    ),
    (
        (
            "Kenyan Foreign Minister Grace Wanjiru received a phone call from her Ghanaian counterpart "
            "Kofi Boateng on Tuesday."
        ),
        "call occurred",
        [
            "participant: Grace Wanjiru, Foreign Minister, KEN",
            "participant: Kofi Boateng, Foreign Minister, GHA",
        ],
    ),
    (
        (
            "Amir of the State of Qatar Sheikh Jassim bin Faisal Al Attiyah held an official talks "
            "session with HE President of the Republic of Rwanda Jean Habimana."
        ),
        "talks occurred",
        [
            "participant: Jean Habimana, President, RWA",
            "participant: Sheikh Jassim bin Faisal Al Attiyah, Amir, QAT",
        ],
    ),
    (
        "Deputy Prime Minister of Pakistan Asad Qureshi called on President of China Li Guowei.",
        "meeting occurred",
        [
            "participant: Asad Qureshi, Deputy Prime Minister, PAK",
            "participant: Li Guowei, President, CHN",
        ],
    ),
    (
        (
            "Minister of Foreign Affairs and Trade of Hungary Gábor Nagy met in Minsk with Belarusian "
            "Foreign and Trade Minister Oleg Karpov."
        ),
        "meeting occurred",
        [
            "guest: Gábor Nagy, Minister of Foreign Affairs and Trade, HUN",
            "host: Oleg Karpov, Foreign and Trade Minister, BLR",
        ],
    ),
    (
        "During his state visit to Ghana, President of Peru Jorge Salas toured a port.",
        "visit occurred",
        ["guest: Jorge Salas, President, PER", "host: Ghana, -, GHA"],
    ),
    (
        "Italy's President Marco Rinaldi, left, greets Paolo Conti before a meeting in Rome.",
        "reception occurred",
        ["guest: Paolo Conti, -, -", "host: Marco Rinaldi, President, ITA"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "participants"), FORMS, ids=[f[0][:40] for f in FORMS])
def test_offices_names_and_roles_are_read_as_agencies_write_them(
    extractor: Extractor, text: str, kind: str, participants: list[str]
) -> None:
    assert (kind, participants) in [told(event) for event in read(extractor, text)]


def test_what_is_signed_after_talks_binds_the_states_of_those_who_talked(
    extractor: Extractor,
) -> None:
    text = (
        "Estonian President Maarja Tamm held talks with President of Chile Diego Rojas on Monday. "
        "Following the talks, six memoranda of understanding were signed."
    )
    (signed,) = [e for e in read(extractor, text) if isinstance(e, AgreementEvent)]
    assert signed.count == 6
    assert told(signed)[1] == ["party: Chile, -, CHL", "party: Estonia, -, EST"]


def test_two_leaders_who_watch_a_signing_are_witnesses_and_their_states_are_bound(
    extractor: Extractor,
) -> None:
    text = (
        "Estonian President Maarja Tamm met Chilean President Diego Rojas. The two leaders witnessed "
        "the signing of seven agreements in the fields of energy, mining and tourism."
    )
    (signed,) = [e for e in read(extractor, text) if isinstance(e, AgreementEvent)]
    assert told(signed)[1] == [
        "party: Chile, -, CHL",
        "party: Estonia, -, EST",
        "witness: Diego Rojas, President, CHL",
        "witness: Maarja Tamm, President, EST",
    ]
    assert [field.label for field in signed.fields] == ["energy", "mining", "tourism"]


@pytest.mark.parametrize(
    ("text", "kind", "participants"),
    [
        (
            (
                "KUWAIT, May 14 (NNA) -- His Highness the Amir, Sheikh Salem Al-Noori, received on "
                "Tuesday at the Rose Palace the President of Iceland, Anna Jónsdóttir."
            ),
            "reception occurred",
            ["guest: Anna Jónsdóttir, President, ISL", "host: Sheikh Salem Al-Noori, Amir, KWT"],
        ),
        (
            "Minister of Foreign Affairs of Mongolia D.Bat met Chile's Diego Rojas on Tuesday.",
            "meeting occurred",
            [
                "participant: D.Bat, Minister of Foreign Affairs, MNG",
                "participant: Diego Rojas, -, CHL",
            ],
        ),
        (
            "President of Peru Jorge Salas hosted a dinner in honor of Chilean President Ana Rojas.",
            "reception occurred",
            ["guest: Ana Rojas, President, CHL", "host: Jorge Salas, President, PER"],
        ),
        (
            "President of Peru Jorge Salas will leave for Oslo on Friday.",
            "visit planned",
            ["guest: Jorge Salas, President, PER"],
        ),
        (
            "Norway's Foreign Minister Ingrid Dahl launched a mediation effort between Peru and Chile.",
            "talks occurred",
            [
                "mediator: Ingrid Dahl, Foreign Minister, NOR",
                "participant: Chile, -, CHL",
                "participant: Peru, -, PER",
            ],
        ),
        (
            (
                "Peruvian President Jorge Salas held talks with Chilean President Ana Rojas during her "
                "visit to Peru."
            ),
            "visit occurred",
            ["guest: Ana Rojas, President, CHL", "host: Peru, -, PER"],
        ),
    ],
)
def test_receptions_visits_and_mediation_are_read_as_agencies_write_them(
    extractor: Extractor, text: str, kind: str, participants: list[str]
) -> None:
    assert (kind, participants) in [told(event) for event in read(extractor, text)]


def test_who_comes_along_is_a_guest_of_the_visit_and_of_the_same_state(
    extractor: Extractor,
) -> None:
    text = (
        "Peruvian President Jorge Salas arrived in Norway on Tuesday. The president is accompanied by "
        "Trade Minister Luis Paz and Energy Minister Rosa Diaz."
    )
    (visit,) = read(extractor, text)
    assert told(visit)[1] == [
        "guest: Jorge Salas, President, PER",
        "guest: Luis Paz, Trade Minister, PER",
        "guest: Rosa Diaz, Energy Minister, PER",
        "host: Norway, -, NOR",
    ]


def test_who_takes_part_may_be_told_in_the_next_sentence(extractor: Extractor) -> None:
    text = (
        "A new round of peace talks will be held in Oslo next week. The foreign ministers of Peru and "
        "Chile will participate."
    )
    (talks,) = read(extractor, text)
    assert talks.status == "planned"
    assert {p.country for p in talks.participants} == {"PER", "CHL"}


def test_separate_meetings_are_one_with_each(extractor: Extractor) -> None:
    text = (
        "Peruvian President Jorge Salas held separate meetings with Prime Minister of Norway Lars "
        "Hagen and Speaker of the Parliament of Norway Ida Moe."
    )
    assert [len(event.participants) for event in read(extractor, text)] == [2, 2]


def test_the_fields_may_be_told_in_the_next_sentence(extractor: Extractor) -> None:
    text = (
        "Peru and Chile signed 10 agreements in Lima on Monday. The agreements are related to "
        "cooperation in the fields of fisheries, customs, and higher education."
    )
    (signed,) = read(extractor, text)
    assert isinstance(signed, AgreementEvent)
    assert signed.place is not None
    assert signed.place.name == "Lima"
    assert [field.label for field in signed.fields] == ["fisheries", "customs", "higher education"]


def test_a_visit_that_was_planned_and_is_called_off_is_one_event(extractor: Extractor) -> None:
    text = (
        "Peruvian President Jorge Salas was expected to visit Chile next week. His visit to Chile has "
        "been cancelled."
    )
    (visit,) = read(extractor, text)
    assert visit.status == "cancelled"


def test_a_place_in_the_name_of_a_treaty_is_no_party_to_it(extractor: Extractor) -> None:
    (left,) = read(extractor, "Peru withdrew from the Paris climate agreement in 2020.")
    assert told(left) == ("withdraw occurred", ["party: Peru, -, PER"])


def test_offices_that_one_state_alone_has_are_translated_for_counterparts(
    extractor: Extractor,
) -> None:
    text = "US Secretary of State John Hale met his Chilean counterpart Ana Rojas in Lima."
    (met,) = read(extractor, text)
    assert any("Ana Rojas, Foreign Minister, CHL" in line for line in told(met)[1])


def test_the_headline_tells_whose_president_is_meant(extractor: Extractor) -> None:
    text = "President Salas met with Foreign Minister of Norway Ingrid Dahl."
    (event,) = read(extractor, text, title="President Jorge Salas of Peru meets Norwegian minister")
    assert "participant: Jorge Salas, President, PER" in told(event)[1]


def test_on_the_site_of_an_office_its_holder_needs_no_title(extractor: Extractor) -> None:
    text = "Pavel Sidorov had a telephone conversation with President of Cuba Raúl Pérez."
    (event,) = read(extractor, text, source="en.kremlin.ru")
    assert "participant: Pavel Sidorov, President, RUS" in told(event)[1]


def test_what_an_article_calls_its_leader_goes_before_what_the_site_tells(
    extractor: Extractor,
) -> None:
    text = (
        "Pavel Sidorov met with ambassadors on Monday. The Russian Prime Minister also had a telephone "
        "conversation with President of Cuba Raúl Pérez."
    )
    _, call = read(extractor, text, source="en.kremlin.ru")
    assert "participant: Pavel Sidorov, Prime Minister, RUS" in told(call)[1]


@pytest.mark.parametrize(
    ("text", "act", "instrument"),
    [
        ("Peru ratified the Chemical Weapons Convention in 1997.", "ratify", "treaty"),
        ("Peru acceded to the NPT in 1970.", "ratify", "treaty"),
        ("The treaty between Peru and Chile, signed at Lima in 1929, holds.", "sign", "treaty"),
        (
            "The law is at odds with the Andean Charter, which Peru signed in 2001.",
            "sign",
            "treaty",
        ),
    ],
)
def test_treaties_by_their_proper_names(
    extractor: Extractor, text: str, act: str, instrument: str
) -> None:
    (event,) = read(extractor, text)
    assert isinstance(event, AgreementEvent)
    assert (event.subtype, event.instrument.kind) == (act, instrument)
    assert "party: Peru, -, PER" in told(event)[1]


@pytest.mark.parametrize(
    "text",
    [
        "Iran's foreign minister called on Iraq's president to stop the fighting.",
        "He said separatists will not enter into any talks with Kyiv.",
        "The plan met with resistance from President Jorge Salas.",
        "Jordan's government hosts 600,000 registered refugees.",
    ],
)
def test_what_only_looks_like_a_meeting_is_none(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == []


def test_a_date_in_a_relative_clause_does_not_date_the_main_event(extractor: Extractor) -> None:
    text = "President of Peru Jorge Salas, who took office on Monday, met Chilean President Diego Rojas."
    (event,) = read(extractor, text)
    assert event.date is None


def test_a_prime_minister_is_no_foreign_minister(extractor: Extractor) -> None:
    text = (
        "Peruvian Prime Minister Jorge Salas met Chilean Foreign Minister Ana Rojas on Sunday. Rojas "
        "invited the prime minister to visit Santiago."
    )
    assert (
        "visit proposed",
        ["guest: Jorge Salas, Prime Minister, PER", "host: Ana Rojas, Foreign Minister, CHL"],
    ) in [told(event) for event in read(extractor, text)]
