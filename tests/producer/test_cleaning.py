"""Every rule of cleaning changes its right examples and leaves the wrong ones as they are."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ftfy import fix_encoding
from hypothesis import example, given, strategies

from communique_producer.cleaning import clean
from communique_producer.cleaning.cleaning import REPAIRS, is_line_of_page
from communique_producer.cleaning.rules import LineRule, rules
from communique_producer.sources import Tally, read_articles
from communique_schemas import Article
from communique_schemas.errors import SourceError

FIRST = "The foreign ministers of Norway and Finland met in Oslo on Monday."
SECOND = "They signed a treaty."

LINES = rules().lines


@pytest.mark.parametrize("rule", LINES, ids=lambda rule: rule.name)
def test_a_rule_takes_out_the_lines_that_it_is_there_for(rule: LineRule) -> None:
    assert rule.right
    assert rule.wrong
    assert [line for line in rule.right if not rule.regex.fullmatch(line)] == []


@pytest.mark.parametrize("rule", LINES, ids=lambda rule: rule.name)
def test_no_rule_takes_out_a_line_of_the_article(rule: LineRule) -> None:
    assert [line for line in rule.wrong if is_line_of_page(line)] == []


def test_every_repair_has_its_examples() -> None:
    assert list(rules().repairs) == list(REPAIRS)


@pytest.mark.parametrize(
    ("before", "after"), [pair for each in rules().repairs.values() for pair in each.right]
)
def test_what_is_damaged_is_repaired(before: str, after: str) -> None:
    assert clean(before).text == after


@given(
    strategies.lists(
        strategies.sampled_from(["Ã", "Â", "â€œ", "Ð", "Œ", "é", "“", "™", " ", "a", ".", "\n"])
    )
)
@example(["a", ".", "\n", "Â", " ", "a"])
@example(["Ã", "é", "a", "\n", "Â", " ", "a"])
def test_lines_that_are_passed_over_have_nothing_to_repair(parts: list[str]) -> None:
    text = "".join(parts)
    by_lines = "\n".join(map(fix_encoding, text.split("\n")))
    whole = fix_encoding(text)
    assert REPAIRS["mojibake"](text) == (whole if whole != text else by_lines)


@pytest.mark.parametrize("text", [text for each in rules().repairs.values() for text in each.wrong])
def test_what_is_right_stays(text: str) -> None:
    assert (clean(text).text, clean(text).by) == (text, ())


@pytest.mark.parametrize("rule", LINES, ids=lambda rule: rule.name)
def test_every_pattern_has_a_line_that_it_alone_takes_out(rule: LineRule) -> None:
    for pattern in rule.patterns:
        others = tuple(each for each in rule.patterns if each != pattern)
        rest = LineRule(rule.name, others, (), ())
        assert [line for line in rule.right if not rest.regex.fullmatch(line)], pattern


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"{FIRST}\n\nRead more\n\n{SECOND}", f"{FIRST}\n\n{SECOND}"),
        (f"{FIRST}\nAdvertisement\n{SECOND}", f"{FIRST}\n{SECOND}"),
        (f"Share\n\n{FIRST}\n\nRead more\n\nShare\n", FIRST),
        (f"{FIRST}\n\n\n{SECOND}\n\n  (Read more)  ", f"{FIRST}\n\n\n{SECOND}"),
    ],
)
def test_a_line_goes_with_the_gap_that_it_leaves(text: str, kept: str) -> None:
    assert (clean(text).text, clean(text).by) == (kept, ("lines",))


def test_a_text_that_is_nothing_but_such_lines_stays() -> None:
    assert clean("Read more\nShare").text == "Read more\nShare"


def test_a_long_line_is_a_paragraph_whatever_it_looks_like() -> None:
    line = f"Read more: {FIRST * 10}"
    assert clean(line).text == line


def test_a_line_of_ten_million_characters_costs_no_time() -> None:
    line = "Share " * 1_600_000
    assert clean(f"{line}\n{FIRST}").by == ()


def test_without_the_extra_mojibake_stays_and_the_rest_is_cleaned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    cleaned = clean("RaÃºl GonzÃ¡lez &amp; Elina Koskinen\nRead more")
    assert (cleaned.text, cleaned.by) == ("RaÃºl GonzÃ¡lez & Elina Koskinen", ("entities", "lines"))
    with pytest.raises(SourceError, match=r'pip install "communique\[sources\]"'):
        read_articles(["nowhere"], clean=True)


DAMAGED = f"{FIRST}\n\nRead more\n\nRaÃºl GonzÃ¡lez &amp; Elina Koskinen signed a treaty."
CLEAN = f"{FIRST}\n\nRaúl González & Elina Koskinen signed a treaty."


def read(path: Path, content: str, **options: Any) -> tuple[Article, Tally]:
    path.write_text(content, encoding="utf-8")
    tally = Tally()
    (article,) = read_articles([str(path)], tally=tally, **options)
    assert isinstance(article, Article), article
    return article, tally


PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><article>'
    f"<p>{FIRST}</p><p>Read more</p><p>RaÃºl GonzÃ¡lez &amp; Elina Koskinen signed a treaty.</p>"
    "</article></body></html>"
)
OF_NEWS_PLEASE = json.dumps({"maintext": DAMAGED, "title": "Lind &amp; Koskinen", "url": None})


def test_pages_are_cleaned_and_counted(tmp_path: Path) -> None:
    article, tally = read(tmp_path / "a.html", PAGE)
    assert article.text == CLEAN
    assert tally == Tally(1, Counter(mojibake=1, lines=1))


def test_so_are_records_of_services_with_their_titles(tmp_path: Path) -> None:
    article, tally = read(tmp_path / "a.jsonl", OF_NEWS_PLEASE)
    assert (article.title, article.text, tally.cleaned) == ("Lind & Koskinen", CLEAN, 1)


def test_so_are_saved_pages(tmp_path: Path) -> None:
    (tmp_path / "pages/nordnews.example").mkdir(parents=True)
    (tmp_path / "pages/nordnews.example/a.html").write_text(PAGE, encoding="utf-8")
    listed = "link,headline\nhttps://nordnews.example/a,Lind &amp; Koskinen\n"
    article, tally = read(tmp_path / "a.csv", listed, pages=str(tmp_path / "pages"))
    assert (article.title, article.text, tally.cleaned) == ("Lind & Koskinen", CLEAN, 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", DAMAGED),
        ("a.jsonl", json.dumps({"text": DAMAGED})),
        ("a.json", json.dumps({"text": DAMAGED})),
        ("a.csv", f'text,title\n"{DAMAGED}",Talks\n'),
    ],
)
def test_what_somebody_wrote_as_an_article_stays_unless_it_is_said(
    tmp_path: Path, name: str, content: str
) -> None:
    article, tally = read(tmp_path / name, content)
    assert (article.text, tally) == (DAMAGED, Tally())
    article, tally = read(tmp_path / name, content, clean=True)
    assert (article.text, tally.cleaned) == (CLEAN, 1)


def test_it_can_be_forbidden(tmp_path: Path) -> None:
    article, tally = read(tmp_path / "a.jsonl", OF_NEWS_PLEASE, clean=False)
    assert (article.text, tally) == (DAMAGED, Tally())


def test_what_is_cleaned_to_the_same_is_not_counted(tmp_path: Path) -> None:
    _, tally = read(tmp_path / "a.jsonl", json.dumps({"maintext": FIRST}))
    assert tally == Tally()
