"""The worklist is the same whether one process reads the texts or several."""

from __future__ import annotations

import pytest

from saring.claims import claims, titles
from saring.claims.claims import build_claims
from saring.claims.titles import with_titles
from saring.i18n import set_language
from saring.parallel.workers import ALONE, Workers
from saring.records import Claim, WorklistItem
from saring.settings import Office, Settings
from saring.worklist import build as triage
from saring.worklist.build import WorklistOptions, build_worklist
from saring.worklist.continuity import TrackedClaim
from tests.claims.test_claims import scored

TEXTS = [
    f"Awas, air {what} di Sukamaju beracun mulai jam {hour}. Sebarkan! Kirim kode OTP ke bit.ly/x{hour}"
    for hour, what in enumerate(("galon", "sumur", "ledeng", "kolam", "sungai", "waduk", "embung", "tangki"), start=1)
]


def worked(workers: Workers) -> tuple[list[Claim], list[WorklistItem], list[Claim]]:
    options = WorklistOptions(Settings(office=Office("Kecamatan Sukamaju", ("Sukamaju",))), everything=True)
    found = build_claims([scored(text) for text in (*TEXTS, TEXTS[0] + " ya")], workers)
    items = build_worklist(map(TrackedClaim, found), options, workers)
    return found, items, with_titles([item.claim for item in items], found, workers)


def test_any_number_of_processes_gives_the_same_list(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (claims, titles, triage):
        monkeypatch.setattr(module, "CHUNK_TEXTS", 1)
    set_language("en")
    alone, together = worked(ALONE), worked(Workers(2))
    assert together == alone
    assert len(alone[1]) > 4
    assert "code_request" in {signal.code for signal in alone[1][0].signals}
    assert alone[2][0].title
