"""Every record ends as an article or as a refusal that names its place; neighbours lose nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique_producer.sources import Refusal, read_articles
from communique_producer.sources.json_lines import json_lines
from communique_schemas import Article
from communique_store.queue.chunks import MOST_ARTICLES, MOST_CHARACTERS, chunks

GOOD = '{"id": "good", "text": "The ministers met."}'


def read(path: Path, **options: str) -> tuple[list[Article], list[str]]:
    items = list(read_articles([str(path)], **options))  # type: ignore[arg-type]
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [str(item) for item in items if isinstance(item, Refusal)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut in ha', "not valid JSON"),
        (b'{"title": "no text"}', "text: Field required"),
        (b'{"text": "  "}', "the text is blank"),
        (b'{"text": "x", "published_at": "2022-05-31T08:00:00"}', "has no time zone"),
        (b'{"text": "x", "published_at": "yesterday"}', "is not an ISO 8601 date"),
        (b'["a list"]', "expected an article record"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b'{"text": "x", "surprise": 1}', "surprise: Extra inputs"),
        (b'{"text": "\\ud800"}', "surrogate"),
    ],
)
def test_a_bad_line_is_named_and_costs_its_neighbours_nothing(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    file = tmp_path / "feed.jsonl"
    file.write_bytes(b"\n".join([GOOD.encode(), line, GOOD.replace("good", "last").encode()]))
    articles, refused = read(file)
    assert [article.id for article in articles] == ["good", "last"]
    assert len(refused) == 1
    assert refused[0].startswith(f"{file}:2: ")
    assert reason in refused[0]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("empty.jsonl", b"\n\n", "the file is empty"),
        ("binary.txt", bytes(range(256)), "binary file"),
        ("latin.txt", "Señor Núñez met".encode("latin-1"), "not UTF-8 at line 1"),
        ("half.json", b'[{"text": "x"}', "not valid JSON"),
        ("photo.png", b"x", "unknown kind of file"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.jsonl").write_text(GOOD)
    articles, refused = read(tmp_path)
    assert [article.id for article in articles] == ["good"]
    assert len(refused) == 1
    assert name in refused[0]
    assert reason in refused[0]


def test_a_missing_path_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    assert read(tmp_path / "nothing")[1][0].endswith("there is no such file or folder")
    assert read(tmp_path)[1][0].endswith("the folder holds no articles")


def test_the_first_line_of_a_text_is_its_title_if_it_looks_like_one(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbfMinisters meet\r\n\r\nThe ministers met.\r\n")
    (article,), _ = read(file, published="2024-05-14")
    assert (article.title, article.text) == ("Ministers meet", "The ministers met.")
    assert str(article.published_at) == "2024-05-14"
    file.write_text("The ministers met.\n\nThey talked.")
    (article,), _ = read(file)
    assert article.title is None


def test_a_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 11)
    refused = list(read_articles([str(tmp_path)], max_characters=10))
    assert "11 characters; the limit is 10" in str(refused[0])


@given(st.lists(st.binary(max_size=40).filter(lambda line: b"\n" not in line), max_size=8))
def test_every_line_that_is_not_blank_gives_one_record_or_one_refusal(lines: list[bytes]) -> None:
    expected = sum(bool(line.strip()) for line in lines)
    assert len(list(json_lines(lines, "f"))) == max(expected, 1)


texts = st.text(min_size=1).filter(
    lambda text: bool(text.strip()) and not any("\ud800" <= c <= "\udfff" for c in text)
)


@given(texts)
def test_the_text_of_a_record_is_kept_to_the_letter(text: str) -> None:
    ((_, record),) = json_lines([json.dumps({"text": text}).encode()], "f")  # type: ignore[misc]
    assert Article.model_validate(record).text == text


@given(st.lists(st.integers(min_value=1, max_value=MOST_CHARACTERS * 2), max_size=40))
def test_chunks_hold_every_article_once_and_keep_their_limits(lengths: list[int]) -> None:
    articles = [
        Article.model_construct(id=str(n), text="x" * length) for n, length in enumerate(lengths)
    ]
    made = list(chunks(articles))
    assert [article for chunk in made for article in chunk] == articles
    for chunk in made:
        assert len(chunk) <= MOST_ARTICLES
        assert len(chunk) == 1 or sum(len(article.text) for article in chunk) <= MOST_CHARACTERS
