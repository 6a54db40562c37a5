"""A table is read whatever writes it; a broken row is named by its line and costs no other."""

import csv
import io
import json
from io import BytesIO
from pathlib import Path

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique_producer.sources import Refusal, read_articles
from communique_producer.sources.input import Input
from communique_producer.sources.recognition import recognise
from communique_schemas import Article
from communique_schemas.errors import SourceError

TEXT = 'The ministers met.\nThey talked, and "agreed"; so it is said.'
TABLE = pandas.DataFrame(
    {
        "headline": ["Talks", "More talks"],
        "body": [TEXT, "Nothing was said."],
        "date": ["2024-05-14", "2024-05-15T08:00:00+02:00"],
        "outlet": ["kuwait.example", None],
        "section": ["world", "home"],
    }
)


def read(path: Path, **options: object) -> tuple[list[Article], list[str]]:
    items = list(read_articles([str(path)], **options))  # type: ignore[arg-type]
    articles = [item for item in items if isinstance(item, Article)]
    told = [str(item).removeprefix(str(path)) for item in items if isinstance(item, Refusal)]
    return articles, told


def written(folder: Path, content: str | bytes, name: str = "a.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.dat", "a"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_of_pandas_is_read_whatever_its_name_delimiter_and_mark(
    tmp_path: Path, name: str, delimiter: str, encoding: str, end: str
) -> None:
    path = tmp_path / name
    TABLE.to_csv(path, sep=delimiter, index=False, encoding=encoding, lineterminator=end)
    (first, second), refused = read(path, outlet="other.example")
    assert not refused
    assert (first.title, first.text) == ("Talks", TEXT)
    assert (first.source, str(first.published_at)) == ("kuwait.example", "2024-05-14")
    assert first.metadata == {"section": "world"}
    assert (second.source, str(second.published_at)) == (
        "other.example",
        "2024-05-15 08:00:00+02:00",
    )


def test_a_spreadsheet_that_names_its_delimiter_is_believed(tmp_path: Path) -> None:
    path = written(tmp_path, "sep=;\ntext;title\nThey met, at last;Talks\n;Silence\n")
    (article,), (refused,) = read(path)
    assert (article.text, article.title) == ("They met, at last", "Talks")
    assert refused == ":4: text: Field required"


def test_quotation_marks_of_a_table_that_quotes_nothing_are_letters(tmp_path: Path) -> None:
    path = written(
        tmp_path, 'title\ttext\n"Peace" at last\t"Peace," he said.\nTalks\tOK.\n', "a.tsv"
    )
    (first, second), refused = read(path)
    assert (first.title, first.text, second.text) == ('"Peace" at last', '"Peace," he said.', "OK.")
    assert not refused


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"Talks", "the row has 1 cells, and the header names 2 columns"),
        (b"Talks,a,b", "the row has 3 cells, and the header names 2 columns"),
        (b"Talks,", "text: Field required (text is taken from body)"),
        (b"Talks,caf\xe9", "not UTF-8"),
        (b'Talks,"They met', "not valid CSV"),
        (b'"Talks"s,They met', "not valid CSV"),
    ],
)
def test_a_broken_row_is_named_by_its_line_and_costs_its_neighbours_nothing(
    tmp_path: Path, row: bytes, reason: str
) -> None:
    first, last = b'Talks,"They\nmet."', b'"Talks","They met again."'
    (one, two), (refused,) = read(written(tmp_path, b"\n".join([b"title,body", first, row, last])))
    assert (one.text, two.text) == ("They\nmet.", "They met again.")
    assert refused.startswith(f":4: {reason}")


def test_an_open_quotation_mark_costs_one_row(tmp_path: Path) -> None:
    rows = "".join(f"Talks {number},They met.\n" for number in range(50))
    articles, refused = read(written(tmp_path, f'title,text\nTalks,"They met\n{rows}'))
    assert len(articles) == 50
    assert refused == [":2: a quotation mark is open to the end of the file"]


def test_cells_longer_than_others_allow_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path, f"text,title\n{'x' * 150_000},long\n{'x' * 10_000_000},longer\nOK.,short\n"
    )
    articles, (refused,) = read(path)
    assert [article.title for article in articles] == ["long", "short"]
    assert "the text has 10,000,000 characters" in refused


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("headline,words\nTalks,They met.\n", "no column is known to hold the text: say which"),
        (
            "headline,words\nTalks,They met.\nTalks,They talked.\n",
            "(the columns are 'headline', 'words')",
        ),
        ("text,text\na,b\n", "two columns are named 'text'"),
        ("text,title\n", "there is no row below the first line"),
        ("The ministers met, and talked.", "there is no row below the first line"),
        ("\n\n", "the file is empty"),
        (b"t\xe9xt,title\na,b\n", "its header in line 1: not UTF-8"),
        (bytes(range(256)), "this is a binary file"),
        ("text,title\na,b\n".encode("utf-16"), "UTF-16, not UTF-8"),
    ],
)
def test_a_table_that_gives_no_text_is_refused_once(
    tmp_path: Path, content: str | bytes, reason: str
) -> None:
    articles, (refused,) = read(written(tmp_path, content))
    assert not articles
    assert reason in refused


def test_columns_are_mapped_as_it_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, "h,b,d,text\nTalks,They met.,2024-05-14,other\n")
    (article,), _ = read(path, mapping=["title=h,text=b", "published_at=d"])
    assert (article.title, article.text, str(article.published_at)) == (
        "Talks",
        "They met.",
        "2024-05-14",
    )
    assert article.metadata == {"text": "other"}
    (article,), _ = read(path, mapping=["text=b,metadata=d+h"])
    assert article.metadata == {"d": "2024-05-14", "h": "Talks"}
    (article,), _ = read(path, mapping=["text=b,metadata="])
    assert article.metadata == {}
    assert read(path, mapping=["text=body"]) == (
        [],
        [": there is no column 'body', which --map names: the columns are 'h', 'b', 'd', 'text'"],
    )


def test_fields_of_json_are_mapped_too(tmp_path: Path) -> None:
    record = {"n": 7, "story": {"body": "They met."}, "when": 1_715_673_600, "tags": ["a"]}
    path = written(tmp_path, json.dumps(record), "a.jsonl")
    (article,), _ = read(path, mapping=["id=n,text=story.body,published_at=when,metadata=tags"])
    assert (article.id, article.text) == ("7", "They met.")
    assert str(article.published_at) == "2024-05-14 08:00:00+00:00"
    assert article.metadata == {"tags": ["a"]}
    _, (refused,) = read(path, mapping=["text=story.words"])
    assert refused == ":1: text: Field required (text is taken from story.words)"


def test_records_in_an_answer_are_mapped_where_they_are(tmp_path: Path) -> None:
    answer = {"data": {"items": [{"words": "They met."}, {"words": ""}, 7]}, "page": 1}
    path = written(tmp_path, json.dumps(answer), "a.json")
    (article,), refused = read(path, mapping=["records=data.items,text=words"])
    assert article.text == "They met."
    assert refused == [
        ":1: data.items[1]: text: Field required (text is taken from words)",
        ":1: data.items[2]: expected an article record (an object), got int",
    ]
    assert read(path, mapping=["records=items,text=words"])[1] == [
        ":1: an answer without articles: its list items is missing"
    ]


def test_a_record_with_other_fields_is_refused_with_the_mapping_that_reads_it(
    tmp_path: Path,
) -> None:
    record = {"text": "They met.", "title": "Talks", "date": "2024-05-14", "label": 1}
    path = written(tmp_path, json.dumps(record), "a.jsonl")
    _, (refused,) = read(path)
    advice = "text=text,title=title,published_at=date"
    assert f"(with --map {advice}, say, what is not named is kept as metadata)" in refused
    (article,), _ = read(path, mapping=[advice])
    assert (article.title, str(article.published_at)) == ("Talks", "2024-05-14")
    assert article.metadata == {"label": 1}


@pytest.mark.parametrize("given", ["body", "words=body", "text=", "text=a,text=b"])
def test_a_mapping_that_is_none_is_refused_before_anything_is_read(given: str) -> None:
    with pytest.raises(SourceError, match=r"mapping|mapped twice"):
        list(read_articles(["nowhere"], mapping=[given]))


@pytest.mark.parametrize(
    ("told", "understood"),
    [
        ("2024-05-14 08:00", "2024-05-14 08:00:00+02:00"),
        ("2024-05-14 08:00:00Z", "2024-05-14 08:00:00+00:00"),
        ("20240514T080000Z", "2024-05-14 08:00:00+00:00"),
        ("Tue, 14 May 2024 08:00:00 +0300", "2024-05-14 08:00:00+03:00"),
        ("2024-05-14 00:00:00", "2024-05-14"),
        ("2024-05-14", "2024-05-14"),
    ],
)
def test_dates_of_others_are_understood(tmp_path: Path, told: str, understood: str) -> None:
    path = written(tmp_path, f'text,date\nThey met.,"{told}"\n')
    (article,), _ = read(path, zone="Europe/Oslo")
    assert str(article.published_at) == understood


def test_a_time_without_zone_is_refused_with_what_to_say(tmp_path: Path) -> None:
    _, (refused, other) = read(
        written(tmp_path, "text,date\nThey met.,2024-05-14 08:00\nThey met.,14/05/2024\n")
    )
    assert "has no time zone" in refused
    assert "--zone Europe/Oslo" in refused
    assert other.startswith(":3: published_at: '14/05/2024' is not an ISO 8601 date")
    with pytest.raises(SourceError, match="no time zone 'Oslo'"):
        list(read_articles(["nowhere"], zone="Oslo"))


cells = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1
).filter(str.strip)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=6), st.sampled_from(",\t;|"))
def test_what_is_written_is_what_is_read(records: list[tuple[str, str]], delimiter: str) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerows([("title", "text"), *records])
    opened = Input("f", BytesIO(file.getvalue().encode()), ending=".csv")
    read = [raw[1] for raw in recognise(opened).read(opened) if not isinstance(raw, Refusal)]
    assert [(row["title"], row["text"]) for row in read] == records
