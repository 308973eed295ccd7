from __future__ import annotations

import pytest

from saring.text.hosts import is_disguised, is_kind, is_official, is_under, posed_name
from saring.text.links import find_links


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
    assert posed_name(host) == name


def test_accents_are_no_disguise() -> None:
    assert not is_disguised("kafé-désa.example")
    assert not is_disguised("пример.example".replace("example", "рф"))
    assert is_disguised("dеsa.example")
