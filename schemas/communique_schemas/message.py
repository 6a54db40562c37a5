"""The message between producer and worker: the one task, its queue and its payload."""

from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter

from communique_schemas.span import Contract

TASK_NAME = "communique.extract"
DEFAULT_QUEUE = "communique"
MESSAGE_VERSION: Final = 2


class ChunkMessage(Contract):
    """A chunk of articles by their ids, the only argument of the task.

    The articles themselves were put into the store's outbox before the message was sent, so that a
    message that gets lost can be sent again.
    """

    version: Literal[2] = MESSAGE_VERSION
    articles: tuple[str, ...]

    def payload(self) -> dict[str, Any]:
        """The message as JSON-ready data."""
        return self.model_dump(mode="json")


class InlineChunkMessage(Contract):
    """A chunk of article records as version 1 sent it, and as any Celery client may send it.

    The records stay as they came, so that one that does not validate, be it only for being nested
    too deep, costs its neighbours nothing.
    """

    version: Literal[1] = 1
    articles: tuple[Any, ...]

    def payload(self) -> dict[str, Any]:
        """The message as JSON-ready data."""
        return self.model_dump(mode="json")


_MESSAGE: TypeAdapter[ChunkMessage | InlineChunkMessage] = TypeAdapter(
    Annotated[ChunkMessage | InlineChunkMessage, Field(discriminator="version")]
)


def parse_message(payload: Any) -> ChunkMessage | InlineChunkMessage:
    """Read the payload of a task, of this version or of the one before.

    Raises:
        ValidationError: it is neither.
    """
    return _MESSAGE.validate_python(payload)
