"""Commands are loaded when they are asked for, and known before."""

import pytest
from typer.testing import CliRunner

from communique.cli import app


@pytest.mark.parametrize("command", ["schema", "dead"])
def test_a_command_and_a_group_of_commands_are_found(command: str) -> None:
    done = CliRunner().invoke(app, [command, "--help"])
    assert done.exit_code == 0
    assert f"Usage: root {command} " in done.output


def test_a_slip_of_the_fingers_is_understood() -> None:
    done = CliRunner().invoke(app, ["evnts"])
    assert done.exit_code != 0
    assert "Did you mean" in done.output
    assert "'events'" in done.output
