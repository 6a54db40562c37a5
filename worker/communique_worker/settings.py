"""The worker's settings, read from the environment (`COMMUNIQUE_…`)."""

from functools import cache

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from communique_store.connection.settings import ConnectionSettings
from communique_store.telemetry.logs import LogFormat


class WorkerSettings(ConnectionSettings):
    """Settings of a worker, on top of those of its connections."""

    model_config = SettingsConfigDict(env_prefix="COMMUNIQUE_", extra="ignore")

    model: str | None = Field(default=None, description="Package or path of a spaCy pipeline.")
    max_attempts: int = Field(default=3, ge=1, description="Tries before a dead letter.")
    article_seconds: float = Field(
        default=60,
        gt=0,
        description="Soft time limit of one article; the hard one is twice as long.",
    )
    visibility_seconds: int = Field(
        default=900, ge=1, description="After this a message of a lost worker is delivered again."
    )
    child_memory_mib: int = Field(
        default=1500, ge=200, description="A pool process above it is replaced."
    )
    heartbeat_seconds: int = Field(
        default=10, ge=1, description="How often a worker says that it lives."
    )
    metrics_port: int | None = Field(
        default=None, ge=1, le=65_535, description="Port of metrics and health; none if unset."
    )
    merging: bool = Field(
        default=True,
        description="Whether workers find which reports are one event; else `communique merge` does.",
    )
    task_events: bool = Field(
        default=False, description="Whether Celery's events are sent, as Flower reads them."
    )
    log_format: LogFormat = Field(
        default="text", description="Logs as lines for people, or as a JSON object a line."
    )


@cache
def worker_settings() -> WorkerSettings:
    """The settings of this process."""
    return WorkerSettings()
