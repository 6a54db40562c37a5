"""Connection settings, read from the environment (`COMMUNIQUE_…`)."""

from pathlib import Path
from reprlib import repr as shortened
from typing import Any, Self

from platformdirs import user_data_path
from pydantic import Field, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from communique_schemas import DEFAULT_MAX_CHARACTERS, DEFAULT_QUEUE
from communique_schemas.errors import SettingsError

OLDEST_DAYS = 36_500
"""The highest age that may be asked for; a moment much longer ago lies before all calendars."""


def _data_dir() -> Path:
    return user_data_path("communique")


class ConnectionSettings(BaseSettings):
    """Where broker and store are, and how they are used; URLs are left out of `repr`."""

    model_config = SettingsConfigDict(
        env_prefix="COMMUNIQUE_", extra="ignore", str_strip_whitespace=True
    )

    broker_url: str | None = Field(default=None, repr=False, description="URL of Celery's broker.")
    store_url: str | None = Field(default=None, repr=False, description="URL of the Redis store.")
    queue: str = Field(default=DEFAULT_QUEUE, min_length=1, description="Name of the queue.")
    key_prefix: str = Field(
        default="communique", pattern=r"^[\w-]+$", description="Prefix of every key in the store."
    )
    retention_days: float | None = Field(
        default=None,
        gt=0,
        le=OLDEST_DAYS,
        description="Days that articles and events are kept; for ever if unset.",
    )
    max_characters: int = Field(
        default=DEFAULT_MAX_CHARACTERS, ge=1, description="Longest text accepted, in code points."
    )
    max_queued: int | None = Field(
        default=None,
        ge=1,
        description="Articles under way above which a push waits; no limit if unset.",
    )
    metrics_host: str = Field(
        default="127.0.0.1", min_length=1, description="Address at which metrics are served."
    )
    data_dir: Path = Field(default_factory=_data_dir, description="Folder of the embedded server.")

    @model_validator(mode="wrap")
    @classmethod
    def _is_explained(cls, given: Any, check: ModelWrapValidatorHandler[Self]) -> Self:
        """Name the variables that are wrong.

        Raises:
            SettingsError: a value is none that its setting can have.
        """
        try:
            return check(given)
        except ValidationError as error:
            raise SettingsError(_explained(cls, error)) from error


def _explained(settings: type[BaseSettings], error: ValidationError) -> str:
    prefix = settings.model_config.get("env_prefix", "")
    return "; ".join(
        f"{prefix}{'.'.join(map(str, wrong['loc'])).upper()}={shortened(wrong['input'])}: {wrong['msg']}"
        for wrong in error.errors(include_url=False)
    )
