"""The spread of a claim: messages over time and by chat."""

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
    """The time step of a timeline."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Spread(NamedTuple):
    """A timeline: the number of messages in each time step from `start` on."""

    step: Step
    start: datetime
    counts: tuple[int, ...]

    def start_of(self, step_index: int) -> datetime:
        """Return the start of the step at index `place`."""
        if self.step in (Step.MONTH, Step.YEAR):
            months = self.start.month - 1 + step_index * (1 if self.step is Step.MONTH else 12)
            return self.start.replace(year=self.start.year + months // 12, month=months % 12 + 1)
        return self.start + step_index * (timedelta(hours=1) if self.step is Step.HOUR else timedelta(days=1))


class ChatShare(NamedTuple):
    """The messages of a claim in one chat; the times are None where no message has one."""

    platform: str
    chat: str
    n_messages: int
    first_seen_at: datetime | None
    last_seen_at: datetime | None


def spread_over_time(moments: Iterable[datetime], finest: Step = Step.HOUR) -> Spread | None:
    """Count times by the shortest step, from `finest` on, that keeps the timeline readable; None without times."""
    times = [to_wall_clock(moment) for moment in moments]
    if not times:
        return None
    first, last = min(times), max(times)
    if first == last:  # most claims were seen once
        return Spread(finest, floor(first, finest), (len(times),))
    steps = list(Step)[list(Step).index(finest) :]
    step = next(step for step in steps if step is Step.YEAR or _step_index(last, first, step) < MAX_STEPS[step])
    counts = Counter(_step_index(time, first, step) for time in times)
    return Spread(step, floor(first, step), tuple(counts[i] for i in range(_step_index(last, first, step) + 1)))


def floor(time: datetime, step: Step) -> datetime:
    """Return the start of the hour, day, month or year."""
    day = time.replace(hour=0, minute=0, second=0, microsecond=0)
    if step is Step.HOUR:
        return day.replace(hour=time.hour)
    if step is Step.DAY:
        return day
    return day.replace(day=1) if step is Step.MONTH else day.replace(day=1, month=1)


def _step_index(time: datetime, first: datetime, step: Step) -> int:
    if step is Step.YEAR:
        return time.year - first.year
    if step is Step.MONTH:
        return (time.year - first.year) * 12 + time.month - first.month
    length = timedelta(hours=1) if step is Step.HOUR else timedelta(days=1)
    return (floor(time, step) - floor(first, step)) // length


def believed_times(claim: Claim) -> list[datetime]:
    """Return the times of the messages of a claim, without those that nobody believes.

    These lie before the claim was first seen or after it was last seen.
    """
    if claim.first_seen_at is None or claim.last_seen_at is None:
        return []
    first, last = to_wall_clock(claim.first_seen_at), to_wall_clock(claim.last_seen_at)
    times = (member.message.sent_at for member in claim.members)
    return [time for time in times if time and first <= to_wall_clock(time) <= last]


def shares_of_chats(claim: Claim) -> list[ChatShare]:
    """Return the chats of a claim, those with the most messages first."""
    messages: dict[tuple[str, str], list[Message]] = defaultdict(list)
    for member in claim.members:
        messages[chat_of(member.message)].append(member.message)
    shares = [_share(platform, chat, group) for (platform, chat), group in messages.items()]
    return sorted(shares, key=lambda share: (-share.n_messages, share.platform, share.chat))


def _share(platform: str, chat: str, messages: list[Message]) -> ChatShare:
    times = [to_wall_clock(message.sent_at) for message in messages if message.sent_at]
    return ChatShare(platform, chat, len(messages), min(times, default=None), max(times, default=None))
