"""The files of the page: they need no build, name no other host, and make no markup of texts."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from countryinfo import all_countries

PAGE = Path(str(files("communique_console").joinpath("page")))
SCRIPTS = sorted(PAGE.rglob("*.js"))


def imported(script: Path) -> Iterator[Path]:
    """The files that a script imports."""
    for name in re.findall(r'(?:from|import\()\s*"(\.[^"]+)"', script.read_text("utf-8")):
        yield (script.parent / name).resolve()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(PAGE)))
def test_what_a_script_imports_is_there(script: Path) -> None:
    assert [path for path in imported(script) if not path.is_file()] == []


def test_every_script_is_used() -> None:
    used = {path for script in SCRIPTS for path in imported(script)}
    assert set(SCRIPTS) - used == {PAGE / "modules" / "app.js"}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(PAGE)))
def test_no_script_makes_markup_of_text(script: Path) -> None:
    text = script.read_text("utf-8")
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function"
    )
    assert not re.search(forbidden, text)
    assert not re.search(r'"style"|\bstyle:', text), "an inline style would be against the policy"


@pytest.mark.parametrize(
    "path", sorted(PAGE.rglob("*.*")), ids=lambda path: str(path.relative_to(PAGE))
)
def test_no_file_names_another_host(path: Path) -> None:
    named = set(re.findall(r"https?://([\w.-]+)", path.read_text("utf-8")))
    assert named <= {"www.w3.org", "vega.github.io"}, "names of languages; nobody asks there"


def test_states_have_the_letters_of_the_standard() -> None:
    text = (PAGE / "modules" / "countries.js").read_text("utf-8")
    listed = " ".join(re.findall(r'^  "(.*)"', text, re.MULTILINE)).split()
    pairs = {pair[:3]: pair[3:] for pair in listed}
    known = {iso["alpha3"]: iso["alpha2"] for state in all_countries() if (iso := state.iso())}
    assert {
        code: short for code, short in pairs.items() if code in known and known[code] != short
    } == {}
    assert set(pairs) - set(known) == {"XKX"}, "in use, though not of the standard"
    assert set(known) - set(pairs) <= {"", "ANT", "SCG"}, "states that are no more"
