"""The compiled check for private data says what its definition says, of any Unicode."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring import compiled
from saring.messages.privacy import pseudonymise
from saring.records import Message
from saring.settings import Privacy
from saring.text.private import _may_hold_private_data, use_privacy
from scripts.mask_rates import Case, read_cases
from tests.compiled.test_normaliser import TEXTS
from tests.conftest import without
from tests.profiles import examples

checks = pytest.importorskip("saring.compiled.checks", reason="the compiled loops were not built here")

# What the check looks for and what nearly is it, so that chance puts it side by side.
PIECES = [
    "1", "12", "٣", "½", "²", "a", "A", "ABC", "ABCD", "É", "é", "_", "-", ".", " ", "  ", "\n", "\0", "@", "＠",
    " at ", " AT ", " at", "at ", "dela", "delapan", "DELAPAN", "delapa", "pol", "no", "NO. ", "nomor ", "Plat",
    "PELAT", "po", "l", "://", ":/", "/", "?", "#", "(at)",
    "[ a ]", "{ET}", "(a", "[at ", " }", ")", "e", "t", "[", "{", "(", "İ",
    "ſ", "\u212a", "ı", "ﬅ", "\ud800", "😱", "xxxx", "xxxxx",
]  # fmt: skip
NEAR = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
CASES = [*read_cases("private_masked.txt"), *read_cases("private_kept.txt")]


def is_checked_right(text: str) -> bool:
    return checks.may_hold_private_data(text) is _may_hold_private_data(text)


@settings(max_examples=examples(1500))
@given(NEAR | TEXTS | st.text())
def test_any_text_is_checked_as_its_definition_says(text: str) -> None:
    assert is_checked_right(text)
    assert is_checked_right(f"{text}é")  # of the same width in memory, and no longer ASCII
    assert is_checked_right(f"{text}Ж")
    assert is_checked_right(f"{text}😱")


@pytest.mark.parametrize(
    "pattern",
    [
        "{}",
        " {}t ",
        "[{}]",
        "(a{})",
        "(e{} )",
        "d{}lapan",
        "12 nop{}l",
        "12 n{} pol",
        "12 pla{}",
        "12 no{}pol",
        "1 {}",
        "1 A{}",
        "1{}345 67",
    ],
)
def test_every_character_is_taken_for_what_it_is(pattern: str) -> None:
    wrong = [code for code in range(sys.maxunicode + 1) if not is_checked_right(pattern.format(chr(code)))]
    assert not wrong


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_written_cases_are_checked_as_the_definition_says(case: Case) -> None:
    text = case.text
    assert all(is_checked_right(text[start:end]) for start in range(len(text)) for end in range(start, len(text) + 1))


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="str"):
        checks.may_hold_private_data(None)


def test_names_of_an_office_are_masked_in_texts_without_other_private_data() -> None:
    said = [Message("whatsapp", "Warga", sender, None, "text", "kata Siti Aminah", "Warga:1") for sender in "ab"]
    try:
        use_privacy(Privacy(names=("Siti Aminah",)))
        hidden = list(pseudonymise(said, b"key"))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(compiled, "find", without("reading"))
            assert list(pseudonymise(said, b"key")) == hidden
    finally:
        use_privacy(Privacy())
    assert {message.text for message in hidden} == {"kata [nama]"}
