from __future__ import annotations

import pytest

from saring.rules.denial import denies
from saring.text.normalise import normalise


@pytest.mark.parametrize(
    "text",
    [
        "HOAKS! Kangkung suntik itu tidak ada.",
        "[SALAH] Besok semua bank tutup",
        "Cek fakta: video itu dari negara lain",
        'Penjelasan untuk dibagikan:\n[SALAH] Beredar pesan berbunyi "air PAM beracun". Faktanya, air diuji.',
        "Dari Kominfo, mohon diteruskan: [MENYESATKAN] Beredar video jembatan runtuh",
        "*KLARIFIKASI* jalan tidak ditutup",
        "Tidak benar kabar bahwa sekolah libur sebulan",
        "kabar sekolah libur sebulan itu gak bener",
        "Polisi memastikan pesan tersebut adalah hoaks",
        "Sekolah libur sebulan? Hoaks gaes, tetap masuk",
        "Isu penculikan itu sudah dibantah kapolres",
        "Berita tersebut palsu, mohon tidak disebar",
        "Jangan percaya link bantuan yang beredar ya bu, itu penipuan",
        "mohon diluruskan, videonya kejadian lama",
    ],
)
def test_a_denial(text: str) -> None:
    assert denies(normalise(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ini bukan hoaks! Kangkung di pasar disuntik cairan kimia",
        "no hoax, bank tutup besok",
        "Pemerintah membantah, padahal korbannya ada ribuan",
        "fakta ini tidak bisa dibantah siapa pun",
        "hoaks atau bukan ini min?",
        "apakah ini hoaks?",
        "jangan memilih orang yang tidak benar",
        "Telur plastik palsu beredar di pasar",
        "Jangan percaya berita di televisi, vaksin itu bikin mandul",
        "tidak benar-benar sembuh kalau belum minum jamu ini",
        "salah satu korban vaksin meninggal",
        "jangan sampai salah, beredar uang palsu di pasar",
        "maaf salah grup, ini untuk keluarga",
    ],
)
def test_no_denial(text: str) -> None:
    assert not denies(normalise(text))
