from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from saring.text.normalise import normalise
from saring.text.private import mask_private
from saring.text.symbols import ACCOUNT, DIGIT, EMAIL, LINK, LINK_APP, LINK_GOV, LINK_SHORT, NIK, PHONE
from tests.profiles import examples

PIECES = [
    "yg", "http://a.b/c", "a b c d e", "v.a.k.s.i.n", "0812-3456-7890", "bit.ly/x", "[telepon]", "anak2", "ber4cun",
    "Ваksin", "!!!", "x.id", "Forwarded", "a.b@c.d", "@ani", ".", "wkwkwkwk", " ", "-", "'", "3500000000000001",
    "assalamualaikum", "selamat pagi", "bapak ibu", "semua", "mohon izin share", "dari grup sebelah:", " air galon ",
]  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(),
    st.text(alphabet="aab1204. -_@:/x!?,+62gk\n[]()'", max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join),
)


@settings(max_examples=examples(1500), deadline=None)
@given(ANY_TEXT)
@example("A/A<A<A")
@example("000000000@0")
@example("A2A")
def test_normalise_and_mask_are_total_and_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert mask_private(mask_private(text)) == mask_private(text)


@given(ANY_TEXT)
def test_masking_first_does_not_change_what_is_learned_of_a_number(text: str) -> None:
    assert "@" not in normalise(mask_private(text))


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("halo , apa kabar ?", "halo, apa kabar?"),
        ("SEBARKAN!!!", "sebarkan!"),
        ("bangeeeeet", "banget"),
        ("tolooong yaaaa", "tolong ya"),
        ("maaaaf", "maaf"),
        ("aaa hmmm", "aa hm"),
        ("v a k s i n", "vaksin"),
        ("v.a.k.s.i.n palsu", "vaksin palsu"),
        ("ber4cun", "beracun"),
        ("vаksin", "vaksin"),  # the a is Cyrillic
        ("\u200bhoa\u200dks", "hoaks"),
        ("𝗛𝗢𝗔𝗞𝗦", "hoaks"),
        ("𝐊𝐘𝐓4𝐃 D4ya P3merintah s1tus", "kytad daya pemerintah situs"),
        ("0nline g4c0r c4sin0", "online gacor casino"),
        ("🅶🅰🅲🅾🆁 Ⓖacor ᴛᴇʀsɪᴋsᴀ λlexis ᥲkᥙ ❼", "gacor gacor tersiksa alexis aku 7"),
        ("teman2nya", "teman-temannya"),
        ("gak bs", "tidak bisa"),
        ("*Diteruskan berkali-kali*\nair galon", "air galon"),
        ("Forwarded many times: air galon", "air galon"),
        ("tahun 2024", "tahun 1999"),
        ("seram 😱😱 sekali", "seram sekali"),
        ("wkwkwkwkwk", "wkwk"),
    ],
)
def test_two_ways_to_type_the_same(typed: str, canonical: str) -> None:
    assert normalise(typed) == normalise(canonical)


@pytest.mark.parametrize(
    "opening",
    [
        "Assalamualaikum wr. wb.",
        "Assalamu'alaikum warahmatullahi wabarakatuh,",
        "Selamat pagi bapak ibu sekalian,",
        "Selamat siang, rekan-rekan\n",
        "*SELAMAT MALAM*\n\nPara warga dan anggota grup,",
        "Halo semua!",
        "Salam sejahtera untuk kita semua.",
        "Mohon izin share,",
        "Ijin share info ya bpk ibu :",
        "Sekedar info...",
        "Dari grup sebelah:",
        "Info dari group sebelah",
        "COPAS DARI WA GRUP SEBELAH!!!",
        "Forwarded many times\nAssalamualaikum\nIzin berbagi info, dari WAG alumni:",
        "Assalamualaikum\nDiteruskan berkali-kali",
    ],
)
def test_an_opening_is_not_part_of_the_message(opening: str) -> None:
    message = "air galon itu beracun, kata tetangga"
    assert normalise(f"{opening} {message}") == normalise(message)


@pytest.mark.parametrize(
    "text",
    [
        "assalamualaikum wr wb",
        "selamat pagi bapak ibu semua",
        "mohon izin share",
        "selamat siang , sehat ?",
        "mohon izin tidak masuk kerja hari ini",
        "dari grup itu saya tahu beritanya",
        "share ke semua grup ya teman-teman",
        "kami ucapkan selamat pagi semua",
        "haiti diguncang gempa tadi malam",
    ],
)
def test_what_is_only_a_greeting_or_only_looks_like_an_opening_stays(text: str) -> None:
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("https://contoh.example/a?b=1", LINK),
        ("contoh.com/x", LINK),
        ("bit.ly/contoh", LINK_SHORT),
        ("https://s.id/contoh", LINK_SHORT),
        ("https://www.bpom.go.id/berita", LINK_GOV),
        ("https://contoh.example/undangan.apk", LINK_APP),
        ("0812-0000-1234", PHONE),
        ("+62 812 0000 1234", PHONE),
        ("3500000000000001", NIK),
        ("0000-11-222222", ACCOUNT),
        ("bu.ani@contoh.example", EMAIL),
    ],
)
def test_links_and_private_data_become_one_symbol(text: str, symbol: str) -> None:
    assert normalise(f"lihat {text} ya") == f"lihat {symbol} ya"


@pytest.mark.parametrize("lookalike", ["https://bpom.go.id.contoh.example/a", "https://bpomgo.id/a", "bpom-go.id"])
def test_a_look_alike_of_a_government_domain_is_an_ordinary_link(lookalike: str) -> None:
    assert LINK_GOV not in normalise(lookalike)


def test_mask_keeps_links_and_everything_else() -> None:
    text = "Cek https://contoh.example/123456789012, WA 0812-0000-1234 a.n. Ani"
    assert mask_private(text) == "Cek https://contoh.example/123456789012, WA [telepon] a.n. Ani"


@pytest.mark.parametrize(
    "harmless", ["Rp 1.500.000", "tahun 2019-2024", "jam 07.30 s/d 09.00", "10.000.000,00", "1/2/2024"]
)
def test_prices_dates_and_times_are_not_private(harmless: str) -> None:
    assert mask_private(harmless) == harmless


@pytest.mark.parametrize(
    "token",
    [
        "b3",
        "a4",
        "4g",
        "covid19",
        "mp3",
        "h5n1",
        "h1n1",
        "2in1",
        "b4",
        "g20",
        "3kg",
        "5jt",
        "rp10rb",
        "p3k",
        "co2",
        "b12",
        "x100",
    ],
)
def test_ordinary_digits_in_a_word_are_no_letters(token: str) -> None:
    assert normalise(token, keep_digits=True) == token


def test_digits_keep_their_shape_only() -> None:
    assert normalise("17 orang") == f"{DIGIT * 2} orang"


def test_empty_and_symbols_only() -> None:
    assert normalise("") == ""
    assert normalise("😱🙏") == ""


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("@akun_contoh air galon beracun", "air galon beracun"),
        ("kata [akun] begitu", "kata begitu"),
        ("gula &amp; garam", "gula & garam"),
        ("cek contoh[dot]example/undian", "cek contoh.example/undian"),
    ],
)
def test_what_collections_add_or_leave_out_is_undone(text: str, same: str) -> None:
    assert normalise(text) == normalise(same)
