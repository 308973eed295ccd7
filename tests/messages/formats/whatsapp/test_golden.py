"""Authored exports, one for each way a phone writes the header, beside the messages they must give.

`Chat WhatsApp dengan Warga Blok C.txt` and `_chat.txt` hold the richest chats (Android, iOS);
`kutipan.txt` the odd ones: pasted lines, a date that does not exist, a late message.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.formats.whatsapp.reader import WhatsAppReader
from saring.records import ReadReport

GOLDEN = Path(__file__).parents[2] / "golden" / "whatsapp"
EXPORTS = sorted(GOLDEN.glob("*.txt"), key=lambda path: path.name)


def source_of(path: Path) -> Source:
    return Source(path.name, lambda: path.open("rb"))


def rows_of(path: Path) -> list[dict[str, str]]:
    """The messages of an export, then its account and notes: what a golden file holds."""
    report = ReadReport()
    messages = list(WhatsAppReader().read(source_of(path), ReadOptions(), report))
    rows = [{**m._asdict(), "sent_at": m.sent_at.isoformat() if m.sent_at else ""} for m in messages]
    assert all(row.pop("forwarded_from") == row.pop("link") == "" for row in rows)
    account = report.account
    counts = {name: getattr(account, name) for name in account.__slots__}
    return [*rows, {"account": " ".join(f"{k}={v}" for k, v in counts.items()), "notes": "; ".join(report.notes)}]


def test_there_are_exports() -> None:
    assert len(EXPORTS) >= 20


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_export_gives_what_lies_beside_it(path: Path) -> None:
    expected = [json.loads(line) for line in path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows_of(path) == expected


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_export_is_recognised(path: Path) -> None:
    assert WhatsAppReader().identify(source_of(path))


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_windows_line_ends_change_nothing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert rows_of(copy) == rows_of(path)
