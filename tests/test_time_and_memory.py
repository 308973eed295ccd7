"""Attack strings reach every part of an export, and what takes too long or crashes is found; scripts print the rest."""

from __future__ import annotations

import re

import pytest

from scripts.pattern_growth import growth_of
from scripts.time_and_memory import UNITS, grown, inputs_of, measure, messages_of, read, triage_table
from tests.fuzz import seeds
from tests.pattern_attacks import UsedPattern

N_BYTES = 4 << 10


@pytest.mark.parametrize("name", ["whatsapp", "telegram", "eml", "feed", "table"])
def test_a_reader_takes_attack_strings_in_its_stride(name: str) -> None:
    files = seeds.exports()[name]
    found = measure(inputs_of(name, files, N_BYTES, 5), lambda data: read(name, data), recognised=True)
    assert found.n_inputs == 3 * len(UNITS) + 5
    assert not found.is_bad


@pytest.mark.slow
def test_triage_takes_attack_strings_in_its_stride() -> None:
    found = measure(messages_of(N_BYTES), triage_table, recognised=False)
    assert found.n_inputs == 2 * len(UNITS)
    assert found.n_crashes == 0


def test_an_attack_string_stands_where_it_is_said_to_stand() -> None:
    inside, between, alone = grown(b"a,b\nsatu dua\ntiga empat\n", "1/", 100)
    attack = b"1/" * 50
    assert inside == b"a,b\nsatu dua\n" + attack + b" empat\n"
    assert between == b"a,b\nsatu dua\n" + attack + b"\ntiga empat\n"
    assert alone == b"a,b" + attack


def test_what_crashes_is_counted_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    found = measure(iter([("one", b"1"), ("none", b"0")]), lambda data: 1 // int(data), recognised=False)
    assert (found.n_inputs, found.n_crashes, found.is_bad) == (2, 1, True)
    assert capsys.readouterr().err.startswith("none: ZeroDivisionError")


@pytest.mark.slow
def test_a_pattern_that_is_quadratic_grows_fourfold() -> None:
    quadratic = growth_of(UsedPattern("quadratic", re.compile(r"\d+x"), is_searched=True), 8000)
    linear = growth_of(UsedPattern("linear", re.compile(r"\d++x|\d++"), is_searched=True), 8000)
    assert quadratic.growth > 2.9
    assert quadratic.is_bad
    assert not linear.is_bad
