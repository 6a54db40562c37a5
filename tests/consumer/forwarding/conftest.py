"""Databases to forward to: a file of SQLite, and a PostgreSQL of its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy.exc import OperationalError
from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_fixed

from tests.faults.stage import free_port

_USER = "postgres"
"""Who runs PostgreSQL where root runs the tests, for root may not."""


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The URL of a PostgreSQL of its own, without the name of a database."""
    programs = _programs()
    user = _USER if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="communique-postgresql-"))
    port = free_port()
    try:
        if user:
            shutil.chown(folder, user)
        data = folder / "data"
        subprocess.run(
            [programs / "initdb", "--pgdata", data, "--username", "tests", "--encoding", "UTF8",
             "--locale", "C", "--no-sync"],
            user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        running = subprocess.Popen(
            [programs / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", folder,
             "-c", "fsync=off"],
            user=user, cwd=folder, stderr=(folder / "log").open("wb"),
        )  # fmt: skip
        try:
            yield f"postgresql://tests@127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder of PostgreSQL's programs; Debian keeps them out of the path."""
    found = [*map(Path, filter(None, [shutil.which("initdb")])),
             *Path("/usr/lib/postgresql").glob("*/bin/initdb")]  # fmt: skip
    assert found, "PostgreSQL is not installed: apt-get install postgresql"
    return found[-1].parent


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/events.db"
    url = str(request.getfixturevalue("cluster"))
    engine = sqlalchemy.create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
    with _awaited(engine) as connection:
        connection.exec_driver_sql("DROP DATABASE IF EXISTS events WITH (FORCE)")
        connection.exec_driver_sql("CREATE DATABASE events")
    engine.dispose()
    return f"{url}/events"


def _awaited(engine: sqlalchemy.Engine) -> sqlalchemy.Connection:
    """A connection, as soon as there is one."""
    connecting = retry(
        retry=retry_if_exception_type(OperationalError),
        wait=wait_fixed(0.05),
        stop=stop_after_delay(30),
        reraise=True,
    )(engine.connect)
    return connecting()
