"""Authored exports of wikis, blogs, pages and mail, beside the messages, the account and the notes they must give."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from saring.files.sources import Source
from saring.messages import READERS
from saring.messages.base import Reader, ReadOptions
from saring.records import ReadReport

GOLDEN = Path(__file__).parent / "golden"
NAMES = (
    "wordpress", "blogger", "feed", "mediawiki", "telegram-html", "facebook-html", "instagram-html", "googleplus-html",
    "kaskus-html", "phpbb-html", "vbulletin-html", "mbox", "eml",
)  # fmt: skip
EXPORTS = [path for name in NAMES for path in sorted((GOLDEN / name).iterdir()) if path.suffix != ".jsonl"]


def source_of(path: Path) -> Source:
    return Source(path.name, lambda: path.open("rb"))


def reader_of(path: Path) -> Reader:
    return next(reader for reader in READERS if reader.name == path.parent.name)


def rows_of(path: Path) -> list[dict[str, str]]:
    """The messages of an export, then its account and notes: what a golden file holds."""
    report = ReadReport()
    messages = list(reader_of(path).read(source_of(path), ReadOptions(), report))
    rows = [{**m._asdict(), "sent_at": m.sent_at.isoformat() if m.sent_at else ""} for m in messages]
    assert report.account.balanced
    counts = {name: getattr(report.account, name) for name in report.account.__slots__}
    return [*rows, {"account": " ".join(f"{k}={v}" for k, v in counts.items()), "notes": "; ".join(report.notes)}]


def test_there_are_exports_of_every_reader() -> None:
    assert {path.parent.name for path in EXPORTS} == set(NAMES)


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_export_gives_what_lies_beside_it(path: Path) -> None:
    beside = path.with_name(f"{path.name}.jsonl")
    assert rows_of(path) == [json.loads(line) for line in beside.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_what_another_platform_exports_is_not_recognised(name: str) -> None:
    (reader,) = (reader for reader in READERS if reader.name == name)
    others = [
        path for folder in GOLDEN.iterdir() if folder.name != name for path in folder.rglob("*") if path.is_file()
    ]
    assert len(others) > 40
    assert [path.name for path in others if reader.identify(source_of(path))] == []


@pytest.mark.parametrize("name", ["wordpress/kabarsukamaju.xml", "mbox/warga.mbox", "eml/terusan.eml"])
def test_a_chat_pasted_into_a_letter_or_a_post_does_not_make_it_a_chat(name: str) -> None:
    chat = b"24/07/24 09.43 - Siti: halo\n24/07/24 09.44 - Budi: pasar tutup\n"
    data = (GOLDEN / name).read_bytes().replace(b"Ini surat asli", chat).replace(b"Katanya", chat)
    assert data.count(chat)
    source = Source("berkas", lambda: io.BytesIO(data))
    assert [reader.name for reader in READERS if reader.identify(source)] == [name.split("/")[0]]
