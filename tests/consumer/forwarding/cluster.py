"""A PostgreSQL of its own, which can be killed and started again."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy
from sqlalchemy.exc import OperationalError
from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_fixed

from tests.faults.stage import free_port

_USER = "postgres"
"""Who runs PostgreSQL where root runs the tests, for root may not."""


class Cluster:
    """A server of databases in a folder of its own."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._user = _USER if os.geteuid() == 0 else None
        self._folder = Path(tempfile.mkdtemp(prefix="communique-postgresql-"))
        self._port = free_port()
        self.url = f"postgresql://tests@127.0.0.1:{self._port}"
        self._running: subprocess.Popen[bytes]

    def __enter__(self) -> Self:
        """Make it, and start it."""
        if self._user:
            shutil.chown(self._folder, self._user)
        subprocess.run(
            [self._programs / "initdb", "--pgdata", self._folder / "data", "--username", "tests",
             "--encoding", "UTF8", "--locale", "C", "--no-sync"],
            user=self._user, cwd=self._folder, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it, and leave nothing."""
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Start it on the data that it left; does not wait until it answers."""
        with (self._folder / "log").open("ab") as log:
            self._running = subprocess.Popen(
                [self._programs / "postgres", "-D", self._folder / "data", "-h", "127.0.0.1",
                 "-p", str(self._port), "-k", self._folder],
                user=self._user, cwd=self._folder, stderr=log,
            )  # fmt: skip

    def kill(self) -> None:
        """End all of its processes at once, as a crash would."""
        self._running.send_signal(signal.SIGQUIT)
        self._running.wait()

    def database(self) -> str:
        """The URL of an empty database."""
        engine = sqlalchemy.create_engine(f"{self.url}/postgres", isolation_level="AUTOCOMMIT")
        with _awaited(engine) as connection:
            connection.exec_driver_sql("DROP DATABASE IF EXISTS events WITH (FORCE)")
            connection.exec_driver_sql("CREATE DATABASE events")
        engine.dispose()
        return f"{self.url}/events"


def _programs() -> Path:
    """The folder of PostgreSQL's programs; Debian keeps them out of the path."""
    found = [*map(Path, filter(None, [shutil.which("initdb")])),
             *Path("/usr/lib/postgresql").glob("*/bin/initdb")]  # fmt: skip
    assert found, "PostgreSQL is not installed: apt-get install postgresql"
    return found[-1].parent


@retry(
    retry=retry_if_exception_type(OperationalError),
    wait=wait_fixed(0.05),
    stop=stop_after_delay(30),
    reraise=True,
)
def _awaited(engine: sqlalchemy.Engine) -> sqlalchemy.Connection:
    """A connection, as soon as there is one."""
    return engine.connect()
