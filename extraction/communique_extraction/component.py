"""The spaCy component: `nlp.add_pipe("communique")`, then read `doc._.events`.

Importable without loading any lexicon, because spaCy imports it whenever any pipeline is made.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from communique_schemas import Article


def _register_attributes() -> None:
    if not Doc.has_extension("events"):
        Doc.set_extension("events", default=())
        Doc.set_extension("published_at", default=None)


@Language.factory("communique", assigns=["doc._.events"])
def make_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component.

    It reads the text of a `Doc` with the pipeline's own tagger, parser and entity recogniser, and
    `doc._.published_at` (a date, a zoned datetime or their ISO 8601 string), against which it
    resolves dates. It sets `doc._.events`, a tuple of
    `MeetingEvent` and `AgreementEvent` whose offsets count characters of `doc.text`.
    """
    from communique_extraction.extractor import Extractor

    _register_attributes()

    def annotate(doc: Doc) -> Doc:
        if doc.text.strip():
            article = Article.model_validate(
                {"text": doc.text, "published_at": doc._.published_at},
                context={"max_characters": len(doc.text)},
            )
            doc._.events = Extractor(nlp=nlp)(article).events
        return doc

    annotate.__name__ = name
    return annotate
