"""The table of corrections: written and read again without loss, whatever ids and notes hold."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique_consumer.corrections import COLUMNS, corrections_table, read_corrections
from communique_schemas import Correction, ReportAnchor
from communique_schemas.errors import SourceError

HEAD = ",".join(COLUMNS)
MOMENT = "2024-05-14T08:00:00+00:00"


def correction(number: int = 1, note: str | None = None, article: str = "harbour-1") -> Correction:
    return Correction(
        number=number,
        decision="different",
        reports=(
            ReportAnchor(article=article, type="meeting", start=12),
            ReportAnchor(article="north-7", type="meeting", start=0),
        ),
        made_at=datetime(2024, 5, 14, 8, tzinfo=UTC),
        note=note,
    )


def read_again(*decided: Correction) -> list[dict[str, Any]]:
    stated, refused = read_corrections(corrections_table(decided).encode())
    assert refused == []
    return [each.model_dump() for each in stated]


def test_a_decision_is_a_row() -> None:
    assert corrections_table([correction(3, "another day")]).splitlines() == [
        HEAD, f"3,different,{MOMENT},another day,harbour-1,meeting,12,north-7,meeting,0",
    ]  # fmt: skip


@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(
        lambda name: name != "north-7"
    ),
    st.text(st.characters(codec="utf-8"), max_size=60),
)
def test_what_is_written_is_read_as_it_was(article: str, note: str) -> None:
    made = correction(1, note or None, article)
    assert read_again(made) == [made.model_dump(exclude={"number"})]


@pytest.mark.parametrize(
    "note", ["=1+1", "+1", "-1", "@x", " =x", "'=x", "\u202eabc", "\x1b[2J", "a\\u000ab"]
)
def test_no_cell_is_run_or_obeyed(note: str) -> None:
    text = corrections_table([correction(1, note)])
    cell = text.splitlines()[1].split(",")[3]
    assert cell.strip()[0] not in "=+-@"
    assert cell.isprintable()
    assert read_again(correction(1, note))[0]["note"] == note


def test_a_table_as_a_spreadsheet_saves_it_is_read() -> None:
    text = corrections_table([correction()]).replace(",", ";")
    stated, _ = read_corrections(b"\xef\xbb\xbf" + text.encode())
    assert len(stated) == 1


def test_numbers_and_moments_need_not_be_told() -> None:
    head = "decision,article,type,start,other_article,other_type,other_start"
    stated, refused = read_corrections(f"{head}\nsame,a,meeting,1,b,meeting,2\n".encode())
    assert (len(stated), refused) == (1, [])
    assert stated[0].made_at.date() == datetime.now(UTC).date()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"1,perhaps,{MOMENT},,a,meeting,1,b,meeting,2", "decision"),
        (f"1,same,{MOMENT},,a,meeting,1,b,party,2", "reports.1.type"),
        (f"1,same,{MOMENT},,a,meeting,-1,b,meeting,2", "reports.0.start"),
        (f"1,same,{MOMENT},,a,meeting,1,a,meeting,1", "the two reports are the same"),
        (f"1,same,{MOMENT},,,meeting,1,a,meeting,1", "article"),
        ("1,same,yesterday,,a,meeting,1,b,meeting,2", "made_at"),
        ("1,same", "reports"),
    ],
)
def test_a_line_that_says_nothing_is_refused_by_its_number(row: str, reason: str) -> None:
    good = f"2,same,{MOMENT},,a,meeting,1,b,meeting,2"
    stated, refused = read_corrections("\n".join((HEAD, good, row, good)).encode())
    assert len(stated) == 2
    assert [each.line for each in refused] == [3]
    assert reason in refused[0].reason


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a,b\n1,2\n", f'{HEAD}\n1,"same'.encode()])
def test_what_is_no_such_table_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError):
        read_corrections(content)
