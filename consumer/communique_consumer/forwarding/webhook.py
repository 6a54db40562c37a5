"""Events as CloudEvents to an address of the web: batches by POST, signed if there is a secret.

Sources: CloudEvents 1.0.2, HTTP Protocol Binding, batched content mode; Standard Webhooks 1.0.0.
"""

import hmac
import json
import time
from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any, Final, Generic

import httpx
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from communique_consumer.forwarding.target import R
from communique_schemas.errors import (
    FailingError,
    RefusedError,
    SettingsError,
    TargetAwayError,
    TargetError,
)
from communique_schemas.version import __version__

CONTENT_TYPE: Final = "application/cloudevents-batch+json; charset=UTF-8"

_SECONDS = 30.0
_OF_THE_MOMENT = frozenset({408, 425, 429, 503})
_OF_THE_ADDRESS = frozenset({401, 403, 404, 405, 407, 410, 421})
"""What says something of the address or of who calls, and nothing of the events."""
_REDIRECTED, _WRONG, _FAILED = 300, 400, 500
_SHOWN = 200
"""Characters of an answer that a message shows."""
_ENCODED = "whsec_"
_VERSION = "v1"


class WebhookSettings(BaseSettings):
    """What nobody else is to see, and so is not on a command line."""

    model_config = SettingsConfigDict(
        env_prefix="COMMUNIQUE_WEBHOOK_", extra="ignore", str_strip_whitespace=True
    )

    secret: SecretStr | None = Field(
        default=None, min_length=1, description="Signs what is sent; as it is, or whsec_BASE64."
    )
    authorization: SecretStr | None = Field(
        default=None, min_length=1, description='Header Authorization, such as "Bearer …".'
    )


class WebhookTarget(Generic[R]):
    """An address that takes CloudEvents: 2xx says that it has them."""

    batch = 100
    pause = 0.0

    def __init__(
        self,
        url: str,
        envelope: Callable[[R], dict[str, Any]],
        settings: WebhookSettings | None = None,
    ) -> None:
        """Name the address.

        Args:
            url: the address.
            envelope: makes the CloudEvent of a record.
            settings: what is secret; by default what the environment tells.

        Raises:
            TargetError: it is none.
            SettingsError: the secret is none.
        """
        settings = settings or WebhookSettings()
        try:
            self._url = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise TargetError(f"this is no address: {error}") from error
        if not self._url.host:
            raise TargetError("the address has no host: https://host/path")
        self.name = _shown(self._url)
        self._envelope = envelope
        self._key = _key(settings.secret)
        headers = {"Content-Type": CONTENT_TYPE, "User-Agent": f"communique/{__version__}"}
        if settings.authorization:
            headers["Authorization"] = settings.authorization.get_secret_value()
        self._client = httpx.Client(timeout=_SECONDS, headers=headers)

    def prepare(self) -> None:
        """Nothing is to be made ready: whether it takes events is seen when there are some."""

    def deliver(self, records: Sequence[R]) -> None:
        """Post records as one batch (see `Target`)."""
        body = json.dumps([self._envelope(record) for record in records]).encode()
        try:
            answer = self._client.post(self._url, content=body, headers=self._signed(body))
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise TargetAwayError(f"{self.name} cannot be reached: {_words(error)}") from error
        except httpx.TransportError as error:  # it may have taken them, and they come again
            raise FailingError(f"{self.name} did not answer: {_words(error)}") from error
        self._judge(answer)

    def _judge(self, answer: httpx.Response) -> None:
        if answer.is_success:
            return
        said = " ".join(answer.text[:_SHOWN].split())
        words = f"{self.name} answers {answer.status_code} {answer.reason_phrase}: {said}"
        code, later = answer.status_code, _retry_after(answer.headers.get("Retry-After"))
        if code in _OF_THE_MOMENT or code in _OF_THE_ADDRESS or code < _WRONG:
            raise TargetAwayError(words, later)
        if code >= _FAILED:
            raise FailingError(words, later)
        raise RefusedError(words)

    def _signed(self, body: bytes) -> dict[str, str]:
        """The headers of a message: the same content has the same id."""
        name, now = sha256(body).hexdigest()[:32], str(int(time.time()))
        headers = {"webhook-id": name, "webhook-timestamp": now}
        if self._key is not None:
            mac = hmac.digest(self._key, b".".join([name.encode(), now.encode(), body]), "sha256")
            headers["webhook-signature"] = f"{_VERSION},{b64encode(mac).decode()}"
        return headers

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _key(secret: SecretStr | None) -> bytes | None:
    if secret is None:
        return None
    text = secret.get_secret_value()
    if not text.startswith(_ENCODED):
        return text.encode()
    try:
        return b64decode(text.removeprefix(_ENCODED), validate=True)
    except NoBase64 as error:
        raise SettingsError(
            "COMMUNIQUE_WEBHOOK_SECRET: what follows whsec_ is no Base64"
        ) from error


def _shown(url: httpx.URL) -> str:
    """The address without user and query, which may hold secrets; a query is told from others by its hash."""
    plain = str(url.copy_with(username=None, password=None, query=None, fragment=None))
    return f"{plain}?{sha256(url.query).hexdigest()[:8]}" if url.query else plain


def _retry_after(header: str | None) -> float | None:
    """The seconds that a header asks for, as a number or as a date."""
    if not header:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
