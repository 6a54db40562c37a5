"""docs/lexicon.md shows every entry with its keys and examples."""

from pathlib import Path

from communique_extraction.lexicon.page import page, text_of_page

ROOT = Path(__file__).resolve().parents[2]


def test_it_shows_a_frame_with_its_keys_and_examples() -> None:
    text = "\n\n".join(page())
    assert "### verb call-on\n" in text
    assert "- lemmas: `call`" in text
    assert (
        "> Norwegian Ambassador Lars Hagen called on Finnish President Elina Koskinen to resign."
        in text
    )


def test_signs_that_markdown_would_read_are_escaped() -> None:
    shown = [line for part in page() for line in part.splitlines() if line.startswith("> ")]
    assert any("\\&" in line for line in shown)
    assert not any("&" in line.replace("\\&", "") for line in shown)


def test_the_page_in_docs_is_what_the_lexicon_makes() -> None:
    written = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    assert written == text_of_page(), "run `make docs-lexicon` and commit docs/lexicon.md"
