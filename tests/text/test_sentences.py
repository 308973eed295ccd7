from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.text.links import find_links
from saring.text.private import mask_private
from saring.text.sentences import MAX_LETTERS, MAX_WORDS, defanged, neutral_statement
from tests.listed import TEXT


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (TEXT, "Sekarang dana bantuan tahap 3 sebesar Rp900.000 cair untuk semua warga Sukamaju"),
        ("Info dari orang dalam: mulai besok air PAM dicampur obat keras", "Mulai besok air PAM dicampur obat keras"),
        ("JANGAN minum dulu!! cairannya belum lulus uji resmi bulan ini", "Cairannya belum lulus uji resmi bulan ini"),
        (
            "19/07/26 21.05 - Bu Ratmi: mobil putih itu berkeliling di pasar lama",
            "Mobil putih itu berkeliling di pasar lama",
        ),
        ("SEMUA SEKOLAH DI SUKAMAJU LIBUR SEBULAN", "Semua sekolah di sukamaju libur sebulan"),
        ("AWAS!!!", "AWAS".capitalize()),
        ("https://bansos.example/daftar", ""),
        ("", ""),
    ],
)
def test_what_is_claimed_stays_and_what_makes_people_share_goes(text: str, statement: str) -> None:
    assert neutral_statement("", text) == statement


def test_a_title_comes_first_unless_it_is_the_whole_text() -> None:
    text = "KABAR DESA\nBesok semua warga wajib membayar iuran baru"
    assert neutral_statement("Warga wajib membayar iuran mulai besok", text).startswith("Warga wajib")
    assert neutral_statement(" ".join(text.split()), text) == "Besok semua warga wajib membayar iuran baru"


@given(st.text(), st.text())
def test_a_statement_is_short_calm_and_without_private_data(title: str, text: str) -> None:
    statement = neutral_statement(title, text + " https://jahat.example/a hubungi 0812-0000-1234 " + text)
    assert len(statement.split()) <= MAX_WORDS
    assert len(statement) <= MAX_LETTERS + 1
    assert mask_private(statement) == statement
    assert "jahat.example" not in statement
    assert not set(statement) & set("*_~`\n!")


def test_a_defanged_link_is_no_link() -> None:
    assert defanged("https://bit.example/x/y") == "bit[.]example/x/y"
    assert find_links(defanged("https://bansos.example/daftar")) == []
    assert "0000" not in defanged("https://wa.me/6281200001234")


def test_a_title_that_was_cut_gives_the_whole_sentence() -> None:
    text = "Mulai besok air PAM di Kecamatan Sukamaju akan dimatikan dan airnya tidak beracun. Sebarkan ke warga"
    assert neutral_statement(text[:70] + "…", text).endswith("tidak beracun")
