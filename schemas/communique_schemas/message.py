"""The message between producer and worker: the one task, its queue and its payload."""

from typing import Any, Final, Literal

from pydantic import JsonValue

from communique_schemas.span import Contract

TASK_NAME = "communique.extract"
DEFAULT_QUEUE = "communique"
MESSAGE_VERSION: Final = 1


class ChunkMessage(Contract):
    """A chunk of article records, the only argument of the task.

    The records stay plain JSON, so that one that does not validate costs its neighbours nothing.
    """

    version: Literal[1] = MESSAGE_VERSION
    articles: tuple[JsonValue, ...]

    def payload(self) -> dict[str, Any]:
        """The message as JSON-ready data."""
        return self.model_dump(mode="json")
