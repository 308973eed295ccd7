from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from saring.claims.claims import build_claims
from saring.claims.spread import Step, floor, shares_of_chats, spread_over_time
from tests.claims.test_claims import FORWARD, scored

MORNING = datetime(2026, 7, 24, 9, 43)


def test_hours_without_a_message_are_counted_as_none() -> None:
    spread = spread_over_time([MORNING, MORNING + timedelta(hours=2), MORNING + timedelta(hours=2, minutes=5)])
    assert spread == (Step.HOUR, datetime(2026, 7, 24, 9), (1, 0, 2))


def test_a_longer_time_takes_longer_steps() -> None:
    def step(days: int) -> Step:
        spread = spread_over_time([MORNING, MORNING + timedelta(days=days)])
        assert spread
        return spread.step

    assert [step(days) for days in (2, 4, 200, 5000)] == [Step.HOUR, Step.DAY, Step.MONTH, Step.YEAR]


def test_a_chart_of_days_never_goes_by_the_hour() -> None:
    assert spread_over_time([MORNING, MORNING + timedelta(days=1)], Step.DAY) == (
        Step.DAY,
        datetime(2026, 7, 24),
        (1, 1),
    )


def test_times_with_a_zone_keep_the_hour_on_the_wall() -> None:
    spread = spread_over_time([MORNING.replace(tzinfo=UTC), MORNING])
    assert spread == (Step.HOUR, datetime(2026, 7, 24, 9), (2,))


def test_nothing_dated_has_no_spread() -> None:
    assert spread_over_time([]) is None


@given(st.lists(st.datetimes(), min_size=1))
def test_no_message_is_lost_on_the_way(moments: list[datetime]) -> None:
    spread = spread_over_time(moments)
    assert spread
    assert sum(spread.counts) == len(moments)
    assert spread.start == floor(min(moments), spread.step)
    assert spread.counts[0]
    assert spread.counts[-1]


def test_chats_with_the_most_messages_come_first() -> None:
    (claim,) = build_claims([scored(FORWARD, "b"), scored(FORWARD, "a", day=2), scored(FORWARD, "a", day=1)])
    assert [(s.chat, s.n_messages) for s in shares_of_chats(claim)] == [("a", 2), ("b", 1)]
    assert shares_of_chats(claim)[0].first_seen_at == datetime(2026, 7, 1)
