"""`saring draft`, `saring summary` and `saring claimreview` as a person runs them, on a list that triage wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from saring.answers.templates import CHANNELS
from saring.claims.claims import build_claims
from saring.reports.tables import write_rows
from saring.worklist.build import build_worklist
from saring.worklist.continuity import TrackedClaim
from saring.worklist.rows import TRIAGE_COLUMNS, triage_row
from tests.claims.test_claims import FORWARD, scored
from tests.cli.test_commands import saring

OTHER = "Pendaftaran bantuan beras dibuka sampai besok malam lewat kantor desa, bawa kartu keluarga dan satu materai"


@pytest.fixture
def worklist(tmp_path: Path) -> Path:
    messages = [scored(FORWARD), scored(FORWARD, "b"), scored(OTHER, "c", risk=0.2)]
    items = build_worklist(map(TrackedClaim, build_claims(messages)))
    path = tmp_path / "list.jsonl"
    write_rows(map(triage_row, items), TRIAGE_COLUMNS, str(path), "list")
    return path


def ids(worklist: Path) -> list[str]:
    return [json.loads(line)["claim_id"] for line in worklist.open(encoding="utf-8")]


def fill_in(worklist: Path, **cells: str) -> None:
    rows = [json.loads(line) | cells for line in worklist.open(encoding="utf-8")]
    worklist.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_draft_prints_every_channel_and_what_is_open(worklist: Path) -> None:
    key = ids(worklist)[0]
    done = saring("draft", key[:7], "--worklist", worklist)
    assert done.stdout.count("=====") == 2 * len(CHANNELS)
    assert done.stdout.count("[ ] ") == 6
    assert "fields marked [FILL IN: …] are open" in done.stderr
    assert saring("draft", key.removeprefix("c-"), "--worklist", worklist).stdout == done.stdout
    one = saring("draft", key, "-w", worklist, "--channel", "x", "--lang", "id", "--fact", "Air PAM aman diminum")
    assert one.stdout.startswith("===== X (")
    assert "Air PAM aman diminum. Penjelasan lengkap:" in one.stdout


def test_draft_writes_a_file_or_a_folder(worklist: Path, tmp_path: Path) -> None:
    key = ids(worklist)[0]
    printed = saring("draft", key, "-w", worklist).stdout
    saring("draft", key, "-w", worklist, "-o", tmp_path / "draf.txt")
    assert (tmp_path / "draf.txt").read_text(encoding="utf-8") == printed
    saring("draft", key, "-w", worklist, "-o", tmp_path / "draf")
    assert {path.stem for path in (tmp_path / "draf").iterdir()} == {*CHANNELS, "checklist"}
    assert "=====" not in (tmp_path / "draf" / "whatsapp.txt").read_text(encoding="utf-8")
    missing = saring("draft", key, "-w", worklist, "-o", tmp_path / "tiada" / "draf", code=2)
    assert "tiada" in missing.stderr


def test_draft_tells_nearest_claims_and_known_channels(worklist: Path) -> None:
    first, second = ids(worklist)
    unknown = saring("draft", "c-zzz", "-w", worklist, code=2).stderr
    assert "found c-zzz; nearest:" in unknown
    assert first in unknown
    assert second in unknown
    assert len(unknown.splitlines()) == 1
    assert "which fits several" in saring("draft", "c-", "-w", worklist, code=2).stderr
    assert "found plurk" in saring("draft", first, "-w", worklist, "--channel", "plurk", code=2).stderr


def test_summary_prints_or_writes_the_first_claims(worklist: Path, tmp_path: Path) -> None:
    text = saring("summary", "-w", worklist, "--top", 1, "--lang", "id").stdout
    assert "2 klaim di daftar: 2 belum terverifikasi. Ditampilkan 1 teratas." in text
    assert text.count("*Waktu:*") == 1
    saring("summary", "-w", worklist, "-o", tmp_path / "ringkas.txt", "--lang", "id")
    assert (tmp_path / "ringkas.txt").read_text(encoding="utf-8").count("*Waktu:*") == 2
    assert "--top: expected a number from 1, found 0" in saring("summary", "-w", worklist, "--top", 0, code=2).stderr


def test_claimreview_takes_options_or_what_was_filled_in(worklist: Path, tmp_path: Path) -> None:
    key = ids(worklist)[0]
    base = ("claimreview", key, "-w", worklist, "--organisation", "Kecamatan Sukamaju")
    assert "expected an officer's rating" in saring(*base, code=2).stderr
    assert "expected the address of the published answer" in saring(*base, "--rating", "hoaks", code=2).stderr
    given = saring(*base, "--rating", "hoaks", "--url", "https://sukamaju.example/1", "--date", "2026-07-27").stdout
    fill_in(worklist, rating="Hoaks", answer_url="https://sukamaju.example/1")
    saring(*base, "--date", "2026-07-27", "-o", tmp_path / "review.json")
    assert json.loads(given) == json.loads((tmp_path / "review.json").read_text(encoding="utf-8"))
    assert json.loads(given)["reviewRating"]["ratingValue"] == 1
    assert "expected a day such as 2026-07-24, found kemarin" in saring(*base, "--date", "kemarin", code=2).stderr
    nameless = saring("claimreview", key, "-w", worklist, "--organisation", " ", code=2)
    assert nameless.stderr.startswith("error: --organisation: the name of the organisation")
    assert nameless.stderr.count("\n") == 1
