"""What the parser sees as one word, and what it takes it for."""

from communique_extraction.extractor import Extractor
from communique_extraction.syntax.dependencies import objects_of, subjects_of
from tests.extraction.parsing import names, parsed, word


def test_a_mention_of_several_words_is_one(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Norwegian Prime Minister Lars Hagen met Elina Koskinen.")
    assert sentence.doc[0].text == "Norwegian Prime Minister Lars Hagen"


def test_a_group_is_seen_as_several(extractor: Extractor) -> None:
    sentence = parsed(extractor, "The foreign ministers of Norway and Finland met.")
    assert word(sentence, "Finland").tag_ == "NNS"


def test_initials_in_brackets_do_not_hide_the_name_before_them(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Central Bank of Peru (CBP) and Nokia signed a contract.")
    assert names(subjects_of(word(sentence, "signed"))) == ["(CBP)", "Nokia"]


def test_a_verb_with_a_hyphen_is_one_verb(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Norway and Finland co-chaired the session.")
    verb = word(sentence, "co-chaired")
    assert (names(subjects_of(verb)), names(objects_of(verb))) == (
        ["Norway", "Finland"],
        ["session"],
    )


def test_other_words_with_a_hyphen_stay_as_the_tokenizer_cuts_them(extractor: Extractor) -> None:
    assert word(parsed(extractor, "They held high-level talks."), "high").text == "high"


def test_the_comma_behind_an_apposition_does_not_cut_the_verb_off(extractor: Extractor) -> None:
    sentence = parsed(extractor, "The president of Finland, Elina Koskinen, received Lars Hagen.")
    assert len(subjects_of(word(sentence, "received"))) == 1


def test_a_group_that_begins_a_sentence_is_its_subject(extractor: Extractor) -> None:
    sentence = parsed(extractor, "Envoys from Norway and Finland held talks in Turku.")
    assert names(subjects_of(word(sentence, "held"))) == ["Finland"]
