"""JSON that is broken, sloppy, deep or endless: everything before the break is given, then one line says where."""

from __future__ import annotations

import io
import json
import re
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from saring.errors import InputError
from saring.files.sources import Source
from saring.messages import ReadOptions, iter_messages
from saring.messages.formats.json_platforms import JSON_READERS
from saring.messages.formats.telegram import TelegramReader
from saring.messages.json.paths import BrokenRecord, JsonRecord
from saring.messages.json.stream import (
    MAX_BYTES_WITHOUT_RECORD,
    first_text,
    iter_json_lines,
    iter_json_records,
    peek_value,
)
from saring.records import Message, ReadReport
from tests.messages.test_json_golden import EXPORTS, READER_OF

PATHS = ("items/*",)


def source(content: str | bytes) -> Source:
    data = content.encode() if isinstance(content, str) else content
    return Source("a.json", lambda: io.BytesIO(data))


def values(content: str | bytes, report: ReadReport | None = None) -> list[Any]:
    return [record.value for record in iter_json_records(source(content), PATHS, (), report or ReadReport())]


def given_before_error(stream: Iterator[Any], match: str) -> list[Any]:
    """What a stream gives before it raises the one error."""
    given: list[Any] = []
    with pytest.raises(InputError, match=match):
        given.extend(stream)
    return given


def test_records_with_what_was_kept_of_the_objects_around_them() -> None:
    text = '{"a":[{"n":"x","l":[1,2]},{"l":[3]}],"z":{"l":[9]},"b":0}'
    records = list(iter_json_records(source(text), ("a/*/l/*", "z/?/*"), ("a/*/n",), ReadReport()))
    assert records == [
        JsonRecord(1, 1, ("a", "*", "l", "*"), {"a/*/n": "x"}),
        JsonRecord(2, 2, ("a", "*", "l", "*"), {"a/*/n": "x"}),
        JsonRecord(3, 3, ("a", "*", "l", "*"), {}),
        JsonRecord(4, 9, ("z", "l", "*"), {}),
    ]


def test_objects_can_be_kept_and_the_whole_file_can_be_a_record() -> None:
    (record,) = iter_json_records(source('{"who":{"id":[1]},"items":[0]}'), PATHS, ("who",), ReadReport())
    assert record.kept == {"who": {"id": [1]}}
    (whole,) = iter_json_records(source('{"a":1}'), ("",), (), ReadReport())
    assert whole.value == {"a": 1}


@pytest.mark.parametrize("at", range(14, 40))
def test_what_stands_before_a_cut_is_given(at: int) -> None:
    text = '{"items": [{"a": 1}, {"a": 22}, {"a": 3}]}'
    whole = text[:at].count("}")
    given = given_before_error(
        iter_json_records(source(text[:at]), PATHS, (), ReadReport()),
        match=f"rest of record {whole + 1}, found the file cut",
    )
    assert [record.value for record in given] == [{"a": 1}, {"a": 22}, {"a": 3}][:whole]


def test_damage_in_the_middle() -> None:
    text = '{"items": [{"a": 1}, {"a": 2}, {"a": ]3}, {"a": 4}]}'
    stream = iter_json_records(source(text), PATHS, (), ReadReport())
    given = given_before_error(stream, match=r"a\.json: expected JSON in record 3, found damage")
    assert [record.value for record in given] == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    ("sloppy", "value"),
    [
        (b'{"a": NaN, "b": -Infinity}', {"a": None, "b": None}),
        (b'{"a": "NaN\x01\n\\x\\u12"}', {"a": "NaN\x01\nxu12"}),
        (b'{"a": "\xff kata \xc3\xa9\xc3\xa8"}', {"a": "\ufffd kata éè"}),
        (b'{"a": ' + b"1" * 5000 + b"}", {"a": None}),
        (b'{"a": "' + b"1" * 5000 + b'"}', {"a": "1" * 5000}),
    ],
)
@pytest.mark.parametrize("n_before", [0, 1, 9000])
def test_sloppy_json_is_mended_and_told_of(sloppy: bytes, value: object, n_before: int) -> None:
    report = ReadReport()
    before = [{"a": f'\\ "{n} é'} for n in range(n_before)]
    text = b'{"items": [' + b"".join(json.dumps(item).encode() + b", " for item in before) + sloppy + b', {"a": "x"}]}'
    assert values(text, report) == [*before, value, {"a": "x"}]
    (note,) = report.notes
    assert note.startswith("a.json: is not quite JSON")


def test_what_follows_the_end_is_told_of() -> None:
    report = ReadReport()
    assert values('{"items": [1]} <html>', report) == [1]
    assert report.notes == ["a.json: what follows the end of the JSON (1 records) was not read"]


@pytest.mark.parametrize("nest", ['{"a":' * 5000 + "0" + "}" * 5000, "[" * 5000 + "]" * 5000])
def test_a_record_nested_too_deep_is_passed_over(nest: str) -> None:
    assert values(f'{{"items": [1, {nest}, 2], "other": {nest}}}') == [1, BrokenRecord.TOO_DEEP, 2]


def test_a_record_of_too_many_values_is_passed_over() -> None:
    assert values(f'{{"items": [[{"0," * 600_000}0], 2]}}') == [BrokenRecord.TOO_LARGE, 2]


class _Endless(io.RawIOBase):
    """A gigabyte of one byte after a beginning."""

    def __init__(self, start: bytes, filler: bytes) -> None:
        self.start, self.filler, self.n_left = start, filler, 1 << 30

    def read(self, size: int = -1) -> bytes:
        if self.start:
            start, self.start = self.start, b""
            return start
        size = min(size, self.n_left)
        self.n_left -= size
        return self.filler * size


def endless(start: bytes, filler: bytes) -> Source:
    return Source("a.json", lambda: _Endless(start, filler))  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize("start", [b"", b'{"items": [1, ', b'{"items": [1, "', b'{"other": '])
def test_a_gigabyte_of_spaces_is_refused_in_bounded_memory(start: bytes) -> None:
    n_given = start.count(b"1")
    tracemalloc.start()
    given = given_before_error(
        iter_json_records(endless(start, b" "), PATHS, (), ReadReport()),
        match=f"expected another record after {n_given}, found 16 MiB",
    )
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(given) == n_given
    assert highest < 2 * MAX_BYTES_WITHOUT_RECORD


@pytest.mark.parametrize("start", [b'{"items": [1, ', b'{"items": [1], "other": '])
def test_nesting_without_an_end_is_refused(start: bytes) -> None:
    stream = iter_json_records(endless(start, b"["), PATHS, (), ReadReport())
    given = given_before_error(stream, match="found damage \\(nested more than 100 levels deep\\)")
    assert [record.value for record in given] == [1]


def test_json_lines_go_on_after_a_bad_one() -> None:
    deep = "[" * 100_000
    lines = f'{{"a": 1}}\n\n{{"a": \n{deep}\n{{"a": NaN}}\n'
    found = [record.value for record in iter_json_lines(source(lines))]
    assert found[:2] == [{"a": 1}, BrokenRecord.NOT_JSON]
    assert found[2] in (BrokenRecord.TOO_DEEP, BrokenRecord.NOT_JSON)
    assert list(found[3]) == ["a"]


def test_json_lines_that_are_cut() -> None:
    given = given_before_error(iter_json_lines(source('{"a": 1}\n{"a"')), match="rest of record 2, found the file cut")
    assert [record.value for record in given] == [{"a": 1}]


def test_peek_and_first_text() -> None:
    assert peek_value(source('  {"a": [{"b": 1}, {"c": "cut he')) == {"a": [{"b": 1}, {}]}
    assert peek_value(source("24/07/26 09.43 - Budi: halo")) is None
    assert peek_value(source("")) is None
    assert first_text(source('{"m": [1], "title": "Warga"}'), "title") == "Warga"
    assert first_text(source('{"m": [1], "title": 5}'), "title") == ""


def read(path: Path, content: bytes, report: ReadReport) -> Iterator[Message]:
    return READER_OF[path.parent.name].read(Source(path.name, lambda: io.BytesIO(content)), ReadOptions(), report)


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_export_cut_anywhere_gives_a_beginning_and_one_error(path: Path) -> None:
    content = path.read_bytes()
    whole = [message.text for message in read(path, content, ReadReport())]
    for at in range(1, len(content) - 3, max(1, len(content) // 40)):
        report = ReadReport()
        texts: list[str] = []
        with suppress(InputError):
            texts.extend(message.text for message in read(path, content[:at], report))
        assert texts == whole[: len(texts)]
        assert report.account.balanced


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}/{path.name}")
@pytest.mark.parametrize("wrong", [None, 7, "x", [[1]], {"x": [None]}])
def test_wrong_types_anywhere_lose_only_their_record(path: Path, wrong: object) -> None:
    script, text = re.fullmatch(r"(window.*? = )?(.*)", path.read_text(encoding="utf-8-sig"), re.DOTALL).groups("")
    documents = [json.loads(text)] if not _is_lines(text) else [json.loads(line) for line in text.splitlines()]
    for document in documents:
        for container, key in _places(document):
            right, container[key] = container[key], wrong
            report = ReadReport()
            content = script + "\n".join(map(json.dumps, documents)) + "\n"
            with suppress(InputError):
                list(read(path, content.encode(), report))
            assert report.account.balanced
            assert report.account.n_unread == 0 or any("not read (first: record" in note for note in report.notes)
            container[key] = right


def _is_lines(text: str) -> bool:
    return text.startswith("{") and text.count("\n") == text.count("}\n") and not text.startswith("{\n")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a document, from the outside in."""
    items = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    for key, inner in items:
        yield value, key
        yield from _places(inner)


def test_one_wrong_record_among_good_ones_is_counted_and_named() -> None:
    report = ReadReport()
    messages = [
        {"id": n, "type": "message", "date": "2026-01-02T03:04:05", "from": "Sari", "text": text}
        for n, text in enumerate(["Air keruh?", {"wrong": 1}, "Tidak, aman"])
    ]
    content = json.dumps({"name": "RT 05", "type": "private_group", "id": 1, "messages": [*messages, 5]})
    given = list(TelegramReader().read(source(content), ReadOptions(), report))
    assert [message.text for message in given] == ["Air keruh?", "Tidak, aman"]
    assert (report.account.n_lines, report.account.n_unread) == (4, 2)
    assert report.notes == ["a.json: 2 records were not read (first: record 2, text: text expected, an object found)"]


def test_a_file_without_records_says_so() -> None:
    content = '{"name": "RT 05", "type": "private_group", "id": 1, "messages": []}'
    with pytest.raises(InputError, match="expected records of telegram, found none"):
        list(TelegramReader().read(source(content), ReadOptions(), ReadReport()))


@pytest.mark.parametrize(
    "content",
    [
        b"", b"   ", b"{", b"[", b"[[[[", b"null", b"5", b'"teks"', b"{}", b"[]", b"[1, null, []]", b'{"a": {"b": []}}',
        b"\x00\x01\x02", b"[" * 70_000, b'{"a":' * 20_000, b" " * 70_000, b'{"messages": 5}', b'{"messages": [null]}',
        b'{"text": "Benarkah air habis?", "sender": "Sari", "id": 5}\n', b'[{"text": "halo", "id": "5"}]',
        b'{"id": 1, "title": "x", "comments": [{"text": "y"}]}', b'{"data": [{"id": 1, "text": "x"}]}',
    ],
)  # fmt: skip
def test_other_content_is_claimed_by_nobody(content: bytes) -> None:
    found = Source("a.json", lambda: io.BytesIO(content))
    assert [reader.name for reader in JSON_READERS if reader.identify(found)] == []


def test_a_bad_export_among_good_ones(tmp_path: Path) -> None:
    good = next(path for path in EXPORTS if path.name == "grup.json").read_bytes()
    cut = good[: good.index(b'"id": 4,')]
    for name, content in (("a.txt", cut), ("b.txt", good), ("c.txt", b"{" * 10)):
        (tmp_path / name).write_bytes(content)
    report = ReadReport()
    messages = list(iter_messages([str(tmp_path / f"{name}.txt") for name in "abc"], ReadOptions(), report))
    assert len(messages) == 3 + 10
    assert [failure.split(": expected ")[1][:20] for failure in report.failures] == [
        "the rest of record 4",
        "one of the known for",
    ]
