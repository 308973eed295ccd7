"""Every regular expression of the package takes time in proportion to the text, whatever somebody wrote into it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.pattern_attacks import CUT_AT, UsedPattern, attack_strings, call_of, used_patterns

SHORT, LONG = 4_000, 16_000
GROWTH = LONG / SHORT * 2
"""How much longer the long text may take: twice what is proportional; a quadratic pattern takes four times that."""
WORTH_A_LOOK, SLOW = 0.002, 0.05


def seconds(call: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    call(text)
    return time.process_time() - start


def slowest(used: UsedPattern) -> tuple[float, float, str]:
    """Return the time of the worst attack of the long length, its growth from the short one, and its beginning."""
    call, worst = call_of(used), (0.0, 0.0, "")
    for short, long in zip(attack_strings(used.pattern, SHORT), attack_strings(used.pattern, LONG), strict=True):
        if (first := seconds(call, short)) < WORTH_A_LOOK:
            continue
        if first > 1:
            return first, float("inf"), short[:40]
        first, then = min(first, seconds(call, short)), min(seconds(call, long), seconds(call, long))
        worst = max(worst, (then, then / first, long[:40]))
        if then > SLOW and then / first > GROWTH:
            break
    return worst


@pytest.mark.slow
def test_no_pattern_takes_more_than_its_share_of_time(capsys: pytest.CaptureFixture[str]) -> None:
    found = {used.name: slowest(used) for used in used_patterns() if used.name not in CUT_AT}
    with capsys.disabled():
        for name, (took, growth, text) in sorted(found.items(), key=lambda item: -item[1][0])[:10]:
            print(f"{took:.3f} s, x{growth:.1f} {name} {text!r}")  # noqa: T201
    grown = {name: worst for name, worst in found.items() if worst[0] > SLOW and worst[1] > GROWTH}
    assert not grown


def test_a_pattern_that_sees_cut_texts_is_quick_at_that_length() -> None:
    known = {used.name: used for used in used_patterns()}
    for name, n_chars in CUT_AT.items():
        call = call_of(known[name])
        assert max(seconds(call, text) for text in attack_strings(known[name].pattern, n_chars)) < SLOW
