"""The page of settings knows every setting, and no other."""

import re
from pathlib import Path

from communique_console.settings import ConsoleSettings
from communique_worker.settings import WorkerSettings

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def test_the_page_knows_every_setting_and_no_other() -> None:
    told = set(re.findall(r"^\| `(COMMUNIQUE_\w+)`", PAGE.read_text("utf-8"), re.MULTILINE))
    known = WorkerSettings.model_fields | ConsoleSettings.model_fields
    assert told == {f"COMMUNIQUE_{name.upper()}" for name in known}
