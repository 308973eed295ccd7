from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.rules.prose import MIN_ROWS, not_prose
from saring.text.normalise import normalise
from tests.odd_texts import FOREIGN, MIXED, ODD, ORDINARY, REGIONAL

MESSAGE = "Air galon di kota kita sudah beracun, jangan diminum, kabarkan ke semua saudara dan tetangga dekat rumah"
GOODS = ["Beras", "Minyak", "Gula", "Telur", "Terigu", "Kopi", "Teh", "Sabun"]


def code_of(text: str) -> str | None:
    return not_prose(text, normalise(text))


@pytest.mark.parametrize(
    ("kind", "code"), [("source code", "not_prose"), ("price list", "not_prose"), ("repeats", "repetitive")]
)
def test_tables_code_and_chants(kind: str, code: str) -> None:
    assert [code_of(text) for text in ODD[kind]] == [code] * len(ODD[kind])


@pytest.mark.parametrize(
    "text",
    [
        'def total(daftar):\n    n = 0\n    for b in daftar:\n        n += b["harga"] * b["n"]\n    return n',
        '{"nama": "Toko Melati", "alamat": "Jl. Kenanga 5", "barang": [{"kode": "A1", "harga": 5000}, {"kode": "B2"}]}',
        'for f in *.csv; do cut -d, -f1 "$f" | sort -u > "out/${f%.csv}.txt"; done',
        "\n".join(f"{name} 1kg Rp{i + 12}.500" for i, name in enumerate(GOODS)),
    ],
)
def test_words_in_it_do_not_make_it_prose(text: str) -> None:
    assert code_of(text) == "not_prose"


@pytest.mark.parametrize(
    "text", [*ORDINARY, *MIXED, *(t for group in (REGIONAL, FOREIGN) for ts in group.values() for t in ts)]
)
def test_talk_in_any_language_is_prose(text: str) -> None:
    assert code_of(text) is None


def test_a_list_with_a_line_that_says_what_for_is_talk() -> None:
    rows = "\n".join(
        f"{i}. Bu {name} 50.000" for i, name in enumerate(["Sri", "Ani", "Tuti", "Wati", "Rini", "Yanti"], 1)
    )
    assert code_of(f"Iuran kerja bakti yang sudah masuk:\n{rows}\nyang belum ditunggu ya bu") is None


def test_a_few_rows_are_no_table() -> None:
    rows = [f"{name} {i + 12}.500" for i, name in enumerate(GOODS)]
    assert code_of("\n".join(rows[: MIN_ROWS - 1])) is None
    assert code_of("\n\n".join(rows[:MIN_ROWS])) == "not_prose"


def test_a_long_run_of_one_word_after_a_message_is_still_a_message() -> None:
    assert code_of(f"{MESSAGE} {'sebarkan ' * 40}") is None
    assert code_of(f"{MESSAGE} {'sebarkan ' * 1000}") == "repetitive"
    assert code_of(f"{MESSAGE} {'😱' * 500}") is None


def test_a_word_said_a_few_times_is_talk() -> None:
    assert code_of("sabar " * 20) is None


@pytest.mark.parametrize("text", ["", " ", "\n\n\n\n\n\n\n", "ok", "haha bisa aja kamu (>_<) <3 =))"])
def test_nothing_and_emoticons_are_not_tables_or_code(text: str) -> None:
    assert code_of(text) is None


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert code_of(text) in {None, "not_prose", "repetitive"}
