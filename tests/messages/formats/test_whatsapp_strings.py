from __future__ import annotations

from datetime import datetime

import pytest

from saring.messages.formats.whatsapp_strings import (
    STARTS,
    clean_sender,
    clock_of,
    day_of,
    is_actor,
    is_system,
    kind_of,
    kind_of_marked,
    without_edit_mark,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<Media tidak disertakan>", "media"),
        ("<Media omitted>", "media"),
        ("stiker tidak disertakan", "media"),
        ("GIF tidak disertakan", "media"),
        ("GIF omitted", "media"),
        ("Kartu kontak tidak disertakan", "contact"),
        ("IMG-20240101-WA0001.jpg (file terlampir)", "media"),
        ("IMG-20240101-WA0001.jpg (file attached)\nlihat ini", "media"),
        ("<terlampir: 00000006-PHOTO.jpg>", "media"),
        ("ini fotonya \u200e<attached: 00000006-PHOTO.jpg>", "media"),
        ("Pak Lurah.vcf (file terlampir)", "contact"),
        ("Pesan ini telah dihapus", "deleted"),
        ("Anda menghapus pesan ini.", "deleted"),
        ("You deleted this message", "deleted"),
        ("Lokasi: https://maps.google.com/?q=-6.2,106.8", "location"),
        ("location: https://maps.google.com/?q=-6.2,106.8", "location"),
        ("Lokasi terkini dibagikan", "location"),
        ("Panggilan video tak terjawab", "call"),
        ("Missed voice call", "call"),
        ("POLL:\nIkut?\nOPTION: ya (2 votes)", "poll"),
        ("POLL: siapa ikut", "text"),
        ("foto lama (2019)", "text"),
        ("a < b tetapi b > c", "text"),
        ("", "media"),
    ],
)
def test_bodies_are_told_by_their_whole_text(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Budi menambahkan Siti", "system"),
        ("gambar tidak disertakan", "media"),
        ("POLL:", "poll"),
        ("Pesan ini dihapus oleh admin Budi.", "deleted"),
        ("Panggilan suara, 3 mnt", "call"),
        ("sesuatu yang baru", "system"),
    ],
)
def test_the_mark_makes_a_line_the_platforms(text: str, kind: str) -> None:
    assert kind_of_marked(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Budi keluar",
        "Budi telah keluar",
        "Budi left",
        "Budi menambahkan Siti",
        "Budi bergabung menggunakan tautan undangan grup ini",
        "Budi telah bergabung menggunakan tautan undangan grup ini",
        "Budi joined using this group's invite link",
        "Anda membuat grup “Warga”",
        "Budi telah mengganti nomor teleponnya ke nomor baru. Ketuk untuk mengirim pesan",
        "Siti kini menjadi kontak",
        "Budi menyematkan pesan",
        "Budi mengubah ikon grup",
        "Budi bergabung dari komunitas",
        "Kode keamanan Anda dengan Siti telah berubah. Ketuk untuk info selengkapnya",
        "Budi menyalakan pesan sementara.",
        "You were added",
    ],
)
def test_known_events(text: str) -> None:
    assert is_system(text)


@pytest.mark.parametrize("text", ["Rapat warga", "Pembukaan", "09.30 sambutan", "keluar"])
def test_unknown_lines(text: str) -> None:
    assert not is_system(text)


@pytest.mark.parametrize("name", ["Budi", "Warung Keluar Masuk", "Anda", "You", "Info Grup RT", "+62 812-0000-0001"])
def test_names_are_no_events(name: str) -> None:
    assert not is_actor(name)


def test_every_placeholder_is_seen_by_the_cheap_look() -> None:
    for text in ("Pesan ini dihapus", "Missed voice call", "lokasi: x", "<Media omitted>", "POLL:", "null", ""):
        assert text[:5] in STARTS


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("besok <Pesan ini diedit>", "besok"),
        ("besok \u200e<This message was edited>", "besok"),
        ("<Pesan ini diedit> besok", "<Pesan ini diedit> besok"),
    ],
)
def test_the_edit_mark_goes_only_from_the_end(text: str, left: str) -> None:
    assert without_edit_mark(text) == left


@pytest.mark.parametrize("name", ["\u200e", " ", "~"])
def test_a_name_of_marks_stays_a_name(name: str) -> None:
    assert clean_sender(name) == name


@pytest.mark.parametrize(
    ("date", "order", "day"),
    [
        ("24/07/24", "dmy", datetime(2024, 7, 24)),
        ("07/24/24", "mdy", datetime(2024, 7, 24)),
        ("2024/07/24", "mdy", datetime(2024, 7, 24)),
        ("R6/07/24", "dmy", datetime(2024, 7, 24)),
        ("24/7/R6", "dmy", datetime(2024, 7, 24)),
        ("24/7/2567 BE", "dmy", datetime(2024, 7, 24)),
        ("24. 7. 2024.", "dmy", datetime(2024, 7, 24)),
        ("٢٤\u200f/٠٧\u200f/٢٠٢٤", "dmy", datetime(2024, 7, 24)),
        ("01/01/70", "dmy", datetime(1970, 1, 1)),
        ("31/02/24", "dmy", None),
        ("29/02/23", "dmy", None),
        ("24/07/24", "mdy", None),
        ("24/07/1024", "dmy", None),
    ],
)
def test_days(date: str, order: str, day: datetime | None) -> None:
    assert day_of(date, order) == day


@pytest.mark.parametrize(
    ("clock", "shown"),
    [
        ("09.43", "9:43:00"),
        ("21:41:35", "21:41:35"),
        ("12:00 AM", "0:00:00"),
        ("12:00\u202fpm", "12:00:00"),
        ("1:05 p.\u00a0m.", "13:05:00"),
        ("3:22_PM", "15:22:00"),
        ("00:08 a. m.", "0:08:00"),
        ("下午3:22", "15:22:00"),
        ("٩:١٠ م", "21:10:00"),
    ],
)
def test_clocks(clock: str, shown: str) -> None:
    assert str(clock_of(clock)) == shown


@pytest.mark.parametrize("clock", ["24.00", "09.60", "10:10:61"])
def test_clocks_that_show_no_time(clock: str) -> None:
    assert clock_of(clock) is None
