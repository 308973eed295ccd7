from __future__ import annotations

from saring.text.compared_words import compared_words


def test_calls_to_pass_on_do_not_count_unless_nothing_else_is_said() -> None:
    assert compared_words("sebarkan ke semua grup ! air galon beracun .") == ["air", "galon", "beracun"]
    assert compared_words("sebarkan ke semua grup") == ["sebarkan", "ke", "semua", "grup"]
    assert "kaca" in compared_words("garam berisi kaca ditemukan petugas , tolong sebarkan ke pedagang pasar malam")
