"""Whether what a worker needs is installed."""

from importlib.util import find_spec

from communique_schemas.errors import MissingExtraError


def require_worker_extra() -> None:
    """Check that spaCy is installed.

    Raises:
        MissingExtraError: it is not; the message says how to install it.
    """
    if find_spec("spacy") is None:
        raise MissingExtraError('this needs spaCy and a model: pip install "communique[worker]"')
