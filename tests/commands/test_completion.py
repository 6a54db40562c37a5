"""Shells complete commands, their options and the words that an option takes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "PATH": f"{COMMANDS}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture(scope="module")
def for_bash() -> str:
    """What a shell is to run at its start."""
    return subprocess.run(
        ["communique", "completion", "bash"], env=ENVIRONMENT, capture_output=True, text=True,
        check=True,
    ).stdout  # fmt: skip


def completed_by_bash(for_bash: str, *words: str) -> list[str]:
    """What bash offers in the place of the last word."""
    given = " ".join(f"'{word}'" for word in words)
    script = (
        f"{for_bash}\n"
        f"COMP_WORDS=(communique {given}); COMP_CWORD={len(words)}\n"
        '_communique_completion communique; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert not done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("stat",), ["status"]),
        (("dead", "re"), ["retry"]),
        (("status", "--wa"), ["--watch"]),
        (("completion", ""), ["bash", "zsh", "fish"]),
    ],
)
def test_bash_offers_what_may_stand_there(
    for_bash: str, words: tuple[str, ...], offered: list[str]
) -> None:
    assert completed_by_bash(for_bash, *words) == offered


@pytest.mark.parametrize(
    ("shell", "asked", "told"),
    [
        ("zsh", {"_TYPER_COMPLETE_ARGS": "communique stat"}, '"status":'),
        (
            "fish",
            {"_TYPER_COMPLETE_ARGS": "communique stat", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
            "status\t",
        ),
    ],
)
def test_the_function_of_another_shell_gets_its_answer(
    shell: str, asked: dict[str, str], told: str
) -> None:
    command = str(shutil.which("communique", path=ENVIRONMENT["PATH"]))
    script = subprocess.run(
        [command, "completion", shell], capture_output=True, text=True, check=True
    ).stdout
    assert f"_COMMUNIQUE_COMPLETE=complete_{shell}" in script
    done = subprocess.run(
        [command], env={**ENVIRONMENT, **asked, "_COMMUNIQUE_COMPLETE": f"complete_{shell}"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told in done.stdout
