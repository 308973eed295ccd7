from __future__ import annotations

import pytest

from saring.messages.formats.whatsapp.events import is_actor, is_event_under, is_system
from saring.messages.formats.whatsapp.platform_texts import (
    STARTS,
    clean_sender,
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
        ("Jadwal 4B.pdf • 2 halaman \u200edokumen tidak disertakan", "media"),
        ("Jadwal 4B.pdf • \u200e1 halaman \u200edokumen tidak disertakan", "media"),
        ("Surat-Tilang-0726.apk • \u200edokumen tidak disertakan", "media"),
        ("Surat-Tilang-0726.apk • \u200edocument omitted", "media"),
        ("dikirim besok • 3 ekor ayam", "text"),
        ("POLL:\nIkut?\nOPTION: ya (2 votes)", "poll"),
        ("POLL: siapa ikut", "text"),
        ("foto lama (2019)", "text"),
        ("a < b tetapi b > c", "text"),
        ("", "media"),
    ],
)
def test_the_whole_text_decides_the_kind(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Budi menambahkan Siti", "text"),
        ("gambar tidak disertakan", "media"),
        ("POLL:", "poll"),
        ("Pesan ini dihapus oleh admin Budi.", "deleted"),
        ("Panggilan suara, 3 mnt", "call"),
        ("sesuatu yang baru", "text"),
    ],
)
def test_the_form_of_a_marked_text_decides_its_kind(text: str, kind: str) -> None:
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


@pytest.mark.parametrize(
    ("sender", "text", "speaks", "expected"),
    [
        ("Posyandu", "Budi menambahkan Siti", False, True),
        ("Posyandu", "Budi menambahkan Siti", True, False),
        ("Budi", "Budi menambahkan Siti", True, True),
        ("Budi", "Budiman menambahkan Siti", True, False),
        ("Jana", "Jana opustila skupinu", True, True),
        ("Posyandu", "Anda ditambahkan", True, True),
        ("Posyandu", "sesuatu yang baru", False, False),
        ("Posyandu", "Budi menambahkan Siti\ndan seterusnya", False, False),
    ],
)
def test_an_event_under_a_name_begins_with_it_or_is_the_groups(
    sender: str, text: str, speaks: bool, expected: bool
) -> None:
    assert is_event_under(sender, text, speaks=speaks) is expected


@pytest.mark.parametrize("text", ["Rapat warga", "Pembukaan", "09.30 sambutan", "keluar"])
def test_unknown_lines(text: str) -> None:
    assert not is_system(text)


@pytest.mark.parametrize("name", ["Budi", "Warung Keluar Masuk", "Anda", "You", "Info Grup RT", "+62 812-0000-0001"])
def test_names_are_no_events(name: str) -> None:
    assert not is_actor(name)


def test_every_placeholder_passes_the_quick_test() -> None:
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
