from __future__ import annotations

import time

import pytest

from saring.text.hosts import impersonated_name, is_disguised, is_kind, is_official, is_under
from saring.text.links import bare_link, find_links, without_links


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("baca https://www.Contoh.example/a?b=1.", ["contoh.example"]),
        ("buka contoh.example, lalu (lain.xyz/a)", ["contoh.example", "lain.xyz"]),
        ("chat wa.me/[telepon] ya", ["wa.me"]),
        ("surel bu.ani@contoh.example atau [email]", []),
        ("harga 1.500.000 jam 10.30 ok.sip", []),
        ("berkas undangan.apk dan foto.jpg", []),
    ],
)
def test_links_are_found_with_their_hosts(text: str, hosts: list[str]) -> None:
    links = find_links(text)
    assert [link.host for link in links] == hosts
    assert all(link.host in text[link.start : link.end].lower() for link in links)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("daftar di bantuan.cc/x ya", "bantuan.cc"),
        ("hadiah-undian.vip", "hadiah-undian.vip"),
        ("klaim di kuota.icu.", "kuota.icu"),
        ("toko.my.id", "toko.my.id"),
        ("sekolah.web.id", "sekolah.web.id"),
        ("kampus.ac.id/daftar", "kampus.ac.id"),
        ("beli di toko.co.id, murah", "toko.co.id"),
        ("desa-sukamaju.desa.id", "desa-sukamaju.desa.id"),
        ("s.id/abc", "s.id"),
        ("bit.ly/abc", "bit.ly"),
        ("BIT.LY/Abc", "bit.ly"),
        ("t.me/grup", "t.me"),
        ("wa.me/62812", "wa.me"),
        ("wa.me/[telepon] ya", "wa.me"),
        ("https://contoh", "contoh"),
        ("HTTPS://Contoh.Example", "contoh.example"),
        ("www.menang-undian", "menang-undian"),
        ("WWW.Menang.tk", "menang.tk"),
        ("undian.ga/klaim", "undian.ga"),
        ("undian2026.ga", "undian2026.ga"),
        ("cek-bansos.online", "cek-bansos.online"),
        ("taipanqq.info", "taipanqq.info"),
        ("besok.live/tonton", "besok.live"),
        ("kabar.web.info", "kabar.web.info"),
        ("(contoh.com)", "contoh.com"),
        ("*contoh.com*", "contoh.com"),
        ("-contoh.com", "contoh.com"),
        ("contoh.com: murah", "contoh.com"),
        ("lihat:contoh.com", "contoh.com"),
        ("kеmenkes.com/a", "kеmenkes.com"),  # a Cyrillic letter
        ("123.com/x", "123.com"),
        ("a.b.c.d.contoh.com", "a.b.c.d.contoh.com"),
        ("surat.pdf/https://contoh.example/a", "contoh.example"),
        ("https://kemensos.go.id@contoh.example/a", "kemensos.go.id@contoh.example"),
        ("https://kemensos.go.id,lalu isi", "kemensos.go.id"),
        ("https://contoh.example:8080/a", "contoh.example"),
    ],
)
def test_what_is_a_link(text: str, host: str) -> None:
    assert [link.host for link in find_links(text)] == [host]


@pytest.mark.parametrize(
    "text",
    [
        "rapat.di balai desa",
        "selesai.saya pulang",
        "jam 10.id",
        "jam 10.30.id",
        "surat.pdf",
        "foto.jpg, laporan.docx dan undangan.apk",
        "arsip.zip video.mov catatan.md skrip.sh.txt",
        "dr.siti",
        "p.s. jangan lupa",
        "a.n. Ani, d.a. kantor, s.d. besok",
        "S.Th, M.Th dan S.Ag",
        "no.id terlampir, no.hp menyusul",
        "pt.id",
        "rapat selesai.info lebih lanjut menyusul",
        "Sudah selesai.Info lebih lanjut",
        "kita tunggu besok.live dari balai",
        "tolong bantu.link di bawah",
        "belum dapat.ga tau kenapa",
        "ngilang.ga tau",
        "sudah di rumah.in syaallah",
        "pulang.to the point",
        "sabar ya.my friend",
        "ketemu.be careful",
        "usia 10.th",
        "Rp1.500.000, jam 10.30, versi 2.0.1",
        "bu.ani@contoh.com",
        "@akun.id",
        "akhir kalimat.Lalu mulai lagi",
        "contoh.com.lalu",
        "wr.wb",
        "...com",
        ".com",
        "com.",
        "http://",
        "www.",
        "www. contoh",
        "awww.lucu",
        "dll.dsb.dst",
    ],
)
def test_what_is_no_link(text: str) -> None:
    assert find_links(text) == []


def test_a_masked_number_is_part_of_its_link() -> None:
    text = "chat https://wa.me/[telepon]. Atau [https://contoh.example/a] ya"
    assert [text[link.start : link.end] for link in find_links(text)] == [
        "https://wa.me/[telepon]",
        "https://contoh.example/a",
    ]


def test_links_are_left_out_and_compared() -> None:
    assert without_links("cek bit.ly/a, lalu www.contoh.example ya") == "cek  , lalu   ya"
    assert bare_link("HTTPS://m.Contoh.example/a/?x=1") == bare_link("contoh.example/a")


@pytest.mark.parametrize(
    "piece", ["a", "-", "a.", "a-", "-a.", "1.", "http://", "http://!", "www.", "a.id/", "a.id/!", "w", "é."]
)
@pytest.mark.parametrize("end", ["", "!", " "])
def test_a_long_text_takes_no_longer_for_each_letter(piece: str, end: str) -> None:
    text = piece * (200_000 // len(piece)) + end
    started = time.process_time()
    find_links(text)
    assert time.process_time() - started < 5  # hours where each letter looks at all the others


def test_the_stop_after_a_link_is_not_part_of_it() -> None:
    text = "cek https://www.kemensos.go.id. Lalu https://Lain.example/a, ya"
    assert [text[link.start : link.end] for link in find_links(text)] == [
        "https://www.kemensos.go.id",
        "https://Lain.example/a",
    ]


def test_a_domain_holds_what_stands_under_it_only() -> None:
    assert is_under("a.go.id", ["go.id"])
    assert not is_under("togo.id", ["go.id"])
    assert is_official("desa-ngelo.desa.id")
    assert not is_official("go.id.example")
    assert is_kind("s.id", "shorteners")
    assert not is_kind("kas.id", "shorteners")


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("cek-kemens0s.example", "kemensos"),
        ("kem3nkes-info.example", "kemenkes"),
        ("kеmenkes.example", "kemenkes"),  # a Cyrillic letter
        ("bansos2026.example", "bansos"),
        ("kemensos.go.id.example", "kemensos"),
        ("bri-promo.example", "bri"),
        ("pln.co.id", None),
        ("cerita-abri.example", None),
        ("kampung-mandiri.example", None),
        ("bansos.sukamaju.go.id", None),
    ],
)
def test_the_name_a_foreign_host_carries(host: str, name: str | None) -> None:
    assert impersonated_name(host) == name


def test_accents_are_no_disguise() -> None:
    assert not is_disguised("kafé-désa.example")
    assert not is_disguised("пример.example".replace("example", "рф"))
    assert is_disguised("dеsa.example")
