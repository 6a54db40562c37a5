"""Words embedded once, and entity recogniser and parser run step by step, give what spaCy gives."""

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from communique_extraction.extractor import load_model
from communique_extraction.syntax.embedding import embed, embeds_words
from communique_extraction.syntax.stepping import in_steps, reads_in_steps

TEXTS = (
    "Finnish President Elina Koskinen received Lars Hagen in Turku on Monday, and said: “We agreed.”",
    "",
    "Talks went on.",
    "Nokia and the Central Bank of Peru signed a contract worth 40 million euros with Oslo University. " * 9,
    "The ministers of Norway, Chile and Kenya, who had met in Geneva, will meet again in May.",
)  # fmt: skip


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model()


def docs(nlp: Language) -> list[Doc]:
    made = [nlp.make_doc(text) for text in TEXTS * 40]
    return list(nlp.get_pipe("tok2vec").pipe(made, batch_size=64))


def test_entities_are_those_of_spacy(nlp: Language) -> None:
    component = nlp.get_pipe("ner")
    plain = component.pipe(docs(nlp), batch_size=64)
    wanted = [[(e.start, e.end, e.label_) for e in doc.ents] for doc in plain]
    stepped = in_steps(component, docs(nlp))
    assert [[(e.start, e.end, e.label_) for e in doc.ents] for doc in stepped] == wanted


def test_the_parse_is_that_of_spacy(nlp: Language) -> None:
    component = nlp.get_pipe("parser")
    plain = component.pipe(docs(nlp), batch_size=64)
    wanted = [[(token.head.i, token.dep_) for token in doc] for doc in plain]
    stepped = in_steps(component, docs(nlp))
    assert [[(token.head.i, token.dep_) for token in doc] for doc in stepped] == wanted


def test_docs_stay_in_their_order(nlp: Language) -> None:
    given = docs(nlp)
    assert [id(doc) for doc in in_steps(nlp.get_pipe("ner"), given)] == [id(doc) for doc in given]


def test_only_components_that_follow_one_reading_are_run_so(nlp: Language) -> None:
    assert reads_in_steps(nlp.get_pipe("ner"))
    assert not reads_in_steps(nlp.get_pipe("tagger"))
    beam = Language().add_pipe("beam_parser")
    assert not reads_in_steps(beam)


def test_words_embedded_once_have_the_vectors_of_spacy(nlp: Language) -> None:
    model = nlp.get_pipe("tok2vec").model
    given = [nlp.make_doc(text) for text in TEXTS * 40]
    embedded = list(embed(model, given))
    assert [id(doc) for doc in embedded] == [id(doc) for doc in given]
    for doc, wanted in zip(embedded, model.predict(given), strict=True):
        np.testing.assert_allclose(doc.tensor, wanted, atol=1e-4)


def test_where_there_are_no_words_none_is_embedded(nlp: Language) -> None:
    model = nlp.get_pipe("tok2vec").model
    assert [len(doc) for doc in embed(model, [nlp.make_doc("")])] == [0]
    assert list(embed(model, [])) == []


def test_only_models_that_look_at_words_by_themselves_first_embed_each_once(nlp: Language) -> None:
    assert embeds_words(nlp.get_pipe("tok2vec").model)
    assert not embeds_words(nlp.get_pipe("tagger").model)
