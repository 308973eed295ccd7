from __future__ import annotations

import pytest

from saring.claims.details import mask_details
from saring.claims.essence import strip_banners
from saring.rules.reading import TextReading


@pytest.mark.parametrize(
    "banner",
    ["Update Senin, 5 Juli 2026\n", "(dikirim 12/7/2026) ", "[Kamis, 9 Juli 2026, 07.40]\n", "Forwarded many times\n"],
)
def test_a_banner_goes(banner: str) -> None:
    said = "gempa besar akan terjadi di pulau ini"
    assert strip_banners(mask_details(TextReading(banner + said)).text).strip() == said


@pytest.mark.parametrize(
    "text",
    [
        "Tanggal 5 Juli: banjir besar",
        "Lokasi: Malang\nKorban: 7 orang",
        "Senin 5 Juli",
        "Gempa di Malang - ribuan mengungsi",
    ],
)
def test_what_says_something_stays(text: str) -> None:
    masked = mask_details(TextReading(text)).text
    assert strip_banners(masked) == masked
