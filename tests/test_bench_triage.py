"""The benchmark of the whole of triage, run small."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from scripts import bench_triage


def test_half_of_the_mixed_messages_are_alike_and_none_of_the_words() -> None:
    mixed, words = list(bench_triage.mixed_texts(4_000)), list(bench_triage.words_texts(4_000))
    assert 0.4 < len(set(mixed)) / len(mixed) < 0.9
    assert len(set(words)) > 0.99 * len(words)
    assert mixed == list(bench_triage.mixed_texts(4_000))


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from /proc")
def test_it_prints_seconds_memory_and_claims(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--messages", "400", "--jobs", "1", "--input", "mixed", "--output", ".xlsx"]
    monkeypatch.setattr(sys, "argv", ["bench_triage", *asked])
    bench_triage.main()
    header, line = capsys.readouterr().out.splitlines()
    assert "peak MB" in header
    found = re.fullmatch(r"mixed +\.xlsx +([\d.]+) +([\d.]+) +(\d+) +(\d+)", line)
    assert found is not None
    assert float(found[2]) > 0
    assert 20 < int(found[3]) < 2_000
    assert 0 <= int(found[4]) <= 400
