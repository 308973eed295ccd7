"""Which dates of messages can be believed: a phone with a wrong clock must not decide what is new.

A date is not believed if it lies after now, or if it and a few others stand years apart from the rest of their chat.
The message stays in every output with its date; only nothing is reckoned from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from saring.i18n.times import to_wall_clock
from saring.messages.keys import chat_of
from saring.records import Message

Chat = tuple[str, str]
TOLERANCE = timedelta(days=1)
"""How far ahead of ours a clock may be: wall-clock times of other zones, and clocks that are a little fast."""
APART = timedelta(days=365)
FEW = 0.1
"""The share of a chat that may have wrong dates; a larger part is its history."""
MIN_TO_JUDGE = 10
RECENT = timedelta(days=31)
"""A message of these last days is one that revives a chat, not one with a wrong date."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """The first and last believed time of each chat.

    `doubted` are the times that are not believed, `n_chats` the number of chats that have them. `ours_is_wrong` says
    that most messages lie after now, so that it is the clock of this computer that nobody should believe.
    """

    bounds: dict[Chat, tuple[datetime, datetime]]
    doubted: tuple[datetime, ...] = ()
    n_chats: int = 0
    ours_is_wrong: bool = False

    def time_of(self, message: Message) -> datetime | None:
        """Return when a message was sent, None if that is unknown or not believed."""
        if message.sent_at is None:
            return None
        first, last = self.bounds.get(chat_of(message), (datetime.max, datetime.min))
        return message.sent_at if first <= to_wall_clock(message.sent_at) <= last else None


def examine_clocks(messages: Iterable[Message], now: datetime) -> Clocks:
    """Return which times to believe, `now` being the time on this computer."""
    times: dict[Chat, list[datetime]] = defaultdict(list)
    for message in messages:
        if message.sent_at is not None:
            times[chat_of(message)].append(to_wall_clock(message.sent_at))
    latest = to_wall_clock(now) + TOLERANCE
    n_ahead = sum(time > latest for group in times.values() for time in group)
    ours_is_wrong = 2 * n_ahead > sum(map(len, times.values()))
    limit = datetime.max if ours_is_wrong else latest
    possible = {chat: sorted(time for time in group if time <= limit) for chat, group in times.items()}
    bounds = _bounds({chat: group for chat, group in possible.items() if group}, now)
    doubted = {
        chat: [time for time in group if chat not in bounds or not bounds[chat][0] <= time <= bounds[chat][1]]
        for chat, group in times.items()
    }
    odd = sorted(time for group in doubted.values() for time in group)
    return Clocks(bounds, tuple(odd), sum(map(bool, doubted.values())), ours_is_wrong)


def _bounds(times: dict[Chat, list[datetime]], now: datetime) -> dict[Chat, tuple[datetime, datetime]]:
    """Return the first and last believed time of each chat, whose times are sorted."""
    stretches = {chat: _stretches(group) for chat, group in times.items()}
    main = {chat: max(found, key=lambda part: (len(part), part[-1])) for chat, found in stretches.items()}
    bounds = {}
    for chat, found in stretches.items():
        if len(found) > 1:
            others = [part for other, part in main.items() if other != chat]
            n_in_chat = len(times[chat])
            found = [part for part in found if part is main[chat] or _is_believed(part, n_in_chat, others, now)]
        bounds[chat] = found[0][0], found[-1][-1]
    return bounds


def _stretches(times: Sequence[datetime]) -> list[list[datetime]]:
    """Divide sorted times where more than a year lies between two of them."""
    found = [[times[0]]]
    for before, time in pairwise(times):
        if time - before > APART:
            found.append([])
        found[-1].append(time)
    return found


def _is_believed(part: Sequence[datetime], n_in_chat: int, others: Iterable[Sequence[datetime]], now: datetime) -> bool:
    """Tell whether times apart from the rest of their chat are those of a chat that was quiet for years.

    They are if they are many, if they are of these days, or if another chat was busy then.
    """
    is_recent = abs(to_wall_clock(now) - part[-1]) <= RECENT
    is_large = n_in_chat < MIN_TO_JUDGE or len(part) > FEW * n_in_chat
    return is_large or is_recent or any(other[0] <= part[-1] and part[0] <= other[-1] for other in others)
