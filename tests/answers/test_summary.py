from __future__ import annotations

from dataclasses import replace
from datetime import date

from saring.answers.summary import render_summary
from saring.i18n import set_language
from saring.records import Advice, MatchStatus, Verdict
from saring.text.links import find_links
from saring.text.private import mask_private
from tests.listed import CHECKED, CLAIM, listed

ON = date(2026, 7, 27)
LINES = ["Kata kunci", "URL", "Target akun", "Kategori", "Status", "Keterangan", "Waktu"]


def test_a_claim_is_told_in_the_order_of_a_monitoring_report() -> None:
    set_language("id")
    claims = [replace(CHECKED, phrases=("dana *bantuan*", "tahap 3"), topics=("uang",)), CLAIM]
    lines = render_summary(claims, 1, ON).splitlines()
    assert lines[0] == "*Ringkasan isu, Senin, 27 Juli 2026*"
    assert lines[1] == "2 klaim di daftar: 2 kemungkinan hoaks. Ditampilkan 1 teratas."
    assert [line.strip("*").removeprefix("1. ").partition(":")[0] for line in lines[3:]] == LINES
    assert lines[3:] == [
        "*1. Kata kunci:* dana bantuan, tahap 3",
        "*URL:* bansos-sukamaju[.]example/daftar",
        "*Target akun:* WhatsApp dan Facebook, 3 grup, 4 pengirim",
        "*Kategori:* uang",
        "*Status:* kemungkinan hoaks; tanggapi sekarang",
        "*Keterangan:* Sekarang dana bantuan tahap 3 sebesar Rp900.000 cair untuk semua warga Sukamaju; 5 pesan; "
        "cek fakta: https://cekfakta.example/bansos-2026",
        "*Waktu:* 17 Juli 2026 19.34 – 26 Juli 2026 09.40",
    ]


def test_a_suggested_fact_check_is_not_called_the_answer() -> None:
    suggested = replace(CHECKED, fact_check_status=MatchStatus.SUGGESTED, advice=Advice.WATCH)
    text = render_summary([suggested], 1, ON)
    assert "a fact-check that may be related, read it first: https://cekfakta.example/bansos-2026" in text
    assert "; fact-check: " not in text


def test_ratings_are_told_as_they_are_understood_and_others_as_written() -> None:
    assert "*Status:* fabricated content; respond now" in render_summary([listed(rating="Konten Palsu")], 1, ON)
    assert "*Status:* entahlah; respond now" in render_summary([listed(rating="*entahlah*")], 1, ON)


def test_nothing_private_and_nothing_to_click() -> None:
    text = render_summary([CLAIM], 1, ON)
    assert mask_private(text) == text
    assert find_links(text) == []


def test_an_empty_list_and_a_claim_without_anything_say_so() -> None:
    assert render_summary([], 5, ON).splitlines()[1] == "No claim to look at."
    bare = listed(text="🙏", platforms=(), first_seen_at=None, last_seen_at=None, verdict=Verdict.UNVERIFIED)
    text = render_summary([bare], 5, ON)
    assert "*Time:* –" in text
    assert "*1. Keywords:* –" in text
    assert "1 claims listed: 1 unverified." in text


def test_many_links_are_counted() -> None:
    links = " ".join(f"https://a{n}.example/x" for n in range(6))
    assert "a2[.]example/x, +3" in render_summary([listed(text=f"daftar di sini {links}")], 1, ON)
