from __future__ import annotations

from collections.abc import Iterator

import pytest

from saring.settings import Privacy
from saring.text.addresses import public_address
from saring.text.links import find_links
from saring.text.normalise import normalise
from saring.text.private import mask_private, use_privacy
from saring.text.sentences import defanged
from saring.text.symbols import MASKS
from scripts.mask_rates import Case, read_cases

MASKED, KEPT = read_cases("private_masked.txt"), read_cases("private_kept.txt")


def test_there_are_at_least_three_hundred_of_each() -> None:
    assert min(len({case.text for case in cases}) for cases in (MASKED, KEPT)) >= 300


@pytest.mark.parametrize("case", MASKED, ids=lambda case: case.text)
def test_private_data_is_masked_whole_and_nothing_beside_it(case: Case) -> None:
    assert case.is_right, mask_private(case.text)


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case.text)
def test_what_only_looks_private_stays(case: Case) -> None:
    assert mask_private(case.text) == case.text


@pytest.mark.parametrize("case", MASKED, ids=lambda case: case.text)
def test_masking_again_changes_nothing(case: Case) -> None:
    masked = mask_private(case.text)
    assert mask_private(masked) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Rek: 0812-3456-4506", "Rek: [rekening]"),
        ("BCA 1234567890 a.n. Siti, WA 0812-0000-1234", "BCA [rekening] a.n. Siti, WA [telepon]"),
        ("NIK 3201234509870001, NPWP 01.234.567.8-901.000", "NIK [nik], NPWP [identitas]"),
        ("12/08/2024 10.30 0812-0000-1234 Rp 1.250.000", "12/08/2024 10.30 [telepon] Rp 1.250.000"),
        ("B 1234 XYZ milik siti (at) contoh.example", "[pelat] milik [email]"),
        ("0812-0000-1234\n0813-0000-1234", "[telepon]\n[telepon]"),
    ],
)
def test_each_kind_has_its_mask(text: str, masked: str) -> None:
    assert mask_private(text) == masked


@pytest.mark.parametrize(
    "link",
    ["https://x.com/contoh/status/1790123456789012345", "https://contoh.example/a/0812345/b?id=1234567890123&hal=2"],
)
def test_an_address_still_leads_to_its_page(link: str) -> None:
    text = f"Cek {link}, lalu hubungi 0812-0000-1234"
    masked = mask_private(text)
    (found,) = find_links(masked)
    assert masked[found.start : found.end] == link
    assert masked.endswith("[telepon]")
    assert defanged(link).endswith(link.split("/", 3)[3])


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://wa.me/6281200001234", "https://wa.me/[telepon]"),
        ("wasap.example/6281200001234", "wasap.example/[telepon]"),
        ("https://api.whatsapp.com/send?phone=6281200001234&text=Halo", "https://api.whatsapp.com/send?phone=[telepon]&text=Halo"),
        ("https://contoh.example/a?utm_source=wa&fbclid=x&id=5#bagian", "https://contoh.example/a?id=5#bagian"),
        ("https://contoh.example/a?e=siti%40contoh.example", "https://contoh.example/a"),
        ("https://contoh.example/a#0812-0000-1234", "https://contoh.example/a"),
        ("https://siti:rahasia@contoh.example/a", "https://contoh.example/a"),
        ("https://bank.co.id@contoh.example/a", "https://bank.co.id@contoh.example/a"),
        ("https://t.me/contoh", "https://t.me/contoh"),
        ("https://contoh.example/?q=-6.200000,106.816666", "https://contoh.example/?q=-6.200000,106.816666"),
    ],
)  # fmt: skip
def test_of_an_address_only_what_names_somebody_goes(link: str, shown: str) -> None:
    assert public_address(link) == shown
    assert public_address(shown) == shown


@pytest.fixture
def office() -> Iterator[None]:
    use_privacy(Privacy(keep_numbers=("(021) 555-0123", "0811-0000-2222"), names=("Siti Aminah", "Budi")))
    yield
    use_privacy(Privacy())


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Lapor ke 021 555 0123 atau +62 811 0000 2222", "Lapor ke 021 555 0123 atau +62 811 0000 2222"),
        ("https://wa.me/6281100002222?text=lapor", "https://wa.me/6281100002222?text=lapor"),
        ("https://api.whatsapp.com/send?phone=6281100002222", "https://api.whatsapp.com/send?phone=6281100002222"),
        ("bukan 0811-0000-2223", "bukan [telepon]"),
        ("kata siti  aminah, Budi dan Budiman", "kata [nama], [nama] dan Budiman"),
        ("BUDI: 0812-0000-1234", "[nama]: [telepon]"),
        ("https://contoh.example/budi", "https://contoh.example/budi"),
    ],
)
def test_an_office_keeps_its_numbers_and_masks_names_of_its_own(text: str, masked: str) -> None:
    assert mask_private(text) == masked
    assert mask_private(masked) == masked


def test_without_a_list_names_in_a_text_are_not_seen() -> None:
    assert mask_private("kata Siti Aminah") == "kata Siti Aminah"


def test_every_mask_is_a_symbol_to_the_model() -> None:
    for symbol, mask in MASKS.items():
        assert normalise(f"lihat {mask} ya") == (f"lihat {symbol} ya" if mask != "[akun]" else "lihat ya")
