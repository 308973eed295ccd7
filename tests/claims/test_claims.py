from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from saring.claims.claims import build_claims, group_texts
from saring.messages.keys import message_key
from saring.records import Message, Score, ScoredMessage, Verdict

FORWARD = (
    "Info penting! Mulai besok malam air PAM di seluruh kecamatan dicampur obat, jangan diminum tiga hari, "
    "sampaikan ke keluarga dan tetangga supaya tidak ada korban lagi"
)


def scored(text: str, chat: str = "a", sender: str = "p", risk: float = 0.5, day: int = 1) -> ScoredMessage:
    message = Message("whatsapp", chat, sender, datetime(2026, 7, day), "text", text, f"{chat}:{day}")
    return ScoredMessage(message, Score(Verdict.UNVERIFIED, 0.5, 0.9, risk, ()), "v")


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


ACCIDENT = "kecelakaan beruntun di {} tadi pagi, {} orang meninggal di tempat, polisi menutup jalan"


def test_another_place_or_number_is_another_claim_of_one_family() -> None:
    texts = [ACCIDENT.format("Malang", 7), ACCIDENT.format("Padang", 7), ACCIDENT.format("Malang", 9)]
    claims = build_claims([*(scored(text) for text in texts), scored(texts[0], "b"), scored("ok siap pak")])
    assert [claim.n_messages for claim in claims] == [2, 1, 1, 1]
    assert len({claim.claim_id for claim in claims}) == 4
    assert [claim.family_id for claim in claims] == [claims[0].claim_id] * 3 + [claims[3].claim_id]


def test_a_date_in_a_banner_or_greeting_changes_nothing() -> None:
    banners = ["", "Update Senin, 5 Juli 2026\n", "(dikirim 6/7/2026) ", "Selamat pagi bapak ibu, "]
    assert len(set(group_texts([banner + FORWARD for banner in banners]))) == 1


def test_a_denial_is_no_member_of_what_it_denies() -> None:
    denial = f"HOAKS! {FORWARD}. Kabar itu tidak benar, kata PDAM."
    (hoax, _), (same, _), (other, _) = group_texts([FORWARD, f"{FORWARD} ini bukan hoaks", denial])
    assert hoax == same != other


def test_growth_is_counted_back_from_the_newest_message_of_the_run() -> None:
    def at(day: int, hour: int, text: str = FORWARD) -> ScoredMessage:
        item = scored(text)
        return item._replace(message=item.message._replace(sent_at=datetime(2026, 7, day, hour)))

    aware = at(3, 11)
    aware = aware._replace(message=aware.message._replace(sent_at=datetime(2026, 7, 3, 11, tzinfo=UTC)))
    unknown = aware._replace(message=aware.message._replace(sent_at=None))
    items = [at(3, 12, "ok"), aware, at(2, 13), at(2, 12), at(1, 13), at(1, 11), unknown]
    claim = build_claims(items)[1]
    assert (claim.n_messages, claim.n_last_day, claim.n_day_before) == (6, 2, 2)
    assert (claim.first_seen_at, claim.last_seen_at) == (datetime(2026, 7, 1, 11), aware.message.sent_at)


def test_messages_without_times_have_no_growth() -> None:
    item = scored(FORWARD)
    (claim,) = build_claims([item._replace(message=item.message._replace(sent_at=None))])
    assert (claim.first_seen_at, claim.n_last_day, claim.n_day_before) == (None, 0, 0)


def test_nothing_gives_nothing() -> None:
    assert build_claims([]) == []


TEXTS = [
    FORWARD,
    f"{FORWARD} ya",
    FORWARD[20:],
    ACCIDENT.format("Malang", 7),
    ACCIDENT.format("Padang", 7),
    "ok",
    "siap",
]


@settings(max_examples=20, deadline=None)
@given(st.permutations([scored(text, sender=str(i), risk=i / 10) for i, text in enumerate(TEXTS)]))
def test_claims_do_not_depend_on_order(items: list[ScoredMessage]) -> None:
    def claims_of(items: list[ScoredMessage]) -> set[tuple[str, str, frozenset[str]]]:
        return {
            (claim.claim_id, claim.family_id, frozenset(message_key(item.message) for item in claim.members))
            for claim in build_claims(items)
        }

    assert claims_of(items) == claims_of(sorted(items, key=lambda item: item.message.sender))
