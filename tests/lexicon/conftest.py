"""One extractor for the examples of the lexicon, whose files are checked once."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon import loader
from tests.lexicon.edits import checked_once


@pytest.fixture(scope="session")
def extractor() -> Iterator[Extractor]:
    """The extractor with the default model; what a file says is kept while tests edit others."""
    with patch.object(loader, "check", checked_once):
        yield Extractor()
