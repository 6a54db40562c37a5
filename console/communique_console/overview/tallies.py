"""What is counted of some events, the same in every chart: what was held, made, planned, and called off."""

from pydantic import Field

from communique_schemas.span import Contract

SUMS = (
    "sum(tally = 0) AS meetings, sum(tally = 1) AS agreements, "
    "sum(tally = 2) AS planned, sum(tally = 3) AS called_off"
)
"""The columns of `Tally` in SQL, of rows with a `tally`."""
HELD = "sum(tally < 2)"
"""Meetings and agreements together, in SQL."""


class Tally(Contract):
    """How many events of each sort; each is counted once."""

    meetings: int = Field(ge=0)
    """Held, or under way."""
    agreements: int = Field(ge=0)
    """Made."""
    planned: int = Field(ge=0)
    """Planned or proposed, of both types."""
    called_off: int = Field(ge=0)
    """Cancelled, or denied."""
