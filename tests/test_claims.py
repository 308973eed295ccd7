from __future__ import annotations

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.claims import build_claims
from pipeline.grouping import group_near_duplicates
from pipeline.records import Message, Score, ScoredMessage, Verdict
from pipeline.text import normalise

FORWARD = (
    "Info penting! Mulai besok malam air PAM di seluruh kecamatan dicampur obat, jangan diminum tiga hari, "
    "sampaikan ke keluarga dan tetangga supaya tidak ada korban lagi"
)


def scored(text: str, chat: str = "a", sender: str = "p", risk: float = 0.5, day: int = 1) -> ScoredMessage:
    message = Message("whatsapp", chat, sender, datetime(2026, 7, day), "text", text, f"{chat}:{day}")
    return ScoredMessage(message, Score(Verdict.UNVERIFIED, 0.5, 0.9, risk, ()), "v")


def groups(texts: list[str]) -> list[int]:
    return group_near_duplicates([normalise(text) for text in texts])


def test_copies_edits_and_cuts_are_one_group() -> None:
    texts = [
        FORWARD,
        FORWARD.upper(),
        f"Assalamualaikum pak bu, {FORWARD} 🙏",
        FORWARD.rsplit(" supaya", 1)[0],
        "ok pak",
    ]
    assert groups(texts) == [0, 0, 0, 0, 1]


def test_different_claims_stay_apart() -> None:
    assert groups([FORWARD, "Besok kerja bakti jam tujuh, bawa cangkul dan sapu masing-masing ya bapak ibu"]) == [0, 1]


def test_short_texts_group_only_with_exact_copies() -> None:
    assert groups(["ok pak", "OK pak!", "ok bu", "ok pak"]) == [0, 1, 2, 0]


@settings(max_examples=30, deadline=None)
@given(st.permutations([FORWARD, FORWARD + " ya", FORWARD[20:], "besok libur sekolah kata bu guru tadi", "ok", "siap"]))
def test_grouping_does_not_depend_on_order(texts: list[str]) -> None:
    found = groups(texts)
    by_group = {frozenset(t for t, g in zip(texts, found, strict=True) if g == number) for number in set(found)}
    assert frozenset({FORWARD, FORWARD + " ya", FORWARD[20:]}) in by_group
    assert len(by_group) == 4


def test_a_claim_counts_its_reach() -> None:
    items = [
        scored(FORWARD, "rt", "ani", 0.5, 3),
        scored(FORWARD, "kelas", "ani", 0.5, 1),
        scored(f"{FORWARD} tolong viralkan", "kelas", "budi", 0.7, 2),
    ]
    (claim,) = build_claims(items)
    assert (claim.n_messages, claim.n_chats, claim.n_senders) == (3, 2, 2)
    assert claim.first_seen_at == datetime(2026, 7, 1)
    assert claim.last_seen_at == datetime(2026, 7, 3)
    assert claim.representative is items[2]
    assert len(claim.members) == 3
