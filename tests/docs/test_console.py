"""Every command and every block of code in the README and the documents does what the page says."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.docs.console import (
    PAGES,
    ROOT,
    Block,
    Command,
    blocks_of,
    commands_of,
    is_as_shown,
    without_blocks,
)
from tests.faults.household import Household

INPUTS = Path(__file__).parent / "inputs"
RUN = [
    page
    for page in PAGES
    if page.name != "commands.md"  # the forms of all commands, and none to type
    and any(block.language in {"console", "python"} for block in blocks_of(page))
]
PATIENCE = 120


class Reader:
    """Somebody who follows a page: in a folder with something to read, beside a server and a worker."""

    def __init__(self, folder: Path, household: Household) -> None:
        self.folder = folder
        self.household = household
        self.names: dict[str, object] = {"__name__": "__main__"}
        self.environment = {
            **household.environment,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COLUMNS": "80",
        }

    def run(self, command: Command) -> None:
        """Type a command, and compare what it prints with what the page shows."""
        if command.text.split()[:2] == ["communique", "up"]:
            said = self.household.start().said()
            assert not command.shown or is_as_shown(command.shown, said), said
            return
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command.text], cwd=self.folder, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
        assert done.returncode == 0, f"{command.text}\n{done.stdout}"
        if command.shown:
            assert is_as_shown(command.shown, done.stdout), f"{command.text}\n{done.stdout}"

    def execute(self, block: Block) -> None:
        """Run code in the folder; what it names is there in the blocks that follow on the page."""
        script = compile(block.text, f"{block.page.name}:{block.line}", "exec")
        before, kept = Path.cwd(), dict(os.environ)
        os.chdir(self.folder)
        os.environ.update(self.environment)
        try:
            exec(script, self.names)  # noqa: S102 - the page's own code is what is tested
        finally:
            os.chdir(before)
            os.environ.clear()
            os.environ.update(kept)


@contextmanager
def following(page: Path, folder: Path) -> Iterator[Reader]:
    """Somebody who follows a page from its first line on."""
    shutil.copytree(INPUTS, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "examples", folder / "examples")
    with Household(folder) as household:
        if not any("communique up" in block.text for block in blocks_of(page)):
            household.start()
        yield Reader(folder, household)


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.name)
def test_a_reader_who_types_what_a_page_says_sees_what_it_shows(page: Path, tmp_path: Path) -> None:
    with following(page, tmp_path) as reader:
        for block in blocks_of(page):
            if block.reason is not None:
                continue
            if block.language == "console":
                for command in commands_of(block):
                    reader.run(command)
            elif block.language == "python":
                reader.execute(block)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_not_run_here_says_why(page: Path) -> None:
    for block in blocks_of(page):
        if block.language in {"sh", "yaml", "javascript"}:
            assert block.reason, f"{page.relative_to(ROOT)}:{block.line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_command_stands_outside_of_a_block(page: Path) -> None:
    told = without_blocks(page).splitlines()
    begins = ("    communique ", "    pip ", "    make ", "    python ", "    docker ")
    assert [line for line in told if line.startswith(begins)] == []
