"""The page of commands is what the commands say of themselves."""

from communique.reference import text_of_page
from tests.docs.console import ROOT


def test_the_page_is_what_the_commands_say() -> None:
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == text_of_page(), "run `make docs-commands` and commit docs/commands.md"


def test_every_command_shows_an_example_or_has_commands_of_its_own() -> None:
    sections = text_of_page().split("\n## ")[1:]
    assert len(sections) > 15
    assert [
        one.split("`")[1] for one in sections if "Example" not in one and "**Commands**" not in one
    ] == []
