"""Real exports that others published, where they lie beside the checkout; skipped elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from saring.messages import ReadOptions, is_scorable, iter_messages
from saring.records import ReadReport

CHATS = Path(__file__).resolve().parents[3] / "shared" / "chats"
EXPECTED = CHATS / "expected.json"
ENTRIES = json.loads(EXPECTED.read_text(encoding="utf-8")) if EXPECTED.exists() else []
WHATSAPP = [entry for entry in ENTRIES if entry["format"].startswith("whatsapp")]

pytestmark = pytest.mark.skipif(not ENTRIES, reason="the public exports are not beside this checkout")


@pytest.mark.parametrize("entry", WHATSAPP, ids=lambda entry: entry["file"])
def test_counts_and_the_line_account(entry: dict[str, object]) -> None:
    report = ReadReport()
    messages = [m for m in iter_messages([str(CHATS / str(entry["file"]))], ReadOptions(), report) if is_scorable(m)]
    assert len(messages) in (entry["accept_messages"] or [entry["expected_messages"]])
    assert report.account.balanced
    assert report.failures == []


@pytest.mark.parametrize(("pair", "n_messages"), [((0, 1), 8), ((0, 2), 9)])
def test_overlapping_exports_of_one_group(pair: tuple[int, int], n_messages: int) -> None:
    files = [str(CHATS / "tattle" / f"overlap_{i}.txt") for i in pair]
    assert len(list(filter(is_scorable, iter_messages(files, ReadOptions(), ReadReport())))) == n_messages
