"""The two commands of the README after which a table of PostgreSQL fills by itself."""

import re
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import metadata
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from tests.consumer.forwarding.cluster import Cluster
from tests.docs.console import ROOT, blocks_of
from tests.faults.household import Household
from tests.faults.stage import await_that

PAGES = Path(__file__).parent / "inputs" / "pages"
URL = "postgresql://user@host/events"


def commands() -> list[str]:
    (block,) = [block.text for block in blocks_of(ROOT / "README.md") if URL in block.text]
    return block.splitlines()


def test_they_are_two_and_the_first_names_what_there_is() -> None:
    install, forward = commands()
    (names,) = re.findall(r'^pip install "communique\[(.+)\]"$', install)
    assert set(names.split(",")) <= set(metadata("communique").get_all("Provides-Extra") or ())
    assert forward == f"communique forward --to {URL}"


@pytest.mark.postgresql
def test_the_table_fills_by_itself(tmp_path: Path) -> None:
    shutil.copytree(PAGES, tmp_path / "pages")
    with Cluster() as cluster, Household(tmp_path) as household:
        url = cluster.database()
        household.start()
        engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))

        def rows() -> list[tuple[str, str]]:
            try:
                with engine.connect() as connection:
                    found = connection.execute(text("SELECT type, subtype FROM events"))
                    return [(row.type, row.subtype) for row in found]
            except DBAPIError:  # the tables are not made yet
                return []

        forward = shlex.split(commands()[1].replace(URL, url))
        assert forward[0] == "communique"
        with subprocess.Popen(
            [sys.executable, "-m", *forward], env=household.environment, cwd=tmp_path
        ) as running:
            assert household.run("push", str(tmp_path / "pages"), "--wait").returncode == 0
            await_that(lambda: ("agreement", "sign") in rows())
            running.terminate()
            assert running.wait() == 0
        engine.dispose()
