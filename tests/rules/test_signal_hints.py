"""A rule that matches a text is among those that may match it, in compiled code and without."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring import compiled
from saring.resources.word_lists import load_word_list
from saring.rules import signal_hints, signals
from saring.rules.signal_hints import NEEDS, in_plain_letters, possible_by_definition, possible_rules
from tests.compiled.test_normaliser import TEXTS
from tests.profiles import examples

TABLE = load_word_list("signals.toml")
PATTERNS = {"phone": signals._PHONE, "account": signals._ACCOUNT, "app": signals._APP}
PATTERNS |= {kind: signals._word_pattern(kind) for kind in TABLE["words"] if kind in TABLE["hints"]}
HINTS = sorted({hint for hints in signal_hints.hint_lists() for hint in hints})
HINTED = st.lists(
    st.sampled_from([*HINTS, "7", "\u0663", "I", "\u0130", "\u0131", "\u017f", "\u212a", "e", "\u0416", "\ud800"]),
    max_size=12,
)


def check() -> Callable[[str], int]:
    if compiled.find("checks") is None:
        pytest.skip("the compiled loops were not built here")
    return signal_hints._check()


def test_every_rule_says_what_it_needs() -> None:
    assert [rule.__name__ for rule in signals.RULES] == list(NEEDS)
    assert (
        {kind for needs in NEEDS.values() for need in needs for kind in need}
        == {*PATTERNS, "link"}
        == {*TABLE["hints"]}
    )


@pytest.mark.parametrize("kind", PATTERNS)
@settings(max_examples=examples(200))
@given(st.data())
def test_whatever_a_pattern_matches_holds_a_hint_of_each_list(kind: str, data: st.DataObject) -> None:
    found = PATTERNS[kind].search(data.draw(st.from_regex(PATTERNS[kind], fullmatch=True)))
    if found:  # a word boundary may be missing at the edge of what was drawn
        assert all(any(hint in in_plain_letters(found[0]) for hint in hints) for hints in TABLE["hints"][kind])


@settings(max_examples=examples(500))
@given(HINTED.map("".join) | HINTED.map(" ".join) | TEXTS | st.text())
def test_compiled_and_definition_agree_on_any_text(text: str) -> None:
    assert check()(text) == possible_by_definition(text)


def test_they_take_every_character_for_the_same_letter() -> None:
    check()
    letters = sorted({letter for hint in HINTS for letter in hint})
    found = compiled.find("checks").HintCheck([[letter] for letter in letters], [[n] for n in range(len(letters))]).find  # type: ignore[union-attr]
    bit_of = {letter: 1 << place for place, letter in enumerate(letters)}
    for code in range(sys.maxunicode + 1):
        assert found(chr(code)) == sum(bit_of.get(letter, 0) for letter in set(in_plain_letters(chr(code))))


def test_ordinary_talk_is_read_by_no_rule() -> None:
    assert possible_rules("Bapak ibu besok rapat jam 8 di balai desa ya, jangan lupa bawa undangan") == ()


@pytest.mark.parametrize("hints", [[["1"]], [["\u00e9"]], [[chr(code) for code in range(58, 127)]]])
def test_hints_that_cannot_be_looked_for_are_refused(hints: list[list[str]]) -> None:
    check()
    with pytest.raises(ValueError, match=re.escape("hints must have fewer than 32 different letters of ASCII")):
        compiled.find("checks").HintCheck(hints, [[0]])  # type: ignore[union-attr]
