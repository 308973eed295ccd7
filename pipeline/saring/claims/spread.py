"""How a claim travelled: messages over time, and in which chats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from saring.i18n.times import to_wall_clock
from saring.messages.keys import chat_of
from saring.records import Claim, Message

MAX_STEPS = {"hour": 72, "day": 120, "month": 120}


class Step(StrEnum):
    """The length of one column of a timeline."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Spread(NamedTuple):
    """Messages in each step from `start` on; steps without a message are 0."""

    step: Step
    start: datetime
    counts: tuple[int, ...]

    def start_of(self, place: int) -> datetime:
        """Return when the step at `place` begins."""
        if self.step in (Step.MONTH, Step.YEAR):
            months = self.start.month - 1 + place * (1 if self.step is Step.MONTH else 12)
            return self.start.replace(year=self.start.year + months // 12, month=months % 12 + 1)
        return self.start + place * (timedelta(hours=1) if self.step is Step.HOUR else timedelta(days=1))


class ChatShare(NamedTuple):
    """The part of a claim that stood in one chat; the times are None where no message names one."""

    platform: str
    chat: str
    n_messages: int
    first_seen_at: datetime | None
    last_seen_at: datetime | None


def spread_over_time(moments: Iterable[datetime], finest: Step = Step.HOUR) -> Spread | None:
    """Count moments by the shortest step, from `finest` on, that keeps the timeline readable; None without moments."""
    clocks = [to_wall_clock(moment) for moment in moments]
    if not clocks:
        return None
    first, last = min(clocks), max(clocks)
    if first == last:  # most claims were seen once
        return Spread(finest, floor(first, finest), (len(clocks),))
    steps = list(Step)[list(Step).index(finest) :]
    step = next(step for step in steps if step is Step.YEAR or _place(last, first, step) < MAX_STEPS[step])
    found = Counter(_place(clock, first, step) for clock in clocks)
    return Spread(step, floor(first, step), tuple(found[i] for i in range(_place(last, first, step) + 1)))


def floor(clock: datetime, step: Step) -> datetime:
    """Return the start of the hour, day, month or year."""
    day = clock.replace(hour=0, minute=0, second=0, microsecond=0)
    if step is Step.HOUR:
        return day.replace(hour=clock.hour)
    if step is Step.DAY:
        return day
    return day.replace(day=1) if step is Step.MONTH else day.replace(day=1, month=1)


def _place(clock: datetime, first: datetime, step: Step) -> int:
    if step is Step.YEAR:
        return clock.year - first.year
    if step is Step.MONTH:
        return (clock.year - first.year) * 12 + clock.month - first.month
    length = timedelta(hours=1) if step is Step.HOUR else timedelta(days=1)
    return (floor(clock, step) - floor(first, step)) // length


def shares_of_chats(claim: Claim) -> list[ChatShare]:
    """Return the chats of a claim, those with the most messages first."""
    messages: dict[tuple[str, str], list[Message]] = defaultdict(list)
    for member in claim.members:
        messages[chat_of(member.message)].append(member.message)
    shares = [_share(platform, chat, group) for (platform, chat), group in messages.items()]
    return sorted(shares, key=lambda share: (-share.n_messages, share.platform, share.chat))


def _share(platform: str, chat: str, messages: list[Message]) -> ChatShare:
    clocks = [to_wall_clock(message.sent_at) for message in messages if message.sent_at]
    return ChatShare(platform, chat, len(messages), min(clocks, default=None), max(clocks, default=None))
