"""An article's text made ready once: as it is read, its dateline, its sentences, its headline."""

from dataclasses import dataclass

from communique_extraction.sentences.dateline import Dateline, find_dateline
from communique_extraction.sentences.headline_subjects import with_joined_subjects
from communique_extraction.sentences.line_wrapping import unwrapped
from communique_extraction.sentences.sentence import Sentence
from communique_extraction.sentences.splitting import split_sentences
from communique_extraction.sentences.text_view import TextView
from communique_extraction.sentences.title_case import has_small_words, in_sentence_case
from communique_extraction.sentences.typography import plain_view
from communique_schemas import Article

HEADING = -1
"""The index of the headline, which is none of the text's sentences."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What every stage reads of an article; `heading` is its title, which no span points into.

    In a `plain_heading` capitals tell names, as in any sentence.
    """

    view: TextView
    dateline: Dateline | None
    sentences: tuple[Sentence, ...]
    heading: Sentence | None
    plain_heading: bool = False

    @property
    def whole(self) -> str:
        """Headline and text together."""
        return f"{self.heading.text if self.heading else ''}\n{self.view.text}"

    @property
    def lead(self) -> str:
        """Headline and first sentence together."""
        first = self.sentences[0].text if self.sentences else ""
        return f"{self.heading.text if self.heading else ''}\n{first}"

    @classmethod
    def of(cls, article: Article) -> "ArticleText":
        """Make an article's text ready."""
        headline = plain_view(article.title or "")
        view = with_joined_subjects(unwrapped(plain_view(article.text), headline.text))
        dateline = find_dateline(view.text)
        title = with_joined_subjects(headline).text.strip()
        heading = [Sentence.alone(title, HEADING)] if title else []
        read = in_sentence_case((*heading, *split_sentences(view, dateline)))
        first = read[0] if heading else None
        return cls(view, dateline, read[len(heading) :], first, has_small_words(title))
