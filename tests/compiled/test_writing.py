"""The compiled rows and lines are those of their references and of the standard library, for any value."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from saring import compiled
from saring.records import Message, Reason, Score, ScoredMessage, Verdict
from saring.reports.lines import csv_cells, csv_lines, json_lines
from saring.reports.message_rows import batch_row, batch_rows, read_row, read_rows
from tests.compiled.messages import MESSAGES
from tests.compiled.test_normaliser import TEXTS
from tests.conftest import without
from tests.profiles import examples

pytestmark = pytest.mark.skipif(compiled.find("writing") is None, reason="the compiled loops were not built here")


class Word(StrEnum):
    HARMLESS = "biasa"
    FORMULA = "=1+1"


# Six digits after the point are the way most numbers are written; others, very small, large or odd, take another.
NUMBERS = (
    st.floats(0, 1).map(lambda number: round(number, 6))
    | st.decimals(0, 10**10, places=6).map(float)
    | st.sampled_from([0.0, -0.0, 1.0, 1e-4, 9.9e-5, 1e9, 1e16, 1e22, 0.1 + 0.2, 999_999_999.999999, 5e-324])
    | st.floats()
)
CELLS = st.lists(
    st.sampled_from(
        [
            ",",
            '"',
            "\r",
            "\n",
            "=",
            "@",
            "\t",
            "'",
            "\0",
            "\\",
            "\ud800",
            " ",
            "\u200b",
            "＝",
            "−",
            "é",
            "漢",
            "😱",
            "kata ",
        ]
    )
)
WRITTEN = CELLS.map("".join) | TEXTS | st.text()
VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | NUMBERS
    | WRITTEN
    | st.lists(WRITTEN, max_size=3)
    | st.sampled_from(Word)
)
ROWS = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(VALUES, min_size=n, max_size=n), max_size=5))
SCORES = st.builds(
    Score,
    st.sampled_from(Verdict),
    st.none() | NUMBERS,
    st.none() | st.floats(0, 1),
    NUMBERS,
    st.lists(st.builds(Reason, st.just("code"), TEXTS), max_size=2).map(tuple),
)


def without_compiler(lines: Callable[[], Callable[[list[Any]], bytes]], rows: list[Any]) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "find", without("writing"))
        return lines()(rows)


@given(st.lists(MESSAGES, max_size=6))
def test_messages_become_the_same_rows(messages: list[Message]) -> None:
    assert list(read_rows(messages)) == list(map(read_row, messages))


@settings(max_examples=examples(500))
@given(st.lists(st.builds(ScoredMessage, MESSAGES, SCORES, st.just("v1")), max_size=3))
def test_scored_messages_become_the_same_rows(scored: list[ScoredMessage]) -> None:
    rows, expected = list(batch_rows(scored)), list(map(batch_row, scored))
    assert list(map(repr, rows)) == list(map(repr, expected))
    assert [list(map(type, row)) for row in rows] == [list(map(type, row)) for row in expected]


@settings(max_examples=examples(1000))
@given(ROWS)
@example([[""], [None], [[]], [","]])
@example([["=a,b", "-1", "\t", "@", "+62", "\r", ["=x"], ["=x", "y"]]])
def test_csv_is_that_of_the_standard_library(rows: list[list[object]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(map(csv_cells, rows))
    expected = stream.getvalue().encode("utf-8", "replace")
    assert csv_lines()(rows) == expected  # type: ignore[arg-type]
    assert without_compiler(csv_lines, rows) == expected


@settings(max_examples=examples(1000))
@given(ROWS)
def test_json_lines_are_those_of_the_standard_library(rows: list[list[object]]) -> None:
    columns = [f"column {i}" for i in range(len(rows[0]) if rows else 1)]
    dumped = [json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n" for row in rows]
    expected = "".join(dumped).encode("utf-8", "replace")
    assert json_lines(columns)(rows) == expected  # type: ignore[arg-type]
    assert without_compiler(lambda: json_lines(columns), rows) == expected


@settings(max_examples=examples(2000))
@given(st.floats(-10, 10) | NUMBERS | st.integers(0, 10**8).map(lambda n: n / 1e7))
def test_numbers_are_rounded_and_written_as_python_does(number: float) -> None:
    (row,) = batch_rows([scored_with(number)])
    assert repr(row[9]) == repr(round(number, 6))
    assert csv_lines()([(number,)]) == f"{number!r}\r\n".encode()
    assert json_lines(("n",))([(number,)]) == f'{{"n": {json.dumps(number)}}}\n'.encode()


def scored_with(risk: float) -> ScoredMessage:
    message = Message("whatsapp", "RT 05", "p-1", None, "text", "isi", "a.txt:1")
    return ScoredMessage(message, Score(Verdict.UNVERIFIED, None, None, risk, ()), "v1")


@pytest.mark.parametrize("letter", ["\x01", '"', "漢", "😱", "é"])
def test_a_buffer_grows_with_its_rows(letter: str) -> None:
    text = letter * 200_000
    assert json.loads(json_lines(("text",))([(text,), (text,)]).splitlines()[1])["text"] == text
    read = csv_rows(csv_lines()([(text, "a"), (text, "b")]))
    assert next(read) == [text, "a"]
    assert next(read) == [text, "b"]


def csv_rows(written: bytes) -> Iterator[list[str]]:
    csv.field_size_limit(1 << 20)
    return csv.reader(io.StringIO(written.decode(), newline=""))


@pytest.mark.parametrize("rows_of", [read_rows, batch_rows])
def test_what_is_no_message_is_refused(rows_of: Callable[[Any], Iterator[object]]) -> None:
    with pytest.raises(TypeError, match=r"must be a (Scored)?Message"):
        list(rows_of([("whatsapp", "chat")]))


def test_a_row_has_a_value_for_each_column() -> None:
    for row in (["x"], ["x", "y", "z"]):
        with pytest.raises(ValueError, match="a row must have 2 values, found"):
            json_lines(["a", "b"])([row])


def test_what_fails_to_be_written_is_told_and_leaves_the_writer_whole() -> None:
    lines_of = json_lines(("n",))
    with pytest.raises(TypeError, match="not JSON serializable"):
        lines_of([(object(),)])
    assert lines_of([(1,)]) == b'{"n": 1}\n'
