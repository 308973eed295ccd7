"""Masking takes time in proportion to the text, whatever it says."""

from __future__ import annotations

import timeit
from time import process_time

import pytest

from saring.text.normalise import normalise
from saring.text.private import mask_private
from saring.text.reference import ReferenceNormaliser

PIECES = [
    "+1.2.3.4.5.6.7.8.9.0", "1 ", "1.", "1-", "12 ", "08", "0812 ", "0812-3456-7890", "0812-3456-7890/", "+62 ",
    "(0", "(021) ", "+", "+(", "*1*", "1 .", "00", "2024-", "2024 ", "12/", "08.00-", "1.000.", "1,000,", "0,1",
    "500-", "1500 ", "Rp ", "Rp 1", "rek ", "rek: a", "no rek bca ", "bca ", "nik ", "nik a", "npwp 1", "sim a",
    "bpom ", "paspor ", "paspor a", "nopol ", "plat b ", "B 1", "B 1234 ", "B1234X", "nol delapan ",
    "nol delapan satu ", "@", "a@", "@a", "a@b.", "a.", "a+", "a (at) ", "a [at] b [dot] ", "a at ", "a at gmail ",
    "a@ gmail ", "a@b", "[.]", "a[.]", "a[.]b/", "whatsapp://", "http://", "http://a?b=1&", "wa.me/0", "https://a@",
    "https://a.id/?a=0812", "a.id/", "a.id?", "O0", "OO", "0O-", "\u200b0", "0\ufe0f\u20e3", "\uff10", "_0812_",
    "111.", "1,111", "[telepon]", "[telepon] 1", "x" * 50, ":", "a/c ", "62", "6281", "628-", "1 234 ", "#", "=",
]  # fmt: skip
_TAIL = "1234567a"  # with which what has matched so far matches no more
_REFERENCE = ReferenceNormaliser()


def _seconds(text: str) -> float:
    def look() -> None:
        mask_private(text)
        normalise(text)
        _REFERENCE.put_private_symbols(text, has_number=True)

    return min(timeit.repeat(look, timer=process_time, number=1, repeat=3))


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_twice_as_long_takes_about_twice_as_long(piece: str) -> None:
    # Eight times as long, so that noise does not decide; squared it would take 64 times.
    short, long = (piece * (size // len(piece)) + _TAIL for size in (2_000, 16_000))
    assert _seconds(long) < 2.6**3 * max(_seconds(short), 0.001)


@pytest.mark.parametrize("piece", PIECES)
def test_masking_ends_whatever_repeats(piece: str) -> None:
    masked = mask_private(piece * (20_000 // len(piece)) + _TAIL)
    assert mask_private(masked) == masked
