"""What the tables of a target hold."""

from typing import Any

import sqlalchemy
from sqlalchemy import select


def rows(engine: sqlalchemy.Engine, table: sqlalchemy.Table) -> list[dict[str, Any]]:
    """The rows of a table, in the order of its keys."""
    with engine.connect() as connection:
        found = connection.execute(select(table).order_by(*table.primary_key.columns))
        return [dict(row._mapping) for row in found]  # noqa: SLF001 - so SQLAlchemy calls it
