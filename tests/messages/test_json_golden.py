"""Authored exports of the JSON platforms, in each shape they come in, beside the messages they must give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.formats.json_platforms import JSON_READERS
from saring.messages.json.reader import JsonReader
from saring.records import ReadReport

GOLDEN = Path(__file__).parent / "golden"
READER_OF = {reader.name: reader for reader in JSON_READERS}
EXPORTS = sorted(path for name in READER_OF for path in (GOLDEN / name).iterdir() if path.suffix != ".jsonl")


def source_of(path: Path) -> Source:
    return Source(path.name, lambda: path.open("rb"))


def rows_of(path: Path, reader: JsonReader) -> list[dict[str, str]]:
    """The messages of an export, then its account and notes: what a golden file holds."""
    report = ReadReport()
    messages = list(reader.read(source_of(path), ReadOptions(), report))
    rows = [{**m._asdict(), "sent_at": m.sent_at.isoformat() if m.sent_at else ""} for m in messages]
    account = report.account
    counts = {name: getattr(account, name) for name in account.__slots__}
    return [*rows, {"account": " ".join(f"{k}={v}" for k, v in counts.items()), "notes": "; ".join(report.notes)}]


def test_every_platform_has_exports() -> None:
    assert {path.parent.name for path in EXPORTS} == set(READER_OF)


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_export_gives_what_lies_beside_it(path: Path) -> None:
    expected = [json.loads(line) for line in path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows_of(path, READER_OF[path.parent.name]) == expected


@pytest.mark.parametrize("path", sorted((GOLDEN / "whatsapp").iterdir()), ids=lambda path: path.name)
def test_no_other_fixture_is_claimed(path: Path) -> None:
    """The messages that lie beside the chats are JSON lines with a text: a plain table."""
    assert [reader.name for reader in JSON_READERS if reader.identify(source_of(path))] == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_other_encodings_change_nothing(path: Path, encoding: str, tmp_path: Path) -> None:
    reader = READER_OF[path.parent.name]
    copy = tmp_path / path.name
    copy.write_text(path.read_text(encoding="utf-8-sig"), encoding=encoding)
    assert reader.identify(source_of(copy))
    assert rows_of(copy, reader) == rows_of(path, reader)
