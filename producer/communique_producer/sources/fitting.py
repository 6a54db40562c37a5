"""Makes articles of records of whatever kind: their fields to ours, and what they lack from what was said."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from communique_producer.cleaning import clean_record
from communique_producer.language import foreign_language
from communique_producer.refusal import Refusal
from communique_producer.sources.columns import well_known
from communique_producer.sources.feed import FeedItem
from communique_producer.sources.field_map import FieldMap, in_list
from communique_producer.sources.linked_pages import LinkedPages
from communique_producer.sources.pages import Pages
from communique_producer.sources.placed import Placed
from communique_producer.sources.row import Row
from communique_producer.sources.shapes import Shape, shape_of
from communique_producer.sources.tally import Tally
from communique_producer.sources.values import read_zone, zoned
from communique_schemas import Article, parse_article
from communique_schemas.errors import InvalidArticleError, SourceError

_FOREIGN = "Extra inputs are not permitted"
_NAIVE = "has no time zone"
"""Words of problems about which something can be done."""
_GET_PAGES = (
    "save the page and say with --pages FOLDER where it is, or have it fetched with --linked-pages"
)
_ONLY_SUMMARY = (
    "the feed has no whole text: --linked-pages fetches its page, --summaries reads the summary"
)


@dataclass(frozen=True, slots=True)
class Fitting:
    """How records become articles.

    `mapping`: which of their fields are ours, as it was said. `zone`: that of times without one. `pages`:
    saved pages or the web, for records without text; `takes_summaries`: whether items of a feed that have
    none are read by their summaries. `defaults`: values of ours for records that have none.
    `max_characters`: longest text accepted, in code points. `clean`: whether texts are cleaned; None is for
    those alone that come from pages and services. `any_language`: whether articles are taken in that are not
    English. `tally` is added to.
    """

    mapping: FieldMap | None
    zone: ZoneInfo | None
    pages: Pages | LinkedPages | None
    takes_summaries: bool
    defaults: Mapping[str, str | None]
    max_characters: int
    clean: bool | None
    any_language: bool
    tally: Tally

    def placed(
        self, file: str, line: int | None, record: Any, *, is_of_web: bool
    ) -> Iterator[Placed | Refusal]:
        """Yield the article of a record, those of an answer with several, or what is wrong with them.

        `is_of_web`: its text comes from a page.

        Raises:
            SourceError: no record of this input can become one: its columns give no text.
        """
        shape = shape_of(record) if isinstance(record, dict) and not self.mapping else None
        try:
            for place, inner in self._records(record, shape):
                yield self._placed(file, line, place, inner, shape, is_of_web)
        except InvalidArticleError as error:
            yield Refusal(file, line, str(error))

    def _records(self, record: Any, shape: Shape | None) -> Iterable[tuple[str, Any]]:
        if shape:
            return shape.records(record)
        if self.mapping and self.mapping.list_at and isinstance(record, dict):
            return in_list(record, self.mapping.list_at, "an answer")
        return [("", record)]

    def _placed(
        self,
        file: str,
        line: int | None,
        place: str,
        record: Any,
        shape: Shape | None,
        is_of_web: bool,
    ) -> Placed | Refusal:
        try:
            return Placed(file, line, self._article(record, shape, file, is_of_web))
        except InvalidArticleError as error:
            return Refusal(file, line, f"{place}: {error}" if place else str(error))

    def _article(self, record: Any, shape: Shape | None, file: str, is_of_web: bool) -> Article:
        if not isinstance(record, dict):
            return self._parsed(record)
        if shape:
            record = shape.plain(record)
        fields = self._fields(record, shape)
        made = fields.apply(record) if fields else record
        if shape and (gap := shape.gap(record)):
            if not self.pages:
                raise InvalidArticleError(f"{gap}: {_GET_PAGES}" if "url" in made else gap)
            made.pop("text", None)
        if shape and shape.zone:
            _set_zone(made, read_zone(shape.zone))
        if isinstance(record, FeedItem) and not self.mapping and "text" not in made:
            made = self._summarised(made, record.summary)
        try:
            is_page = self.pages is not None and made.get("text") is None
            cleans = is_of_web or shape is not None or is_page
            return self._cleaned(
                self._completed(made, file), cleans if self.clean is None else self.clean
            )
        except InvalidArticleError as error:
            problem = fields.told(str(error)) if fields else str(error)
            raise InvalidArticleError(_with_advice(problem, record)) from error

    def _fields(self, record: dict[str, Any], shape: Shape | None) -> FieldMap | None:
        """Where its fields stand; None is a record of our own form."""
        if isinstance(record, Row):
            return self._fields_of_row(record, shape)
        if shape:
            return shape.fields
        if self.mapping or "text" in record:
            return self.mapping
        known = well_known(record)
        return known if "text" in known.places else None

    def _fields_of_row(self, record: Row, shape: Shape | None) -> FieldMap:
        if self.mapping and (missing := self.mapping.missing_in(record)):
            raise SourceError(
                f"there is no column {missing[0]!r}, which --map names: the columns are {_listed(record)}"
            )
        fields = self.mapping or (shape.fields if shape else well_known(record))
        if set(fields.places.get("text", ())) & record.keys():
            return fields
        if "url" not in fields.places:
            raise SourceError(
                "no column is known to hold the text: say which does, e.g. --map text=body,title=headline "
                f"(the columns are {_listed(record)})"
            )
        if not self.pages:
            raise SourceError(
                "there are addresses and no texts: save the pages and name them with --pages FOLDER, "
                "have them fetched with --linked-pages, or say with --map text=body which column holds the "
                f"text (the columns are {_listed(record)})"
            )
        return fields

    def _summarised(self, made: dict[str, Any], summary: str) -> dict[str, Any]:
        """An item of a feed that has not its whole text, with its summary for it if that is wanted."""
        if self.pages:
            return made
        if self.takes_summaries and summary:
            return made | {"text": summary}
        raise InvalidArticleError(_ONLY_SUMMARY)

    def _completed(self, record: dict[str, Any], file: str) -> dict[str, Any]:
        given = {key: value for key, value in record.items() if value is not None}
        if self.pages and "text" not in given:
            given = self.pages.complete(given, file)
        made = {k: v for k, v in self.defaults.items() if v and not given.get(k)} | {
            key: value for key, value in given.items() if value is not None
        }
        _set_zone(made, self.zone)
        return made

    def _cleaned(self, record: dict[str, Any], cleans: bool) -> Article:
        cleaned, by = clean_record(record) if cleans else (record, ())
        article = self._parsed(cleaned)
        if not self.any_language:
            _check_language(article, cleaned.get("language"))
        if by:
            self.tally.add_cleaned(by)
        return article

    def _parsed(self, record: Any) -> Article:
        return parse_article(record, max_characters=self.max_characters)


def _check_language(article: Article, told: str | None) -> None:
    if language := foreign_language(article.text, told):
        raise InvalidArticleError(
            f"it is in {language}, and English alone is read: --any-language takes it in"
        )


def _set_zone(record: dict[str, Any], zone: ZoneInfo | None) -> None:
    if "published_at" in record:
        record["published_at"] = zoned(record["published_at"], zone)


def _listed(columns: Mapping[str, Any]) -> str:
    return ", ".join(repr(name) for name in columns)


def _with_advice(problem: str, record: Mapping[str, Any]) -> str:
    if _FOREIGN in problem:
        known = ",".join(f"{ours}={names[0]}" for ours, names in well_known(record).places.items())
        problem += (
            f" (with --map {known or 'text=body'}, say, what is not named is kept as metadata)"
        )
    if _NAIVE in problem:
        problem += " (or --zone Europe/Oslo for all of them)"
    return problem
