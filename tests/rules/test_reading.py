"""A text is read once: an answer is worked out when it is asked for, kept, and taken along to another process."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from saring.claims.claims import build_claims
from saring.facts.match import build_archive
from saring.records import FactCheck
from saring.rules import reading as module
from saring.rules.reading import TextReading
from saring.settings import Office, Settings
from saring.worklist.build import WorklistOptions, build_worklist
from saring.worklist.continuity import TrackedClaim
from tests.claims.test_claims import scored

TEXT = "Tidak benar bahwa vaksin di Malang bikin kejang. Jangan kirim kode OTP! Cek https://bit.ly/x"
ANSWERS = ("normalised", "links", "place_names", "denies", "signals", "topics", "urging", "title_words")
RUMOURS = [
    "Awas, air galon di Sukamaju beracun, kirim kode OTP ke bit.ly/x",
    "Mulai besok semua SPBU di Malang tutup sepekan, sebarkan ke grup lain https://kabar.example/spbu",
    "Penculik anak berkeliaran memakai mobil putih di Kecamatan Melati, lihat www.foto.example/mobil",
]


def counted(monkeypatch: pytest.MonkeyPatch, *names: str) -> Counter[tuple[str, Any]]:
    """Count what the rules are called with."""
    calls: Counter[tuple[str, Any]] = Counter()

    def counting(name: str, function: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def call(given: Any) -> Any:
            calls[name, given] += 1
            return function(given)

        return call

    for name in names:
        monkeypatch.setattr(module, name, counting(name, getattr(module, name)))
    return calls


def test_each_answer_is_worked_out_once_and_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch, "normalise", "find_links", "find_places", "denies", "words_of")
    reading = TextReading(TEXT)
    assert not calls
    for _ in range(2):
        assert [getattr(reading, name) for name in ANSWERS]
    assert reading.denies
    assert set(calls.values()) == {1}


def test_answers_travel_to_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = TextReading(TEXT)
    answers = [getattr(reading, name) for name in ANSWERS]
    other = pickle.loads(pickle.dumps(reading))
    calls = counted(monkeypatch, "normalise", "find_links", "find_places", "denies", "words_of")
    assert [getattr(other, name) for name in ANSWERS] == answers
    assert not calls


def test_a_worklist_reads_each_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = build_claims([scored(text) for text in (*RUMOURS, *RUMOURS)])
    archive = build_archive([FactCheck("a", "[SALAH] Air galon di Rawamulya beracun")])
    office = Office("Kecamatan Rawamulya", places=("Rawamulya",))
    options = WorklistOptions(Settings(office=office), match=lambda texts, sent_at: archive.match(texts, sent_at, 3))
    archive.match([TextReading(RUMOURS[0])], [None], 3)  # the fact-checks are read once too
    calls = counted(monkeypatch, "normalise", "find_links", "find_places", "words_of")
    assert len(build_worklist(map(TrackedClaim, claims), options)) == len(RUMOURS)
    assert {name for name, _ in calls} == {"normalise", "find_links", "find_places", "words_of"}
    assert set(calls.values()) == {1}
