"""The compiled loops of reading and writing say what their references say, of any Unicode."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import compiled
from pipeline.privacy import pseudonymise
from pipeline.records import Message
from pipeline.reports.message_rows import read_row
from pipeline.reports.tables import _json_lines
from tests.compiled.test_normaliser import TEXTS

pytestmark = pytest.mark.skipif(compiled.find_reading() is None, reason="the compiled loops were not built here")

TIMES = st.none() | st.datetimes() | st.datetimes(timezones=st.just(UTC)) | st.just(datetime(2024, 7, 24, 9, 43))
NAMES = st.sampled_from(["", "Bu Rini", "Warga RT 5", "0812-0000-1234", "@budi"]) | TEXTS.map(
    lambda text: text.encode(errors="replace").decode()
)
MESSAGES = st.builds(
    Message, st.sampled_from(["whatsapp", "kaskus"]), NAMES, NAMES, TIMES, st.just("text"), TEXTS, NAMES, NAMES, NAMES
)
VALUES = st.none() | st.integers() | st.floats(allow_nan=False) | TEXTS | st.text() | st.lists(st.text(), max_size=3)
COLUMNS = ("text", "hoax_probability", "reasons")


@given(st.lists(MESSAGES, max_size=6))
def test_the_same_is_masked_and_the_same_rows_are_made(messages: list[Message]) -> None:
    given_out = list(pseudonymise(messages, b"key"))
    rows = list(map(read_row, given_out))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "find_reading", lambda: None)
        assert list(pseudonymise(messages, b"key")) == given_out
        assert list(map(read_row, given_out)) == rows
    assert all(type(message) is Message for message in given_out)


@given(st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=5))
def test_json_lines_are_those_of_the_standard_library(rows: list[tuple[object, ...]]) -> None:
    lines = _json_lines(COLUMNS)(rows)
    dumped = [json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) + "\n" for row in rows]
    assert lines == "".join(dumped).encode("utf-8", "replace")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "find_reading", lambda: None)
        assert _json_lines(COLUMNS)(rows) == lines


def test_a_buffer_grows_with_its_rows() -> None:
    text = "\x01" * 200_000
    assert json.loads(_json_lines(("text",))([(text,), (text,)]).splitlines()[1])["text"] == text


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(TypeError, match="message must be a Message"):
        read_row(("whatsapp", "chat"))  # type: ignore[arg-type]
