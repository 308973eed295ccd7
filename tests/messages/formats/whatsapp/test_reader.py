from __future__ import annotations

import io
from datetime import datetime

import pytest

from saring.errors import InputError
from saring.files.sources import Source
from saring.messages.base import ReadOptions
from saring.messages.formats.whatsapp.reader import WhatsAppReader
from saring.records import Message, ReadReport

SYSTEM_NOTICE = (
    "Pesan dan panggilan terenkripsi secara end-to-end. Tidak seorang pun di luar chat ini, "
    "termasuk WhatsApp, yang dapat membaca atau mendengarkannya"
)


def source_of(text: str | bytes, name: str = "obrolan.txt", container: str = "") -> Source:
    data = text.encode() if isinstance(text, str) else text
    return Source(name, lambda: io.BytesIO(data), container)


def read(text: str | bytes, report: ReadReport | None = None) -> list[Message]:
    return list(WhatsAppReader().read(source_of(text), ReadOptions(), report or ReadReport()))


def times(text: str) -> list[str]:
    return [m.sent_at.isoformat(" ", "minutes") for m in read(text) if m.sent_at]


# who wrote what


def test_a_message_says_where_it_stands() -> None:
    (message,) = read("\n24/07/24 09.43 - Siti: pasar buka\n")
    assert message == Message(
        "whatsapp", "obrolan", "Siti", datetime(2024, 7, 24, 9, 43), "text", "pasar buka", "obrolan.txt:2"
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("~\u202fBu Tini", "Bu Tini"),
        ("~ Bu Tini", "Bu Tini"),
        ("\u202a+62 812\u20110000\u20110001\u202c", "+62 812\u20110000\u20110001"),
        ("Pak 10:30", "Pak 10:30"),
        ("Dr. & Mrs. T.", "Dr. & Mrs. T."),
        ("🤓", "🤓"),
    ],
)
def test_names_lose_marks_and_nothing_else(written: str, name: str) -> None:
    assert [m.sender for m in read(f"24/07/24 09.43 - {written}: halo\n")] == [name]


@pytest.mark.parametrize(
    "line",
    [
        'Budi mengubah nama grup dari "Info: RT" menjadi "Info: RW"',
        "Budi telah mengubah deskripsi grup: aturan baru",
        'Anda mengubah subjek menjadi "Warta: Desa"',
        'Budi changed the subject from "Info: A" to "Info: B"',
        'You created group "Piket: Senin"',
        "Siti menambahkan Pak RT: Joko",
        "Kode keamanan Anda dengan Pak RT: Joko telah berubah. Ketuk untuk info selengkapnya",
        f"Posyandu: \u200e{SYSTEM_NOTICE}.",
        f"{SYSTEM_NOTICE}.",
        "Budi: \u200eBudi keluar",
        "Budi keluar",
        "a" * 120 + ": terlalu panjang untuk nama",
    ],
)
def test_lines_of_the_platform_have_no_sender(line: str) -> None:
    messages = read(f"24/07/24 09.43 - {line}\n24/07/24 09.44 - Siti: halo\n")
    assert [(m.kind, m.sender) for m in messages] == [("system", ""), ("text", "Siti")]


def test_a_notice_under_a_name_without_the_mark_of_the_platform_is_that_persons_message() -> None:
    messages = read(f"24/07/24 09.43 - Posyandu: {SYSTEM_NOTICE}.\n")
    assert [(m.kind, m.sender) for m in messages] == [("text", "Posyandu")]


@pytest.mark.parametrize(
    "text",
    [
        "Budi keluar dari rumah",
        "he left",
        "saya menambahkan gula: dua sendok",
        "Anda mengubah nama grup",
        "pesan ini dihapus saja",
        "gambar tidak disertakan dalam laporan",
        "polling: siapa ikut?",
        "lihat (lampiran)",
    ],
)
def test_what_people_write_is_a_message(text: str) -> None:
    assert [(m.kind, m.sender, m.text) for m in read(f"24/07/24 09.43 - Siti: {text}\n")] == [("text", "Siti", text)]


@pytest.mark.parametrize("line", ["Siti:", "Siti: ", "Siti: null"])
def test_a_message_of_nothing_is_view_once_media(line: str) -> None:
    assert [(m.kind, m.sender) for m in read(f"24/07/24 09.43 - {line}\n")] == [("media", "Siti")]


def test_a_known_name_needs_no_space_after_the_colon() -> None:
    messages = read("24/07/24 09.43 - Siti: halo\n24/07/24 09.44 - Siti:.\n")
    assert [(m.sender, m.text) for m in messages] == [("Siti", "halo"), ("Siti", ".")]


# dates


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["03/04/24", "13/04/24"], "2024-04-03"),
        (["03/04/24", "04/13/24"], "2024-03-04"),
        (["06/03/17", "08/05/17", "09/04/17"], "2017-06-03"),
        (["06/03/17", "06/04/17", "06/05/17"], "2017-03-06"),
    ],
)
def test_the_order_of_the_date_is_learned_from_the_file(dates: list[str], first: str) -> None:
    lines = [f"{date} 10.00 - Siti: halo" for date in dates]
    assert times("\n".join(lines))[0].split()[0] == first


def test_an_order_that_cannot_be_learned_is_day_first_and_said() -> None:
    report = ReadReport()
    (message,) = read("03/04/24 10.00 - Siti: halo\n", report)
    assert message.sent_at == datetime(2024, 4, 3, 10)
    assert report.notes == [
        "obrolan.txt: its dates fit day-month and month-day alike; read as day first, check one of them"
    ]


@pytest.mark.parametrize(
    "header",
    [
        "2017-7-12, 10:35:22 PM:",
        "2017-7-12, 10:35 p.m.:",
        "12.07.2017 - 22:35:22;",
        "12.07.2017 - 22:35;",
        "12.07.2017, 22:35:",
        "12.07.2017, 22:35:22;",
        "12.07.2017, 10:35 p. m. -",
        "2017-07-12, 10:35 p.m. -",
        "[12/7/17 10:35:22 p. m.]",
        "[07/2017/12, 22:35:22]",
        "[2017/07/12, 22:35]",
    ],
)
def test_a_header_of_any_spelling_gives_its_time_and_sender(header: str) -> None:
    text = f"{header} Andi: halo\n{header.replace('12', '13')} Budi: ya: betul\n"
    assert WhatsAppReader().identify(source_of(text))
    assert times(text) == ["2017-07-12 22:35", "2017-07-13 22:35"]
    assert [(m.sender, m.text) for m in read(text)] == [("Andi", "halo"), ("Budi", "ya: betul")]


def test_a_date_with_a_colon_and_no_sender_is_no_header() -> None:
    messages = read("24/07/24 09.43 - Siti: jadwal\n24.07.2024, 10:00: rapat warga\n24/07/24 09.44 - Budi: ya\n")
    assert [m.text for m in messages] == ["jadwal\n24.07.2024, 10:00: rapat warga", "ya"]


def test_a_date_that_reads_the_same_both_ways_needs_no_note() -> None:
    report = ReadReport()
    read("05/05/24 10.00 - Siti: halo\n", report)
    assert report.notes == []


def test_a_pasted_line_does_not_settle_the_order() -> None:
    lines = ["03/04/24 10.00 - Siti: lihat", "[3/27/22 21.41.35] Lain: lama"]
    lines += ["04/04/24 10.00 - Budi: oh", "14/04/24 10.00 - Budi: ya"]
    assert times("\n".join(lines)) == ["2024-04-03 10:00", "2024-04-04 10:00", "2024-04-14 10:00"]


def test_a_day_that_does_not_exist_is_not_the_third_of_march() -> None:
    report = ReadReport()
    messages = read(
        "30/01/24 10.00 - Siti: satu\n31/02/24 10.00 - Siti: dua\ntiga\n01/03/24 10.00 - Siti: empat\n", report
    )
    assert [m.text for m in messages] == ["satu", "empat"]
    assert (report.account.n_unread, report.account.n_lines) == (2, 4)
    assert "1 lines carry a date that does not exist and were not read (first in line 2)" in report.notes[0]


@pytest.mark.parametrize(
    "line", ["31/02/24 10.00 - Siti: satu", "13/13/24 10.00 - Siti: satu", "01/01/24 25.00 - Siti: x"]
)
def test_a_file_of_impossible_dates_is_an_error(line: str) -> None:
    report = ReadReport()
    with pytest.raises(InputError, match=r"obrolan\.txt: expected dates that exist, found 1 that do not"):
        read(line, report)
    assert report.account.n_unread == 1


@pytest.mark.parametrize("text", ["", "\n\n", "hanya catatan\ntanpa tanggal\n", "24/07/24 09.43 - Siti keluar\n"])
def test_a_file_without_messages_is_an_error(text: str) -> None:
    report = ReadReport()
    with pytest.raises(InputError, match=r"obrolan\.txt: expected chat messages, found none"):
        read(text, report)
    assert report.account.balanced


# pasted pieces of other chats

CHAT = ["10/07/24 09.00 - Bu Ani: lihat ini", "{}", "10/07/24 09.05 - Pak Eko: oh", "13/07/24 09.00 - Bu Ani: ya"]


@pytest.mark.parametrize(
    "line",
    [
        "03/05/23 10.00 - Orang Lain: kabar lama",
        "[09:43, 24/07/2024] Pak Eko: disalin dari komputer",
        "[3/27/22 21.41.35] Pak Eko: disalin dari iPhone",
        "01/02/24 10.00 - Pembukaan",
    ],
)
def test_a_pasted_header_stays_in_its_message(line: str) -> None:
    report = ReadReport()
    messages = read("\n".join(CHAT).format(line), report)
    assert [m.sender for m in messages] == ["Bu Ani", "Pak Eko", "Bu Ani"]
    assert messages[0].text == f"lihat ini\n{line}"
    assert report.notes == [
        "obrolan.txt: 1 lines of another chat pasted inside messages were left in them (first in line 2)"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "10/07/24 08.30 - Bu Baru: terlambat sampai",  # the same day
        "09/07/24 23.50 - Bu Baru: terlambat sampai",  # minutes before midnight
        "03/05/24 10.00 - Pak Eko: jam telepon saya salah",  # somebody of this chat
    ],
)
def test_a_late_message_is_a_message(line: str) -> None:
    chat = [part.replace("10/07/24 09.00", "10/07/24 00.10") for part in CHAT]
    messages = read("\n".join(chat).format(line))
    assert len(messages) == 4
    assert messages[1].text == line.split(": ", 1)[1]


def test_a_late_newcomer_who_writes_again_is_no_quotation() -> None:
    lines = [*CHAT, "13/07/24 10.00 - Bu Baru: saya lagi"]
    messages = read("\n".join(lines).format("01/07/24 10.00 - Bu Baru: salam kenal"))
    assert [m.sender for m in messages] == ["Bu Ani", "Bu Baru", "Pak Eko", "Bu Ani", "Bu Baru"]


def test_an_appended_older_export_is_read() -> None:
    old = [f"{day:02}/03/23 10.00 - Lama {day % 3}: pesan {day}" for day in range(1, 29)]
    new = [f"{day:02}/03/24 10.00 - Baru {day % 3}: pesan {day}" for day in range(1, 29)]
    again = [f"{day:02}/05/23 10.00 - Lagi {day % 3}: pesan {day}" for day in range(1, 29) for _ in (1, 2)]
    messages = read("\n".join([*new, *old, "29/03/23 10.00 - Baru 1: penutup", *again]))
    assert len(messages) == 28 + 28 + 1 + 56


def test_a_file_of_many_shapes_is_all_messages() -> None:
    lines = ["[05.05.23, 15:48:11] Ani: satu", "1/23/23, 3:19 AM - Budi: dua", "[2023/5/4, 16:13:23] ~ Citra: tiga"]
    assert [m.text for m in read("\n".join(lines))] == ["satu", "dua", "tiga"]


def test_an_appended_export_of_another_shape_is_read() -> None:
    lines = [f"{day:02}/03/24 10.00 - Ani: {day}" for day in range(1, 29)]
    lines += [f"[{day:02}/04/24, 10.00.01] Budi: {day}" for day in range(1, 13)]
    assert len(read("\n".join(lines))) == 40


# the whole file


@pytest.mark.parametrize(("n", "is_cut"), [(39_000, False), (39_999, True), (40_000, True)])
def test_a_cut_export_is_said(n: int, is_cut: bool) -> None:
    report = ReadReport()
    read("13/07/24 09.00 - Ani: halo\n" * n, report)
    assert any("cut at about 40,000" in note for note in report.notes) is is_cut


@pytest.mark.parametrize(
    ("name", "container", "chat"),
    [
        ("Chat WhatsApp dengan Warga RT 5.txt", "", "Warga RT 5"),
        ("unduhan/Chat WhatsApp dengan Warga RT 5 (2).txt", "", "Warga RT 5"),
        ("WhatsApp Chat with Bu Sri.txt", "", "Bu Sri"),
        ("WhatsApp Chat - Posyandu.zip!_chat.txt", "WhatsApp Chat - Posyandu.zip", "Posyandu"),
        ("arsip.zip!dalam/WhatsApp Chat with Bu Sri.txt", "arsip.zip", "Bu Sri"),
        ("grup desa.txt", "", "grup desa"),
    ],
)
def test_the_chat_is_named_by_its_file(name: str, container: str, chat: str) -> None:
    source = source_of("24/07/24 09.43 - Siti: halo\n", name, container)
    (message,) = WhatsAppReader().read(source, ReadOptions(), ReadReport())
    assert message.chat == chat


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_are_read(encoding: str) -> None:
    assert [m.text for m in read("24/07/24 09.43 - Siti: halo é\n".encode(encoding))] == ["halo é"]


def test_a_reader_that_is_stopped_early_has_accounted_for_what_it_gave() -> None:
    report = ReadReport()
    stream = WhatsAppReader().read(source_of("24/07/24 09.43 - Siti: halo\n" * 9), ReadOptions(), report)
    for _ in zip(range(3), stream, strict=False):
        pass
    del stream
    assert report.account.balanced


# recognition


@pytest.mark.parametrize(
    "text",
    [
        "24/07/24 09.43 - Siti: halo",
        "\n\n24/07/24 09.43 - Siti: halo\nbaris kedua\n",
        "lanjutan pesan sebelumnya, terpotong\n24/07/24 09.43 - Siti: halo\n24/07/24 09.44 - Budi: ya\n",
        "24/07/24 09.43 - Siti keluar\n24/07/24 09.44 - Budi keluar\n",
        "31/02/24 09.43 - Siti: tanggal mustahil\n",
    ],
)
def test_a_chat_is_recognised(text: str) -> None:
    assert WhatsAppReader().identify(source_of(text))


CELL = "24/07/24 09.43 - Siti: halo\n24/07/24 09.44 - Budi: ya\n24/07/24 09.45 - Budi: oke\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "esai tentang hoaks.\n\nPada 24/07/24 pukul 09.43 - kata Siti: tidak benar.\n",
        f"text\n{CELL}",
        f'nomor;isi\n1;"{CELL}"\n',
        f'"{CELL}",hoax\n',
        f'{{"text": "x"}}\n{CELL}',
        "[1/15/2024 10:30 AM] Alice\nhalo\n[1/15/2024 10:31 AM] Bob\nhai\n",
        "PK\x03\x04 24/07/24 09.43 - Siti: halo",
        "\x00\x01\x02 24/07/24",
    ],
)
def test_what_is_no_chat_is_not_recognised(text: str) -> None:
    assert not WhatsAppReader().identify(source_of(text))
