from __future__ import annotations

import pytest

from saring.resources.word_lists import load_word_list
from saring.rules.reading import TextReading
from saring.rules.terms import TermFinder
from saring.rules.topics import find_local
from saring.settings import Office
from saring.text.normalise import normalise

OFFICE = Office(
    "Kecamatan Sukamaju", ("Sukamaju", "Kampung Melati"), ("Puskesmas Sukamaju Barat",), ("Bu Camat Ratmi",)
)

# A topic, a message about it and one that nearly is.
CASES = [
    ("health", "Vaksin itu bikin kejang", "Saya sakit hati ditinggal"),
    ("disaster", "BMKG bilang tsunami nanti malam", "Badannya surut setelah diet"),
    ("unrest", "Besok ada penjarahan toko di kota", "Pak polisi ikut rapat RT"),
    ("crime", "Ada penculik keliling naik mobil putih", "Dompetnya hilang di rumah"),
    ("religion", "Azan akan dilarang memakai pengeras suara", "Nanti ketemu di depan masjid ya"),
    ("economy", "Uang kertas seratus ribu akan ditarik", "Harga jaketnya berapa?"),
    ("government", "Lima menteri dicopot malam ini", "Rapat dipimpin pak ketua kelas"),
    ("foreign_affairs", "Tentara asing mendarat di Natuna", "Ia kerja di luar negeri"),
    ("aid", "Bansos tahap tiga dibuka lagi", "Tolong bantuan angkat meja"),
    ("education", "Semua sekolah diliburkan dua minggu", "Guru itu ramah sekali"),
    ("weather", "Gelombang panas melanda mulai besok", "Panas sekali kopinya"),
    ("energy", "Pertalite dioplos air", "Gas, kita berangkat"),
    ("transport", "Kereta berhenti beroperasi bulan depan", "Jalan kaki saja biar sehat"),
    ("food", "Beras plastik beredar di pasar", "Ayamnya enak"),
    ("technology", "Suara menteri itu buatan AI", "Saya kirim data lewat surat"),
    ("money", "Selamat, nomor anda dapat undian", "Uang kembalinya dua ribu ya bu"),
    ("elections", "Kotak suara TPS 3 sudah tercoblos", "Suaranya merdu sekali"),
    ("public_services", "Pembuatan KTP pindah ke kota", "Anak saya daftar les"),
]


@pytest.mark.parametrize(("topic", "has", "nearly"), CASES)
def test_a_topic_is_named_by_a_strong_word_or_two_weak_ones(topic: str, has: str, nearly: str) -> None:
    assert topic in {found.name for found in TextReading(has).topics}
    assert topic not in {found.name for found in TextReading(nearly).topics}


def test_a_text_may_have_several_topics_the_gravest_first() -> None:
    found = TextReading("Bansos dicabut bila menolak vaksin dan imunisasi").topics
    assert [topic.name for topic in found] == ["health", "aid"]
    assert found[0].words == ("vaksin", "imunisasi")
    assert 0 < found[1].value < found[0].value <= 1


def test_every_topic_of_the_list_has_a_case() -> None:
    assert {name for name, _, _ in CASES} == set(load_word_list("topics.toml"))


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("Anaknya sudah dicek ke puskesmas?", False),
        ("apakah benar besok ada imunisasi polio di balai desa", False),
        ("Guys valid gak sih, katanya vaksin bikin mandul", False),
        ("Vaksin bikin mandul! Kalian sudah tahu?", True),
        ("Masih mau divaksin? Sebarkan ke semua grup", True),
        ("Puskesmas membagikan obat palsu", True),
    ],
)
def test_a_question_names_its_topic_and_raises_no_harm(text: str, harms: bool) -> None:
    (topic,) = TextReading(text).topics
    assert topic.name == "health"
    assert (topic.value > 0) is harms


def test_a_scam_is_about_money_whatever_it_talks_about() -> None:
    (topic,) = TextReading("Mohon hadir di acara kami, buka Undangan-Nikah.apk").topics
    assert (topic.name, topic.words) == ("money", ("Undangan-Nikah.apk",))
    assert topic.value > 0
    assert TextReading("Mohon hadir di acara kami").topics == ()


def test_two_weak_words_are_enough_and_one_is_not() -> None:
    assert TextReading("dokter itu pergi").topics == ()
    assert [topic.name for topic in TextReading("dokter dan pasien itu pergi").topics] == ["health"]


@pytest.mark.parametrize(
    ("has", "words", "nearly"),
    [
        ("Sebarkan ke grup lain", ("sebarkan",), "Undangannya sudah tersebar"),
        ("Isi sebelum jam sepuluh", ("sebelum jam",), "Jamnya sudah lewat"),
        ("Jangan minum air galon", ("jangan minum",), "Jangan lupa bawa minum"),
        ("Hati2 ada yang ditutup-tutupi", ("hati-hati", "ditutup-tutupi"), "Pintunya tolong ditutup"),
    ],
)
def test_urging_is_found_by_its_words(has: str, words: tuple[str, ...], nearly: str) -> None:
    assert TextReading(has).urging.words == words
    assert TextReading(has).urging.value > 0
    assert TextReading(nearly).urging == (0, ())


def test_more_urging_counts_more_and_never_above_one() -> None:
    one, many = (
        TextReading("viralkan").urging,
        TextReading("viralkan hari ini juga, jangan minum, awas, buruan, sebarkan").urging,
    )
    assert one.value < many.value <= 1


def test_local_names_are_those_of_the_office() -> None:
    assert find_local(TextReading("warga SUKAMAJU panik").words, OFFICE) == (0.8, ("Sukamaju",))
    assert find_local(TextReading("kata bu camat Ratmi").words, OFFICE) == (1.0, ("Bu Camat Ratmi",))
    assert find_local(TextReading("warga sukamajunya").words, OFFICE).words == ("Sukamaju",)
    assert find_local(TextReading("warga Sukamakmur dan Melati").words, OFFICE) == (0, ())
    assert find_local(TextReading("warga Sukamaju").words, Office()) == (0, ())


def test_every_listed_term_can_be_found_in_a_text() -> None:
    for name in ("topics.toml", "urging.toml"):
        for table in load_word_list(name).values():
            for terms in (value for value in table.values() if isinstance(value, list)):
                assert [term for term in terms if normalise(term) != term] == []
                assert len(terms) == len(set(terms))


def test_a_phrase_does_not_reach_over_a_full_stop() -> None:
    finder = TermFinder({"place": ["rumah sakit"]})
    assert finder.find(normalise("Di rumah. Sakit perut").split(" ")) == {}
    assert finder.find(["rumah", "sakitnya"]) == {"place": ["rumah sakit"]}


def test_groups_share_a_term_and_terms_share_a_first_word() -> None:
    finder = TermFinder({"one": ["air", "air galon"], "other": ["galon", "air"]})
    assert finder.find(["galon", "air", "galonnya", "air"]) == {"other": ["galon", "air"], "one": ["air", "air galon"]}
