from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring.records import Message, Reason, Score, ScoredMessage, Verdict
from saring.rules.reading import TextReading, with_signals
from saring.rules.signals import GRAVE, RULES
from saring.text.private import mask_private

# code, a message that has it, the words it points at, and one that nearly has it.
CASES = [
    ("short_link", "Daftar di bit.ly/bantuan-warga ya", "bit.ly/bantuan-warga", "Daftar di rabbit.lyceum.example ya"),
    (
        "look_alike_domain",
        "Cek penerima di https://cek-kemens0s.example/nama",
        "https://cek-kemens0s.example/nama",
        "Cek penerima di https://cekbansos.kemensos.go.id/nama",
    ),
    ("look_alike_domain", "login di br1-promo.example/x", "br1-promo.example/x", "batik di abrian-batik.example/x"),
    ("look_alike_domain", "Buka kemensos.go.id.daftar.example", "kemensos.go.id.daftar.example", "Buka kemensos.go.id"),
    ("look_alike_domain", "lacak di jne-paket.example/resi", "jne-paket.example/resi", "lacak di jne.co.id/resi"),
    ("look_alike_domain", "situs https://pajak-goid.example", "https://pajak-goid.example", "situs https://gov.uk"),
    (
        "disguised_domain",
        "Klik https://kеlurahan-kita.example",  # the second letter is Cyrillic
        "https://kеlurahan-kita.example",
        "Klik https://kelurahan-kita.example",
    ),
    ("disguised_domain", "Klik xn--klurahan-9db.example/a", "xn--klurahan-9db.example/a", "Klik xn-klurahan.example/a"),
    (
        "agency_link_outside",
        "Pendaftaran bantuan pemerintah lewat https://daftar-cepat.example/ya",
        "https://daftar-cepat.example/ya",
        "Kata pemerintah harga beras turun, beritanya di https://kabar-desa.example/beras",
    ),
    ("app_file", "Mohon dibuka pak, surat undangan.apk", "surat undangan.apk", "Mohon dibuka pak, surat undangan.pdf"),
    ("app_file", "Paket tertahan, buka cek resi.apk", "cek resi.apk", "Jangan buka cek resi.apk, itu penipuan"),
    (
        "phone_for_confirmation",
        "Untuk pencairan hadiah hubungi 0812-0000-1234",
        "0812-0000-1234",
        "Konfirmasi hadir kerja bakti ke 0812-0000-1234",
    ),
    (
        "chat_link_with_benefit",
        "Anda pemenang undian, klik https://wa.me/6281200001234",
        "https://wa.me/6281200001234",
        "Pesan lontong klik https://wa.me/6281200001234",
    ),
    (
        "transfer_to_account",
        "Silakan transfer ke rekening 1234567890123 a.n. Siti",
        "rekening 1234567890123",
        "Iuran RT transfer ke rekening 1234567890123",
    ),
    ("code_request", "Kirim kode OTP yang masuk ke HP ibu", "kode OTP", "Jangan kirim kode OTP kepada siapa pun"),
    ("code_request", "Balas dengan nomor PIN kartu", "nomor PIN", "Kode OTP berlaku lima menit"),
    (
        "fee_first",
        "Hadiah diambil setelah bayar biaya administrasi 250 ribu",
        "biaya administrasi",
        "Hadiah diambil tanpa bayar biaya administrasi",
    ),
    (
        "task_job",
        "Kerja sampingan: like dan follow akun, komisi 50 ribu per tugas",
        "Kerja sampingan",
        "Lowongan guru TK, gaji 1,5 juta, kirim lamaran ke balai desa",
    ),
    (
        "data_request",
        "Kirim foto KTP supaya bantuan cepat cair",
        "foto KTP",
        "Bawa fotokopi KTP saat mengambil bantuan di balai desa",
    ),
    (
        "prize_offer",
        "Selamat, Anda terpilih sebagai pemenang, klaim di sini",
        "Anda terpilih sebagai pemenang",
        "Pak RT terpilih sebagai ketua, selamat ya",
    ),
    ("prize_offer", "Toko bagi-bagi hp untuk 500 orang, klik saja", "bagi-bagi hp", "Kami bagi tugas dulu, klik saja"),
    (
        "share_for_prize",
        "Bagikan pesan ini ke 15 grup lalu hadiah dikirim",
        "Bagikan pesan ini ke 15 grup",
        "Bagikan pesan ini ke grup lalu kita rapat",
    ),
    (
        "aid_link",
        "Daftar bansos sekarang di https://cair-cepat.example/ya",
        "https://cair-cepat.example/ya",
        "Daftar bansos sekarang di https://cekbansos.kemensos.go.id",
    ),
    (
        "easy_job",
        "Lowongan tanpa pengalaman, gaji 200 ribu, hubungi 0812-0000-1234",
        "Lowongan",
        "Lowongan guru, gaji 3 juta, hubungi 0812-0000-1234",
    ),
]  # fmt: skip


def codes(text: str) -> list[str]:
    return [signal.code for signal in TextReading(text).signals]


@pytest.mark.parametrize(("code", "has", "where", "nearly"), CASES)
def test_a_rule_fires_on_what_has_it_and_not_on_the_near_miss(code: str, has: str, where: str, nearly: str) -> None:
    found = next(signal for signal in TextReading(has).signals if signal.code == code)
    if not code.startswith("task"):
        assert has[found.start : found.end] == where
    assert found.detail
    assert code not in codes(nearly)


def test_every_rule_has_a_case() -> None:
    assert {code for code, *_ in CASES} == {rule.__name__ for rule in RULES}
    assert {rule.__name__ for rule in RULES} >= GRAVE


@pytest.mark.parametrize(("code", "has", "where", "nearly"), CASES)
def test_masked_texts_say_the_same(code: str, has: str, where: str, nearly: str) -> None:
    assert code in codes(mask_private(has))
    assert code not in codes(mask_private(nearly))


@pytest.mark.parametrize(
    "notice",
    [
        "Cek nama penerima bantuan hanya di https://cekbansos.kemensos.go.id, gratis dan tanpa perantara.",
        "WASPADA PENIPUAN! Beredar tautan cek-bansos.example yang meminta data warga.",
        "Kelurahan tidak pernah meminta kode OTP. Kalau ada yang menghubungi, laporkan ke [telepon].",
        "Tautan kemensos-daftar.example itu hoaks. Pendaftaran lewat operator desa.",
        "Bayar pajak kendaraan di Samsat Sukamaju atau https://samsat.sukamaju.go.id",
    ],
)
def test_an_official_notice_has_no_signal(notice: str) -> None:
    assert codes(notice) == []


@pytest.mark.parametrize(("code", "has", "where", "nearly"), CASES)
def test_grave_signals_put_a_text_on_the_list(code: str, has: str, where: str, nearly: str) -> None:
    assert TextReading(has).has_grave_signal is (not GRAVE.isdisjoint(codes(has)))
    assert TextReading(has).has_grave_signal or code not in GRAVE
    assert not TextReading("selamat pagi bapak ibu semua").has_grave_signal


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=200) | st.sampled_from([has for _, has, _, _ in CASES]).flatmap(lambda t: st.text().map(t.__add__))
)
def test_any_text_gives_spans_that_stand_in_it(text: str) -> None:
    found = TextReading(text).signals
    assert all(0 <= signal.start < signal.end <= len(text) for signal in found)
    assert list(found) == sorted(found, key=lambda signal: (signal.start, signal.code))


def test_ten_thousand_letters_are_read_at_once() -> None:
    assert "app_file" in codes("surat " * 5000 + "undangan.apk")
    assert codes("a." * 10_000 + "(" * 10_000) == []


def test_a_hint_is_in_every_text_that_a_rule_knows() -> None:
    folder = Path(__file__).parents[2] / "data" / "labelled"
    texts = [text for name in ("starter", "office") for text in read_texts(folder / f"{name}.csv")]
    for text in [*texts, *(text for _, text, *_ in CASES), *(text.upper() for _, text, *_ in CASES)]:
        reading = TextReading(text)
        found = {(signal.code, signal.start) for rule in RULES for signal in rule(reading)}
        assert {(signal.code, signal.start) for signal in reading.signals} == found


def read_texts(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [row["text"] for row in csv.DictReader(stream)]


def test_signals_are_among_the_reasons_of_a_scored_message() -> None:
    score = Score(Verdict.NO_CLAIM, 0.1, 0.1, 0.0, (Reason("verdict_is_no_claim", "talk"),))
    texts = ("Mohon dibuka pak, surat undangan.apk", "Mohon dibaca pak")
    scored = [ScoredMessage(Message("whatsapp", "a", "b", None, "text", text, "f:1"), score, "v") for text in texts]
    codes = [[reason.code for reason in item.score.reasons] for item in with_signals(scored)]
    assert codes == [["verdict_is_no_claim", "app_file"], ["verdict_is_no_claim"]]
