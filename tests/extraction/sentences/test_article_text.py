"""An article's text, made ready once."""

from communique_extraction.sentences.article_text import ArticleText
from communique_schemas import Article


def test_it_holds_the_dateline_the_sentences_and_the_headline() -> None:
    article = Article(text="OSLO — The minister spoke. He left.", title="Minister speaks")
    text = ArticleText.of(article)
    assert text.dateline is not None
    assert text.dateline.place is not None
    assert text.dateline.place.name == "Oslo"
    assert [s.text for s in text.sentences] == ["OSLO –", "The minister spoke.", "He left."]
    assert text.heading is not None
    assert text.heading.text == "Minister speaks"
    assert text.whole == "Minister speaks\nOSLO – The minister spoke. He left."


def test_an_article_need_have_neither_dateline_nor_headline() -> None:
    text = ArticleText.of(Article(text="It rained."))
    assert text.dateline is None
    assert text.heading is None
    assert [sentence.index for sentence in text.sentences] == [0]
