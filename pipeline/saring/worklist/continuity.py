"""What became of yesterday's claims: today's messages against an earlier list, no message counted twice.

A claim of today is a claim of the earlier list where they share a counted message, or else nearly the
same text. It then keeps the earlier id and what the officer filled in, and its counts are those of
the union of both, whether today's exports hold everything again or only what is new.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from saring.claims.claims import group_texts
from saring.i18n.times import earliest, latest, on_the_wall
from saring.messages.keys import chat_key, message_key, sender_key, short_digest
from saring.records import Advice, Change, Claim, ListedClaim, ScoredMessage
from saring.text.normalise import normalise


class TrackedClaim(NamedTuple):
    """A claim with its reach over both lists; `known` is what the earlier list held of it, or None.

    `n_new` messages were not in the earlier list, the first of them at `first_new_at`.
    """

    claim: Claim
    known: ListedClaim | None = None
    n_new: int | None = None
    first_new_at: datetime | None = None


def track_claims(
    claims: Sequence[Claim], earlier: Sequence[ListedClaim], score_again: Callable[[ListedClaim], ScoredMessage]
) -> list[TrackedClaim]:
    """Return today's claims joined with those of the earlier list, then those that only the earlier list holds.

    `score_again` makes a scored message of an earlier claim's text, for a claim of which no message came today.
    """
    keys = [[message_key(member.message) for member in claim.members] for claim in claims]
    owner_of = {key: place for place, listed in enumerate(earlier) for key in listed.member_keys}
    joined = _join(claims, keys, earlier, owner_of)
    again = Counter(owner_of[key] for member_keys in keys for key in member_keys if key in owner_of)
    place_of = {key: place for place, member_keys in enumerate(keys) for key in member_keys}
    tracked = []
    for place, claim in enumerate(claims):
        known = [_without_moved(earlier[one], place, place_of) for one in joined.get(place, ())]
        left = sum(max(0, earlier[one].n_messages - again[one]) for one in joined.get(place, ()))
        new = [m for m, key in zip(claim.members, keys[place], strict=True) if key not in owner_of]
        tracked.append(_tracked(claim, known, left, new))
    gone = set(range(len(earlier))).difference(*joined.values())
    return _renamed(claims, tracked) + [
        _only_earlier(earlier[place], score_again(earlier[place])) for place in sorted(gone)
    ]


def _join(
    claims: Sequence[Claim],
    keys: Sequence[Sequence[str]],
    earlier: Sequence[ListedClaim],
    owner_of: Mapping[str, int],
) -> dict[int, list[int]]:
    """Return for each claim the earlier claims that go on in it, the one it shares most with first.

    An earlier claim goes on in one claim only: that with the most of its messages, else of its text.
    """
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for place, member_keys in enumerate(keys):
        for key in set(member_keys).intersection(owner_of):
            shared[owner_of[key]][place] += 1
    same_text = _by_text(claims, earlier)
    joined: dict[int, list[tuple[int, int]]] = defaultdict(list)
    owned = {place for counts in shared.values() for place in counts}
    for one in range(len(earlier)):
        # What the earlier list held apart is not joined because its texts are alike: that takes messages in common.
        alike = {place: n for place, n in same_text.get(one, {}).items() if n or place not in owned}
        candidates = shared.get(one) or alike
        if candidates:
            best = min(candidates, key=lambda place: (-candidates[place], claims[place].claim_id))
            joined[best].append((-candidates[best], one))
    return {place: [one for _, one in sorted(found)] for place, found in joined.items()}


def _by_text(claims: Sequence[Claim], earlier: Sequence[ListedClaim]) -> dict[int, Counter[int]]:
    """Return for each earlier claim the claims whose text is nearly the same; the very same text counts 1."""
    texts = [claim.representative.message.text for claim in claims]
    before = [listed.text for listed in earlier]
    numbers = group_texts(texts + before)
    of_number: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, number in enumerate(numbers[: len(claims)]):
        of_number[number].append(place)
    return {
        one: Counter({place: int(normalise(texts[place]) == normalise(before[one])) for place in of_number[number]})
        for one, number in enumerate(numbers[len(claims) :])
        if number in of_number
    }


def _without_moved(listed: ListedClaim, place: int, place_of: Mapping[str, int]) -> ListedClaim:
    """Return an earlier claim without the keys of messages that count in another claim today."""
    return replace(
        listed, member_keys=frozenset(key for key in listed.member_keys if place_of.get(key, place) == place)
    )


def _tracked(claim: Claim, known: Sequence[ListedClaim], n_left: int, new: Sequence[ScoredMessage]) -> TrackedClaim:
    """Add to a claim what the earlier list holds besides it: `n_left` messages that did not come again."""
    first_new_at = earliest(scored.message.sent_at for scored in new)
    if not known:
        return TrackedClaim(claim, None, len(new), first_new_at)
    before = _as_one(known)
    messages = [member.message for member in claim.members]
    n_messages = claim.n_messages + n_left
    n_new = min(n_messages - before.n_messages, len(new)) if messages[0].sent_at else n_messages - before.n_messages
    merged = replace(
        claim,
        claim_id=before.claim_id,
        n_messages=n_messages,
        n_chats=max(before.n_chats, len(before.chat_keys | set(map(chat_key, messages)))),
        n_senders=max(before.n_senders, len(before.sender_keys | set(map(sender_key, messages)))),
        n_forwarded=max(before.n_forwarded, claim.n_forwarded, before.n_forwarded + _n_forwarded(new)),
        platforms=tuple(sorted({*before.platforms, *claim.platforms})),
        first_seen_at=earliest((before.first_seen_at, claim.first_seen_at)),
        last_seen_at=latest((before.last_seen_at, claim.last_seen_at)),
    )
    return TrackedClaim(merged, before, max(0, n_new), first_new_at)


def _n_forwarded(messages: Iterable[ScoredMessage]) -> int:
    return sum(bool(scored.message.forwarded_from) for scored in messages)


def _as_one(known: Sequence[ListedClaim]) -> ListedClaim:
    """Return earlier claims that have grown together as one, named by the first; what an officer wrote is kept."""
    first = known[0]
    if len(known) == 1:
        return first
    return replace(
        first,
        n_messages=sum(one.n_messages for one in known),
        n_forwarded=sum(one.n_forwarded for one in known),
        n_chats=max(first.n_chats, len(frozenset().union(*(one.chat_keys for one in known)))),
        n_senders=max(first.n_senders, len(frozenset().union(*(one.sender_keys for one in known)))),
        platforms=tuple(sorted({name for one in known for name in one.platforms})),
        first_seen_at=earliest(one.first_seen_at for one in known),
        last_seen_at=latest(one.last_seen_at for one in known),
        due_at=earliest(one.due_at for one in known),
        rating=next((one.rating for one in known if one.rating), ""),
        answer_url=next((one.answer_url for one in known if one.answer_url), ""),
        member_keys=frozenset().union(*(one.member_keys for one in known)),
        chat_keys=frozenset().union(*(one.chat_keys for one in known)),
        sender_keys=frozenset().union(*(one.sender_keys for one in known)),
    )


def _only_earlier(listed: ListedClaim, representative: ScoredMessage) -> TrackedClaim:
    """Return a claim of which no message came today: as the earlier list has it."""
    claim = Claim(
        claim_id=listed.claim_id,
        family_id=listed.claim_id,
        title=listed.title,
        phrases=(),
        representative=representative,
        n_messages=listed.n_messages,
        n_chats=listed.n_chats,
        n_senders=listed.n_senders,
        n_forwarded=listed.n_forwarded,
        platforms=listed.platforms,
        first_seen_at=listed.first_seen_at,
        last_seen_at=listed.last_seen_at,
        n_last_day=0,
        n_day_before=0,
        members=(),
    )
    return TrackedClaim(claim, listed, 0)


def _renamed(claims: Sequence[Claim], tracked: Sequence[TrackedClaim]) -> list[TrackedClaim]:
    """Let families follow the ids that were inherited, and give no id twice."""
    new_id = {claim.claim_id: item.claim.claim_id for claim, item in zip(claims, tracked, strict=True)}
    inherited = {item.known.claim_id for item in tracked if item.known}
    result = []
    for item in tracked:
        claim_id = item.claim.claim_id
        if item.known is None and claim_id in inherited:
            # An earlier claim has gone on in another text, and this one has its first text.
            claim_id = f"c-{short_digest(claim_id)}"
        family_id = new_id.get(item.claim.family_id, item.claim.family_id)
        result.append(item._replace(claim=replace(item.claim, claim_id=claim_id, family_id=family_id)))
    return result


def change_since(item: TrackedClaim, advice: Advice, away: timedelta) -> Change:
    """Say what became of a claim since the earlier list; `away` is how long makes it resurfaced."""
    known = item.known
    if known is None:
        return Change.NEW
    back, gone = item.first_new_at, known.last_seen_at
    if back and gone and on_the_wall(back) - on_the_wall(gone) >= away:
        return Change.RESURFACED
    if known.answer_url or (advice is Advice.ALREADY_ANSWERED and known.advice is not Advice.ALREADY_ANSWERED):
        return Change.ANSWERED
    return Change.GROWING if item.n_new else Change.UNCHANGED
