"""One extractor for the examples of the documents."""

import pytest

from communique_extraction.extractor import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with the default model."""
    return Extractor()
