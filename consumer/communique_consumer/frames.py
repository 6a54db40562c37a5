"""Events as a data frame, for notebooks."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, Literal

from communique_consumer.flat import COLUMNS, flat
from communique_schemas import Event
from communique_schemas.errors import MissingExtraError

Library = Literal["pandas", "polars"]


def to_frame(events: Iterable[Event], library: Library = "pandas") -> Any:
    """Make a data frame of events, a row each, with the columns of `communique events --format csv`.

    Args:
        events: such as a query gives; all of them are held.
        library: whose frame it shall be.

    Returns:
        A `pandas.DataFrame` or a `polars.DataFrame`.

    Raises:
        MissingExtraError: the library is not installed.
    """
    rows = [flat(event) for event in events]
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    try:
        return import_module(library).DataFrame(columns)
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            f"a data frame of {library} needs {library}: pip install {library}"
        ) from error
