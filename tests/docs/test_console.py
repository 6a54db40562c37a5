"""Every command and every block of code in the README and the documents does what the page says."""

import os
import shutil
import signal
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

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.up: subprocess.Popen[bytes] | None = None
        self.names: dict[str, object] = {"__name__": "__main__"}
        self.environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "COMMUNIQUE_DATA_DIR": str(folder / "data"),
            "COLUMNS": "80",
        }

    def run(self, command: Command) -> None:
        """Type a command, and compare what it prints with what the page shows."""
        if command.text.split()[:2] == ["communique", "up"]:
            self.start()
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

    def start(self) -> None:
        """Start server and worker, unless they run, and wait until the store answers."""
        if self.up is not None and self.up.poll() is None:
            return
        self.up = subprocess.Popen(
            ["communique", "up", "--concurrency", "1"], cwd=self.folder, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert self.up.stdout is not None
        for line in self.up.stdout:
            if b"ready" in line.lower():
                return
        raise AssertionError("up ended before it was ready")

    def stop(self) -> None:
        """End what runs, as Ctrl-C does."""
        if self.up is not None:
            self.up.send_signal(signal.SIGINT)
            self.up.wait(PATIENCE)


@contextmanager
def following(page: Path, folder: Path) -> Iterator[Reader]:
    """Somebody who follows a page from its first line on."""
    shutil.copytree(INPUTS, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "examples", folder / "examples")
    reader = Reader(folder)
    try:
        if not any("communique up" in block.text for block in blocks_of(page)):
            reader.start()
        yield reader
    finally:
        reader.stop()


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
