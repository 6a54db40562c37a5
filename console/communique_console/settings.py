"""The settings of the HTTP interface, read from the environment (`COMMUNIQUE_…`)."""

from functools import partial
from typing import Annotated

from limits import RateLimitItem, parse
from pydantic import AfterValidator, Field
from pydantic_settings import SettingsConfigDict

from communique_store.connection.settings import ConnectionSettings
from communique_store.telemetry.logs import LogFormat


def _rate(text: str) -> str:
    parse(text)  # raises ValueError where it is none
    return text


Rate = Annotated[str, AfterValidator(_rate)]
"""As `limits` writes it: 600/minute, 10/second."""

_rate_field = partial(Field, description="Requests of one key with this scope.")


class ConsoleSettings(ConnectionSettings):
    """Settings of the HTTP interface, on top of those of its connections."""

    model_config = SettingsConfigDict(
        env_prefix="COMMUNIQUE_", extra="ignore", str_strip_whitespace=True
    )

    console_keys: str = Field(
        default="",
        repr=False,
        description="Keys by their hashes, as lines of their file; several parted by ; or line breaks.",
    )
    console_keys_file: str | None = Field(
        default=None, description="File of keys by their hashes; in the data folder if unset."
    )
    console_origins: str = Field(
        default="", description="Origins of other pages that may ask (CORS), parted by spaces."
    )
    console_body_mib: float = Field(
        default=16, gt=0, le=1024, description="Largest body of a request, in MiB."
    )
    console_batch: int = Field(
        default=1000, ge=1, le=100_000, description="Most articles in one request."
    )
    console_read_rate: Rate = _rate_field(default="1200/minute")
    console_push_rate: Rate = _rate_field(default="600/minute")
    console_operate_rate: Rate = _rate_field(default="120/minute")
    console_streams: int = Field(default=100, ge=0, description="Streams that are open at a time.")
    console_heartbeat_seconds: float = Field(
        default=15, gt=0, le=3600, description="After so long without an event a stream says so."
    )
    console_stall_seconds: float = Field(
        default=30, gt=0, description="A stream whose reader takes nothing for so long is ended."
    )
    log_format: LogFormat = Field(
        default="text", description="Logs as lines for people, or as a JSON object a line."
    )

    @property
    def origins(self) -> list[str]:
        """The origins of other pages that may ask."""
        return self.console_origins.split()

    @property
    def largest_body(self) -> int:
        """In bytes."""
        return int(self.console_body_mib * 1024 * 1024)

    def rate(self, scope: str) -> RateLimitItem:
        """How often one key may ask for what takes a scope."""
        rates = {
            "read": self.console_read_rate,
            "push": self.console_push_rate,
            "operate": self.console_operate_rate,
        }
        return parse(rates[scope])
