"""One extractor for all tests of the extraction."""

import pytest

from communique_extraction.extractor import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with the default model."""
    return Extractor()
