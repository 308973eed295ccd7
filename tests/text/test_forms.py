from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.text.forms import TEXT_FORMS, write_plainly
from saring.text.symbols import ACCOUNT, EMAIL, LINK, LINK_SHORT, NIK, PHONE


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ga usah PANIK!!!", "ga usah panik !!!"),  # spelling and runs of marks are kept
        ("😱😱 vírus", "😱😱 virus"),
        ("*Penting* _sekali_", "* penting * _ sekali _"),
        ("gr\u200batis", "gratis"),
        ("cek https://www.instagram.com/nama.orang?id=9", f"cek {LINK} instagram . com"),
        ("gabung https://chat.whatsapp.com/KodeUndangan", f"gabung {LINK_SHORT} chat . whatsapp . com"),
        ("masuk http://ani.warga@surat.example/kotak", f"masuk {LINK} {EMAIL}"),
        ("WA 0812-0000-1234 atau bu.ani@contoh.example", f"wa {PHONE} atau {EMAIL}"),
        ("NIK 3271 0000 0000 0001, rek 1234567890", f"nik {NIK} , rek {ACCOUNT}"),
        ("kata [telepon] @ani", f"kata {PHONE}"),
        ("", ""),
    ],
)
def test_the_plain_form(text: str, plain: str) -> None:
    assert write_plainly(text) == plain


@pytest.mark.parametrize("form", sorted(TEXT_FORMS))
def test_no_form_holds_a_digit_or_private_data(form: str) -> None:
    texts = [
        "hub 0812 3456 7890",
        "tgl 17/08/1945 pukul 08.30",
        "surel ani@contoh.example",
        "https://wa.me/6281234567890",
    ]
    for written in TEXT_FORMS[form](texts):
        assert not re.search(r"\d|@|ani", written)


@given(st.text())
def test_any_text_becomes_tokens_with_single_spaces(text: str) -> None:
    written = write_plainly(text)
    assert written == " ".join(written.split())
    assert not re.search(r"\d", written)
