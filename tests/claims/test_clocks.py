"""A wrong clock is told and decides nothing; a quiet chat that comes back is believed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from saring.claims.claims import build_claims
from saring.claims.clocks import Clocks, examine_clocks
from saring.claims.spread import believed_times
from saring.records import Message
from tests.claims.test_claims import FORWARD
from tests.worklist.triage_cases import scored

NOW = datetime(2026, 7, 24, 12)


def sent(at: datetime | None, chat: str = "rt") -> Message:
    return Message("whatsapp", chat, "ani", at, "text", FORWARD, "rt.txt:1")


def chat(n: int = 40, end: datetime = NOW, name: str = "rt") -> list[Message]:
    return [sent(end - timedelta(hours=hours), name) for hours in range(n)]


def doubted(*messages: Message) -> Clocks:
    return examine_clocks(messages, NOW)


def test_a_chat_with_right_clocks_is_believed_whole() -> None:
    clocks = doubted(*chat(), sent(None))
    assert (clocks.doubted, clocks.n_chats, clocks.ours_is_wrong) == ((), 0, False)
    assert all(clocks.time_of(message) == message.sent_at for message in chat())
    assert clocks.time_of(sent(None)) is None


@pytest.mark.parametrize(
    "odd", [datetime(2030, 1, 1), datetime(2026, 7, 26), datetime(2000, 1, 1), datetime(2024, 3, 1, tzinfo=UTC)]
)
def test_a_date_after_now_or_years_from_the_rest_is_not_believed(odd: datetime) -> None:
    clocks = doubted(*chat(), sent(odd))
    assert clocks.doubted == (odd.replace(tzinfo=None),)
    assert clocks.n_chats == 1
    assert clocks.time_of(sent(odd)) is None
    assert clocks.time_of(chat()[0]) == NOW


@pytest.mark.parametrize("hours", [1, 14, 23])
def test_a_clock_less_than_a_day_ahead_is_believed(hours: int) -> None:
    assert doubted(*chat(), sent(NOW + timedelta(hours=hours))).doubted == ()


def test_a_phone_that_is_always_wrong_moves_nothing() -> None:
    wrong = [sent(datetime(2030, 1, day)) for day in range(1, 12)]
    clocks = doubted(*chat(), *wrong)
    assert len(clocks.doubted) == 11
    assert clocks.bounds["whatsapp", "rt"] == (chat()[-1].sent_at, NOW)


def test_a_quiet_chat_that_comes_back_these_days_is_believed() -> None:
    old = chat(end=datetime(2023, 2, 1))
    assert doubted(*old, sent(NOW - timedelta(hours=2))).doubted == ()


def test_a_late_message_counts_if_another_chat_was_busy_then() -> None:
    old, other = chat(end=datetime(2019, 3, 3)), chat(end=datetime(2021, 5, 5), name="kelas")
    assert doubted(*old, sent(datetime(2021, 5, 5))).n_chats == 1
    assert doubted(*old, *other, sent(datetime(2021, 5, 5))).n_chats == 0


def test_an_old_history_is_history_and_a_small_chat_is_not_judged() -> None:
    assert doubted(*chat(), *chat(20, datetime(2019, 1, 1))).doubted == ()
    assert doubted(*chat(4), sent(datetime(2019, 1, 1))).doubted == ()


def test_where_most_messages_are_ahead_it_is_our_own_clock() -> None:
    clocks = examine_clocks(chat(end=datetime(2028, 1, 1)), NOW)
    assert clocks.ours_is_wrong
    assert clocks.doubted == ()


def test_a_claim_keeps_its_odd_messages_and_is_reckoned_without_them() -> None:
    messages = [*chat(12), sent(datetime(2030, 1, 1)), sent(datetime(2000, 1, 1))]
    clocks = examine_clocks(messages, NOW)
    (claim,) = build_claims([scored(message) for message in messages], time_of=clocks.time_of)
    assert claim.n_messages == len(claim.members) == 14
    assert (claim.first_seen_at, claim.last_seen_at) == (NOW - timedelta(hours=11), NOW)
    assert claim.n_last_day == 12
    assert len(believed_times(claim)) == 12


def test_a_claim_of_which_no_date_is_believed_has_none() -> None:
    clocks = examine_clocks([*chat(), sent(datetime(2030, 1, 1))], NOW)
    (claim,) = build_claims([scored(sent(datetime(2030, 1, 1)))], time_of=clocks.time_of)
    assert (claim.first_seen_at, claim.last_seen_at, believed_times(claim)) == (None, None, [])
