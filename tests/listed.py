"""An invented claim of a worklist, for tests of what is written about one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from saring.records import Advice, ListedClaim, MatchStatus, Verdict
from saring.worklist.people import PEOPLE_COLUMNS

TEXT = (
    "*AWAS BANSOS*\nSkrg dana bantuan tahap 3 sebesar Rp900.000 cair utk semua warga Sukamaju!!! Daftar di "
    "https://bansos-sukamaju.example/daftar atau WA 0812-0000-1234 (Bu Rini). SEBARKAN ke 5 grup 🙏"
)
CLAIM = ListedClaim(
    claim_id="c-fb9506a02b",
    title="",
    text=TEXT,
    verdict=Verdict.LIKELY_HOAX,
    advice=Advice.RESPOND_NOW,
    n_messages=5,
    n_chats=3,
    n_senders=4,
    platforms=("whatsapp", "facebook"),
    first_seen_at=datetime(2026, 7, 17, 19, 34),
    last_seen_at=datetime(2026, 7, 26, 9, 40),
    fact_check_urls=(),
    member_keys=frozenset(),
)
CHECKED = replace(
    CLAIM,
    fact_check_urls=("https://cekfakta.example/bansos-2026",),
    fact_check_status=MatchStatus.MATCHED,
    fact_check_rating="[SALAH]",
)


def listed(**values: Any) -> ListedClaim:
    """Return the claim with some values changed; what people write by the name of its column."""
    return with_people(CLAIM, **values)


def with_people(claim: ListedClaim, **values: Any) -> ListedClaim:
    """Return a claim with some values changed, those of people among them."""
    written = {name: values.pop(name) for name in PEOPLE_COLUMNS if name in values}
    return replace(claim, people=replace(claim.people, **written), **values)
