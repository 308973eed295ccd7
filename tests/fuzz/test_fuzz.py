"""A short run of the fuzzer over every target, with a seed that is printed; `make fuzz` runs it for longer."""

from __future__ import annotations

import os
import random

import pytest

from saring.messages.registry import READER_NAMES
from tests.fuzz import seeds, targets
from tests.fuzz.driver import fuzz
from tests.fuzz.found import FOUND
from tests.fuzz.mutations import deal_edits
from tests.fuzz.targets import TARGETS, Target

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0")) / len(TARGETS) or 0.2
BY_NAME = {target.name: target for target in TARGETS}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_nothing_crashes(target: Target) -> None:
    first = random.SystemRandom().randrange(1 << 30)
    found = fuzz(target, SECONDS, first)
    assert not found.crash, f"seed {found.crash_seed}: {found.crash}"
    assert found.n_inputs > 0


@pytest.mark.parametrize(("name", "place"), [(name, n) for name, inputs in FOUND.items() for n in range(len(inputs))])
def test_what_was_found_stays_mended(name: str, place: int) -> None:
    BY_NAME[name].check(FOUND[name][place])


def test_every_reader_is_fuzzed_with_an_export_of_its_own() -> None:
    assert set(seeds.exports()) == set(READER_NAMES)
    assert all(seeds.exports().values())
    assert {*targets.TEXT_LOGS, *targets.MARKUP, *targets.TABLES} < set(READER_NAMES)


def test_a_number_deals_the_same_edits_again() -> None:
    files = seeds.exports()["line"]
    dealt = [deal_edits(files, 6, number) for number in range(50)]
    assert dealt == [deal_edits(files, 6, number) for number in range(50)]
    assert len({*dealt}) > 45


def test_a_crash_is_found_with_its_seed_and_its_input() -> None:
    def fails_on_a_zero(data: bytes) -> None:
        assert b"\0" not in data

    broken = Target("broken", targets.damaged([b"pesan,waktu\nhalo,1\n"]), fails_on_a_zero)
    found = fuzz(broken, 60, 1)
    assert "AssertionError" in found.crash
    assert r"\x00" in found.crash
    again = fuzz(broken, 60, found.crash_seed)
    assert again.crash_seed == found.crash_seed
