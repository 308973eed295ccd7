"""A week of one office in one folder: overlapping exports, the lists of the days before, and what officers wrote.

Nothing is lost, nothing is read twice, and what needs an answer stands first.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from saring.records import ListedClaim
from saring.worklist.read import read_worklist
from tests.cli.test_commands import saring

pytestmark = pytest.mark.slow  # some thirty commands

WATER = (
    "Info penting! Mulai besok malam air PAM di seluruh Sukamaju dicampur obat, jangan diminum tiga hari, "
    "sampaikan ke keluarga dan tetangga supaya tidak ada korban lagi"
)
AID = (
    "Bantuan tunai dua juta rupiah dari pemerintah sudah cair, segera daftar sebelum kuota habis di "
    "https://daftar-cepat.example/warga lalu kirim kode OTP ke 0812-0000-4411 untuk konfirmasi, sebarkan"
)
JAB = (
    "Jangan mau anak kita disuntik di sekolah, vaksinnya belum lulus uji dan sudah banyak anak kejang, "
    "teruskan ke wali murid lain sebelum terlambat"
)
QUAKE = (
    "Penting! Akan terjadi gempa besar delapan skala richter nanti malam kata orang dalam BMKG, "
    "jangan tidur di dalam rumah, sebarkan ke semua grup"
)
VAN = (
    "Awas penculikan anak! Mobil van putih keliling mencari anak kecil untuk diambil organnya, sudah tiga anak "
    "hilang di Sukamaju, sebarkan ke semua grup"
)
STORIES = {
    "water": "air PAM",
    "aid": "Bantuan tunai",
    "jab": "disuntik",
    "quake": "orang dalam BMKG",
    "van": "van putih",
}
CHATS = {
    "rt": "Chat WhatsApp dengan RT 05",
    "kelas": "Chat WhatsApp dengan Kelas 4B",
    "pkk": "Chat WhatsApp dengan PKK",
}
DAYS = range(20, 25)


class Sent(NamedTuple):
    """A message of the week; the English member writes English, and the clock of Pak Slamet is in 2030."""

    day: int
    time: str
    chat: str
    sender: str
    text: str
    stamp: str = ""

    @property
    def line(self) -> str:
        return f"{self.stamp or f'{self.day}/07/26 {self.time}'} - {self.sender}: {self.text}"


WEEK = (
    Sent(20, "07.10", "rt", "Bu Sumi", WATER),
    Sent(20, "07.40", "rt", "Pak Karjo", f"Dari grup sebelah. {WATER}"),
    Sent(20, "07.55", "kelas", "Mama Naura", WATER),
    Sent(20, "08.10", "pkk", "Bu Lilik", WATER),
    Sent(20, "09.00", "rt", "Pak Karjo", "Kerja bakti hari Minggu jam tujuh, bawa cangkul ya bapak ibu"),
    Sent(
        20, "09.20", "kelas", "Mrs Brown", "Good morning everyone, what time does the school bus leave tomorrow please?"
    ),
    Sent(21, "06.30", "kelas", "Mama Zidan", JAB),
    Sent(21, "06.45", "kelas", "Mama Naura", JAB),
    Sent(21, "07.00", "pkk", "Bu Tini", JAB),
    Sent(21, "07.15", "rt", "Bu Sumi", WATER),
    Sent(21, "08.00", "pkk", "Bu Lilik", "Arisan bulan ini di rumah Bu Tini, jangan lupa bawa buku"),
    Sent(22, "07.00", "rt", "Pak Slamet", AID, stamp="01/01/30 07.00"),
    Sent(22, "07.30", "rt", "Bu Sumi", AID),
    Sent(22, "08.00", "kelas", "Mrs Brown", "Thank you so much, see you all at the meeting on Friday afternoon then"),
    Sent(22, "08.30", "pkk", "Bu Tini", JAB),
    Sent(23, "06.00", "rt", "Pak Slamet", "Besok ronda giliran siapa ya pak", stamp="02/01/30 06.00"),
    Sent(23, "07.00", "rt", "Bu Sumi", QUAKE),
    Sent(23, "07.10", "kelas", "Mama Zidan", QUAKE),
    Sent(23, "07.20", "pkk", "Bu Lilik", QUAKE),
    Sent(24, "08.00", "rt", "Pak Karjo", WATER),
    Sent(24, "08.10", "kelas", "Mama Naura", VAN),
    Sent(24, "08.20", "pkk", "Bu Tini", VAN),
    Sent(24, "08.30", "rt", "Bu Sumi", VAN),
)
REPORTS = ("Tolong dicek, ada yang menyebar: " + VAN, "Jalan depan pasar berlubang, mohon segera ditambal")
"""What citizens wrote into the office's own workbook, on its first sheet."""
MORE_REPORTS = ("Lampu jalan di RT 07 mati sejak Senin",)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


class Day(NamedTuple):
    """One day's list and what `saring triage` said of it."""

    claims: dict[str, ListedClaim]
    order: list[str]
    said: str


def write_day(folder: Path, day: int) -> None:
    """Export each chat as a phone does: everything so far, under the name that a second download gets."""
    mark = "" if day == 20 else f" ({day - 20})"
    for chat, name in CHATS.items():
        lines = [sent.line for sent in WEEK if sent.chat == chat and sent.day <= day]
        (folder / f"{name}{mark}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if day == 22:
        write_reports(folder / "laporan warga.xlsx")
    if day == 21:
        (folder / "surat edaran.pdf").write_bytes(PDF)
        (folder / "catatan rapat.txt").write_text("Rapat Selasa: cek air PAM ke Pak Camat.\n", encoding="utf-8")


def write_reports(path: Path) -> None:
    book = openpyxl.Workbook()
    for sheet, texts in (("Laporan", REPORTS), ("Susulan", MORE_REPORTS)):
        page = book.create_sheet(sheet)
        page.append(["sent_at", "sender", "text"])
        for place, text in enumerate(texts):
            page.append([datetime(2026, 7, 22, 9 + place), f"warga {sheet} {place}", text])
    del book["Sheet"]
    book.save(path)


def named(claim: ListedClaim) -> str:
    return next((name for name, words in STORIES.items() if words in claim.text), claim.claim_id)


def triage(folder: Path, day: int, model: Path) -> Day:
    output, yesterday = folder / f"daftar {day} Juli.xlsx", folder / f"daftar {day - 1} Juli.xlsx"
    since = ("--since", yesterday) if yesterday.exists() else ()
    done = saring("triage", folder, "--output", output, "--deadline", "3h", "--model", model, *since)
    claims = read_worklist(output)
    return Day({named(claim): claim for claim in claims}, list(map(named, claims)), done.stderr)


def fill_in(path: Path, cells: Mapping[str, Mapping[str, Any]]) -> None:
    """Fill in cells by claim as an officer does in a spreadsheet, in columns of the list or in new ones, and save."""
    book = openpyxl.load_workbook(path)
    for claim_id, written in cells.items():
        sheet, row = next(
            (sheet, cell.row)
            for sheet in book
            for line in sheet.iter_rows()
            for cell in line
            if cell.value == claim_id and "member_key" not in [head.value for head in sheet[1]]
        )
        for name, value in written.items():
            head = next((cell for line in sheet.iter_rows(max_row=3) for cell in line if cell.value == name), None)
            if head is None:
                head = sheet.cell(1, sheet.max_column + 1)
                head.value = name
            sheet.cell(row, head.column).value = value
    book.save(path)


ANSWER = "https://sukamaju.example/klarifikasi/air-pam"
FILLED: dict[int, dict[str, dict[str, Any]]] = {
    20: {"water": {"status": "sedang ditangani", "assignee": "Bu Rini", "Lapor camat": date(2026, 7, 20)}},
    21: {
        "water": {"status": "selesai", "rating": "salah", "answer_url": ANSWER},
        "jab": {"assignee": "Pak Dodi", "note": "tunggu jawaban puskesmas", "Jumlah aduan": 3, "Disetujui": True},
    },
    22: {"aid": {"status": "bukan kewenangan kami", "note": "teruskan ke polsek"}},
    23: {"quake": {"status": "menunggu", "note": "-cek BMKG", "rating": "entahlah"}},
}


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory, bundle: Path) -> dict[int, Day]:
    """The lists of five days; each evening the officers write into theirs, and other outputs lie beside it."""
    folder = tmp_path_factory.mktemp("kantor")
    days = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SARING_KEY", "test key for digests of senders, long enough")
        patch.setenv("SARING_LANG", "en")
        for day in DAYS:
            write_day(folder, day)
            days[day] = triage(folder, day, bundle)
            written = {days[day].claims[name].claim_id: cells for name, cells in FILLED.get(day, {}).items()}
            path = folder / f"daftar {day} Juli.xlsx"
            fill_in(path, written)
            saring("batch", folder, "--output", folder / f"pesan {day} Juli.csv", "--model", bundle)
            saring("draft", days[day].claims["water"].claim_id, "--worklist", path, "--output", folder / f"draf {day}")
            saring("summary", "--worklist", path, "--output", folder / f"ringkasan {day}.txt")
    return days


def n_sent(day: int) -> int:
    reports = len(REPORTS) + len(MORE_REPORTS) if day >= 22 else 0
    return sum(sent.day <= day for sent in WEEK) + reports


@pytest.mark.parametrize("day", DAYS)
def test_every_message_is_read_once(week: dict[int, Day], day: int) -> None:
    assert week[day].said.startswith(f"{n_sent(day)} messages, ")


@pytest.mark.parametrize("day", DAYS[1:])
def test_what_saring_wrote_the_days_before_is_passed_over_in_one_note(week: dict[int, Day], day: int) -> None:
    # A list, the messages, a summary, and five channels with a checklist for every day before.
    assert week[day].said.count(f"note: {9 * (day - 20)} files that Saring itself wrote were passed over") == 1
    assert "error" not in week[day].said


@pytest.mark.parametrize("day", DAYS)
def test_claims_have_as_many_messages_as_were_sent(week: dict[int, Day], day: int) -> None:
    reports = [("laporan", text) for text in (*REPORTS, *MORE_REPORTS)] if day >= 22 else []
    sent = [*((one.chat, one.text) for one in WEEK if one.day <= day), *reports]
    for name, words in STORIES.items():
        chats = [chat for chat, text in sent if words in text]
        if len(chats) > 1:
            claim = week[day].claims[name]
            assert (name, claim.n_messages, claim.n_chats) == (name, len(chats), len(set(chats)))


def test_the_right_claims_come_first(week: dict[int, Day]) -> None:
    assert {day: week[day].order[0] for day in DAYS} == {20: "water", 21: "jab", 22: "jab", 23: "quake", 24: "van"}
    urgent = {day: [n for n in week[day].order if week[day].claims[n].advice == "respond_now"] for day in DAYS}
    assert urgent == {20: [], 21: ["jab"], 22: ["jab"], 23: ["quake", "jab"], 24: ["van", "quake", "jab"]}
    for day in DAYS:
        assert week[day].order[: len(urgent[day])] == urgent[day]


def test_a_letter_in_the_folder_is_told_and_not_read(week: dict[int, Day]) -> None:
    assert "PDF" not in week[20].said
    for day in DAYS[1:]:
        assert week[day].said.count("1 files are neither chats nor tables and were not read: PDF 1") == 1


def test_the_english_member_is_counted_and_takes_no_row(week: dict[int, Day]) -> None:
    for day in DAYS:
        n = 1 if day < 22 else 2
        assert f"need context, not on the list: {n} messages ({n} in a language never learned)" in week[day].said
        assert set(week[day].order) <= STORIES.keys()


def test_what_officers_wrote_is_in_every_later_list(week: dict[int, Day]) -> None:
    for written_on, claims in FILLED.items():
        for name, cells in claims.items():
            for day in range(written_on + 1, 25):
                people = week[day].claims[name].people
                found = dict(people.added) | {
                    column: getattr(people, column) for column in cells if hasattr(people, column)
                }
                later = {k: v for on in range(written_on, day) for k, v in FILLED.get(on, {}).get(name, {}).items()}
                assert {column: found[column] for column in cells} == {column: later[column] for column in cells}


def test_an_answered_claim_is_answered_and_comes_after_the_open_ones(week: dict[int, Day]) -> None:
    for day in (22, 23):
        assert week[day].claims["water"].advice == "already_answered"
        assert week[day].order.index("water") > week[day].order.index("jab")


def test_what_is_closed_stands_below_what_is_open_until_it_spreads_on(week: dict[int, Day]) -> None:
    assert week[22].order[-1] == "water"
    assert set(week[23].order[-2:]) == {"water", "aid"}
    assert week[24].order[-2:] == ["water", "aid"]  # a new message of the water came, none of the aid


def test_a_clock_in_2030_is_told_kept_and_moves_nothing(week: dict[int, Day]) -> None:
    assert "odd dates" not in week[21].said
    assert "note: 1 messages in 1 chats have odd dates (1 January 2030 – 1 January 2030)" in week[22].said
    assert "note: 2 messages in 1 chats have odd dates (1 January 2030 – 2 January 2030)" in week[24].said
    for day, newest in {22: "22 July 2026 10:00", 23: "23 July 2026 07:20", 24: "24 July 2026 08:30"}.items():
        assert f"newest message {newest}; times are counted from there" in week[day].said
    for day in range(22, 25):
        assert week[day].claims["aid"].n_messages == 2
        assert week[day].claims["aid"].last_seen_at == datetime(2026, 7, 22, 7, 30)
        assert not any("not seen for" in claim.advice_reason for claim in week[day].claims.values())


def test_a_rating_nobody_understands_is_told_with_its_cell(week: dict[int, Day]) -> None:
    assert "daftar 23 Juli.xlsx, sheet" in week[24].said
    assert "found entahlah" in week[24].said
    assert "entahlah" not in week[23].said


def test_the_change_of_every_claim_is_said(week: dict[int, Day]) -> None:
    assert "since the earlier list" not in week[20].said
    assert "1 growing" in week[21].said
    assert "; 4 new messages" in week[21].said
    assert all("1 answered" in week[day].said for day in (22, 23, 24))


def test_what_is_closed_is_not_overdue(week: dict[int, Day]) -> None:
    assert "1 claims are overdue" in week[21].said  # the water, promised for the first day
    assert "1 claims are overdue" in week[22].said  # the jab, no more the water
    assert "2 claims are overdue" in week[24].said  # the jab and the quake


def test_a_list_with_their_work_is_not_written_over(
    week: dict[int, Day], bundle: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / "kantor0"
    path, before = folder / "daftar 21 Juli.xlsx", folder / "daftar 20 Juli.xlsx"
    for command in (("triage", folder, "--since", before), ("batch", folder)):
        refused = saring(*command, "--output", path, code=2).stderr
        assert "people have written into this list" in refused
        assert "give it as --since" in refused
    people = {claim.claim_id: claim.people for claim in read_worklist(path)}
    assert any(one.note for one in people.values())
    saring("triage", folder, "--since", path, "--output", path, "--model", bundle)
    again = {claim.claim_id: claim.people for claim in read_worklist(path)}
    assert {claim_id: again[claim_id] for claim_id in people} == people
