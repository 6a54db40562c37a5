"""A record of a table."""

from typing import Any


class Row(dict[str, Any]):
    """One row by its columns, which have the names that whoever made the table gave them.

    What is no field of an article is no mistake in it, and is kept as metadata.
    """
