"""An input is what its content says; a name is a hint, and JSON is never taken for text without a word."""

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique_producer.sources import Refusal, kind_names, read_articles
from communique_producer.sources.input import Input
from communique_producer.sources.recognition import recognise
from communique_schemas import Article
from communique_schemas.errors import SourceError

BOM = b"\xef\xbb\xbf"
PROSE = (
    "The foreign ministers of Norway and Finland met in Oslo on Monday. They talked for an hour."
)
ONE = '{"id": "a", "text": "The ministers met."}'
TWO = '{"id": "b", "text": "The ministers talked."}'
PRETTY = json.dumps(json.loads(ONE), indent=2)
LONG = json.dumps({"id": "long", "text": "The ministers met. " * 5_000})
STDIN = None


def kind_of(content: str | bytes, ending: str | None = STDIN) -> str:
    data = content.encode() if isinstance(content, str) else content
    return recognise(Input("f", BytesIO(data), ending=ending)).name


def articles(
    content: str | bytes, ending: str | None = STDIN, kind: str | None = None
) -> list[Any]:
    """The records that are read, and the reasons of what is refused."""
    data = content.encode() if isinstance(content, str) else content
    opened = Input("f", BytesIO(data), ending=ending, forced=bool(kind))
    try:
        read = list(recognise(opened, kind).read(opened))
    except SourceError as error:
        return [str(error)]
    return [item.reason if isinstance(item, Refusal) else item[1] for item in read]


@pytest.mark.parametrize("ending", [STDIN, "", ".dat", ".json", ".jsonl", ".ndjson"])
@pytest.mark.parametrize("mark", [b"", BOM], ids=["plain", "with a byte order mark"])
@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (f"{ONE}\n{TWO}\n", "jsonl"),
        (f"\n\n{ONE}\r\n\r\n{TWO}", "jsonl"),
        (f'{ONE}\n{{"text": "cut in ha\n{TWO}', "jsonl"),
        (f'{{"text": "cut in ha\n{ONE}\n{TWO}', "jsonl"),
        (f"{LONG}\n{ONE}\n", "jsonl"),
        (f"[{ONE}, {TWO}]", "json"),
        (f"[\n{ONE},\n{TWO}\n]\n", "json"),
        (PRETTY, "json"),
        (f"{PRETTY}\n{PRETTY}", "json"),
        (f"[{LONG}, {TWO}]", "json"),
        (f"[{ONE}, ", "json"),
        ("[]", "json"),
        ("[1, 2]", "json"),
    ],
)
def test_json_is_recognised_whatever_its_name(
    content: str, kind: str, mark: bytes, ending: str | None
) -> None:
    assert kind_of(mark + content.encode(), ending) == kind


@pytest.mark.parametrize("ending", [STDIN, ".txt", ".text", "", ".news"])
def test_prose_is_text(ending: str | None) -> None:
    assert kind_of(PROSE, ending) == "text"
    assert kind_of(f"Ministers meet\n\n{PROSE}", ending) == "text"


@pytest.mark.parametrize(
    "content",
    ["Rain.", "[Reuters] The ministers met.", '["Peace," he said.] They met.', "{Update} They met.",
     '"They met."', "42", "null", "<p>They met.</p>", "- They met.\n- They talked."],
)  # fmt: skip
@pytest.mark.parametrize("ending", [STDIN, ".txt"])
def test_what_has_no_mark_of_json_is_text_where_text_may_be(
    content: str, ending: str | None
) -> None:
    assert articles(content, ending) == [{"text": content}]


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        ("x", ".png"),
        (PROSE, ".pdf"),
        ("<news><p>The ministers met.</p></news>", ""),
        ("name,age\nTalks,The ministers of Norway and Finland met in Oslo.\n", ".dat"),
        ("2024-05-14 12:00:01 INFO [main] 10.0.0.1 - listening\n" * 9, ".log"),
        ("def read(path):\n    return [line for line in path.open()]\n", ".script"),
        ("", ""),
    ],
)
def test_a_file_of_an_unknown_kind_is_refused_unless_it_is_clearly_prose(
    content: str, ending: str
) -> None:
    with pytest.raises(SourceError, match=r"unknown kind of file .* say with --source"):
        kind_of(content, ending)


@pytest.mark.parametrize("ending", [STDIN, ".txt", ".png", "", ".json", ".jsonl"])
def test_noise_is_refused_with_a_sentence(ending: str | None) -> None:
    (refused,) = set(articles(bytes(range(256)) * 40, ending))
    assert "binary" in refused


@pytest.mark.parametrize("ending", [STDIN, ".txt", ".jsonl", ".dat"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_named(ending: str | None, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    (refused,) = articles((mark + ONE).encode(encoding), ending)
    assert "iconv -f utf-16" in refused


@pytest.mark.parametrize(
    "content",
    [f"[{ONE}]", f"{ONE}\n{TWO}", PRETTY, "[1, 2]", "{}", f"[{','.join('7' * 60_000)}]",
     BOM.decode() + ONE, "[" * 100_000],
)  # fmt: skip
def test_a_text_file_that_holds_json_is_refused_with_what_to_say(content: str) -> None:
    (refused,) = articles(content, ".txt")
    assert "--source text" in refused
    assert "--source json" in refused


@pytest.mark.parametrize("ending", [STDIN, "", ".json"])
def test_a_document_of_one_long_line_and_others_is_one(ending: str | None) -> None:
    assert articles(LONG.replace(", ", ",\n"), ending) == [json.loads(LONG)]


def test_a_list_of_bare_values_on_standard_input_is_no_text() -> None:
    many = "[" + ",\n".join("7" * 60_000) + "]"  # too long to be known by its beginning
    (refused,) = articles(many, STDIN)
    assert "this is JSON and no text" in refused


def test_a_kind_that_was_said_is_not_questioned() -> None:
    assert articles(ONE, ".json", "text") == [{"text": ONE}]
    assert articles(f"[{ONE}]", STDIN, "text") == [{"text": f"[{ONE}]"}]
    assert articles(ONE, ".txt", "jsonl") == [json.loads(ONE)]
    assert articles(PRETTY, ".txt", "json") == [json.loads(ONE)]
    (refused,) = articles(PROSE, ".txt", "json")
    assert refused.startswith("not valid JSON")
    with pytest.raises(SourceError, match="no kind of source 'pdf'"):
        recognise(Input("f", BytesIO(b"x")), "pdf")
    assert set(kind_names()) >= {"text", "json", "jsonl"}


def test_a_refused_record_of_a_document_is_named_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "feed.json"
    file.write_text(f'[\n  {ONE},\n  {{"title": "no text"}},\n  {TWO}\n]\n')
    read = list(read_articles([str(file)]))
    assert [item.id for item in read if isinstance(item, Article)] == ["a", "b"]
    assert [str(item) for item in read if isinstance(item, Refusal)] == [
        f"{file}:3: text: Field required"
    ]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(
    st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
    st.sampled_from([STDIN, ".txt", "", ".dat"]),
    st.sampled_from([None, 1]),
)
def test_no_json_becomes_a_text(value: Any, ending: str | None, indent: int | None) -> None:
    content = json.dumps(value, indent=indent)
    assert {"text": content} not in articles(content, ending)


@given(
    st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
    st.sampled_from([b"", BOM]),
    st.sampled_from([STDIN, "", ".dat", ".json", ".jsonl"]),
)
def test_records_are_the_same_in_every_form_of_json(
    texts: list[str], end: str, mark: bytes, ending: str | None
) -> None:
    records = [{"id": f"a{n}", "text": text} for n, text in enumerate(texts)]
    lines = [json.dumps(record) for record in records]
    indented = [json.dumps(record, indent=2) for record in records]
    forms = (
        end.join(lines),
        end.join(indented),
        json.dumps(records),
        json.dumps(records, indent=2),
        f"[{end}{f',{end}'.join(lines)}{end}]",
    )
    for form in forms:
        assert articles(mark + form.encode(), ending) == records


def test_a_pipe_is_read_as_standard_input_is() -> None:
    read_end, write_end = os.pipe()
    os.write(write_end, BOM + f"[{ONE}]".encode())
    os.close(write_end)
    (article,) = read_articles([f"/dev/fd/{read_end}"])
    os.close(read_end)
    assert isinstance(article, Article)
    assert article.id == "a"


def test_what_is_no_file_in_a_folder_is_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "good.jsonl").write_text(ONE)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "away").symlink_to("/")
    read = list(read_articles([str(tmp_path)]))
    assert [item.id for item in read if isinstance(item, Article)] == ["a"]
    refused = sorted(str(item) for item in read if isinstance(item, Refusal))
    assert refused == [
        f"{tmp_path}/away: a link to a folder is not followed: name the folder itself",
        f"{tmp_path}/link.txt: a link to nothing",
        f"{tmp_path}/pipe.txt: no file, but a pipe or a device",
    ]


@pytest.mark.parametrize(
    ("path", "reason"),
    [("", "an empty path"), ("a" * 5000, "File name too long"), ("a\0b", "no such file"),
     (f"{__file__}/x", "no such file"), ("/proc/self/mem", "Input/output error")],
)  # fmt: skip
def test_a_path_that_cannot_be_is_refused(path: str, reason: str) -> None:
    (refused,) = read_articles([path])
    assert isinstance(refused, Refusal)
    assert reason in refused.reason


def test_a_pattern_means_the_files_that_fit_it(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl", "c.txt", ".d.jsonl", "in/e.jsonl", "in/[f].jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps({"id": name, "text": "They met."}))

    def ids(pattern: str) -> list[str]:
        return [
            item.id if isinstance(item, Article) else item.reason
            for item in read_articles([f"{tmp_path}/{pattern}"])
        ]

    assert ids("*.jsonl") == ["a.jsonl", "b.jsonl"]
    assert ids("[ab].js*") == ["a.jsonl", "b.jsonl"]
    assert ids("**/*.jsonl") == ["a.jsonl", "b.jsonl", "in/[f].jsonl", "in/e.jsonl"]
    assert ids("i?") == ["in/[f].jsonl", "in/e.jsonl"]
    assert ids("in/[f].jsonl") == ["in/[f].jsonl"]
    assert ids("*.csv") == ["there is no such file or folder, and none fits it as a pattern"]
