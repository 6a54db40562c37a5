"""Pages fetched from the web: the texts of records that hold only an address."""

from typing import Any

from communique_producer.sources.fetching import Failed, Fetched, Fetcher, host_of
from communique_producer.sources.html import LARGEST_PAGE, page_record
from communique_producer.sources.pages import completed
from communique_schemas.errors import InvalidArticleError, SourceError


class LinkedPages:
    """The web, one page after the other.

    `passing` are the addresses of those that could not be had this time, and may be another time.
    """

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self.passing: set[str] = set()

    def complete(self, record: dict[str, Any], file: str) -> dict[str, Any]:
        """The record with the text of its page, and with what else the page tells that it does not.

        Args:
            record: has an address.
            file: the list or feed that names it; only where that is of the own network may the page be.

        Raises:
            InvalidArticleError: the page cannot be had, or there is no article in it.
            SourceError: what fetches pages is not installed.
        """
        url = record.get("url")
        if not isinstance(url, str):
            raise InvalidArticleError("it has neither a text nor an address")
        answer = self._fetcher.fetch(url, largest=LARGEST_PAGE, home=host_of(file) or "")
        self.passing.discard(url)
        if not isinstance(answer, Fetched):
            if isinstance(answer, Failed) and answer.is_passing:
                self.passing.add(url)
            reason = answer.reason if isinstance(answer, Failed) else "it is not there"
            raise InvalidArticleError(f"its page {url}: {reason}")
        try:
            page = page_record(answer.content, charset=answer.charset, url=answer.url)
        except SourceError as error:
            raise InvalidArticleError(f"its page {url}: {error}") from error
        return completed(record, page)
