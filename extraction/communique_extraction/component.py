"""The spaCy component: `nlp.add_pipe("communique")`, then read `doc._.events`.

spaCy imports this file whenever any pipeline is made, be it a stranger's: it loads nothing but spaCy
itself, and leaves the process as it was.
"""

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from communique_extraction.extractor import Extractor


class EventComponent:
    """Reads the events of each `Doc` with the tagger, parser and entity recogniser of its pipeline."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Read with `nlp`, the pipeline of which this is a part."""
        self.name = name
        self._nlp = nlp
        self._extractor: Extractor | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.events`.

        Raises:
            ValidationError: `doc._.published_at` is no date.
        """
        from communique_schemas import Article

        if doc.text.strip():
            article = Article.model_validate(
                {"text": doc.text, "published_at": doc._.published_at},
                context={"max_characters": len(doc.text)},
            )
            doc._.events = self._reader()(article).events
        return doc

    def _reader(self) -> "Extractor":
        """The one extractor; made at the first `Doc`, when the pipeline is whole."""
        from communique_extraction.extractor import Extractor

        if self._extractor is None:
            self._extractor = Extractor(nlp=self._nlp)
        return self._extractor


@Language.factory("communique", assigns=["doc._.events"])
def make_component(nlp: Language, name: str) -> EventComponent:
    """Make the component.

    It reads the text of a `Doc`, and `doc._.published_at` (a date, a zoned datetime or their ISO 8601
    string), against which it resolves dates. It sets `doc._.events`, a tuple of
    `MeetingEvent` and `AgreementEvent` whose offsets count characters of `doc.text`.
    """
    if not Doc.has_extension("events"):
        Doc.set_extension("events", default=())
        Doc.set_extension("published_at", default=None)
    return EventComponent(nlp, name)
